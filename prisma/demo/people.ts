import { CHANNELS, SITE } from './channels';
import { PLACES } from './places';
import { CATEGORIES } from './product-lines';
import { type Random, runningSums } from './random';

const PLACE_SUMS = runningSums(PLACES.map((place) => place.weight));
const FAVOURITE_SUMS = runningSums(
  CATEGORIES.map((category) => category.share ** 0.9 * (category.code === 'gifts' ? 0.3 : 1)),
);

export const GENDERS = ['female', 'male', 'other', null] as const;

/**
 * Everyone who can be recognised again, in columns: a person is a number. Buying follows a heterogeneous process: a
 * person has a mean gap between orders and a chance to leave after each.
 */
export class People {
  count = 0;
  private capacity = 4_096;
  place = new Int16Array(this.capacity);
  channel = new Uint8Array(this.capacity);
  favourite = new Uint8Array(this.capacity);
  guest = new Uint8Array(this.capacity);
  tracked = new Uint8Array(this.capacity);
  mailing = new Uint8Array(this.capacity);
  mobile = new Uint8Array(this.capacity);
  gender = new Uint8Array(this.capacity);
  /** Birth day number; 0 when not known. */
  birth = new Int32Array(this.capacity);
  meanGap = new Float32Array(this.capacity);
  churn = new Float32Array(this.capacity);
  /** Valid orders so far, the day of the last one, and the time of the last order of any kind. */
  orders = new Uint16Array(this.capacity);
  lastDay = new Int32Array(this.capacity);
  lastBooked = new Float64Array(this.capacity);
  firstDay = new Int32Array(this.capacity);
  lastProduct = new Int16Array(this.capacity);
  /** Net amount of the valid orders so far. */
  spent = new Float64Array(this.capacity);
  /** The last touch that carries a campaign, in local seconds. */
  touchAt = new Float64Array(this.capacity);
  touchCampaign = new Int16Array(this.capacity);

  private grow(): void {
    this.capacity *= 2;
    const wider = <T extends { set(from: T): void }>(old: T, make: (size: number) => T): T => {
      const fresh = make(this.capacity);
      fresh.set(old);
      return fresh;
    };
    const bytes = (old: Uint8Array<ArrayBuffer>) => wider(old, (n) => new Uint8Array(n));
    const shorts = (old: Int16Array<ArrayBuffer>) => wider(old, (n) => new Int16Array(n));
    const ints = (old: Int32Array<ArrayBuffer>) => wider(old, (n) => new Int32Array(n));
    const singles = (old: Float32Array<ArrayBuffer>) => wider(old, (n) => new Float32Array(n));
    const doubles = (old: Float64Array<ArrayBuffer>) => wider(old, (n) => new Float64Array(n));
    this.place = shorts(this.place);
    this.channel = bytes(this.channel);
    this.favourite = bytes(this.favourite);
    this.guest = bytes(this.guest);
    this.tracked = bytes(this.tracked);
    this.mailing = bytes(this.mailing);
    this.mobile = bytes(this.mobile);
    this.gender = bytes(this.gender);
    this.birth = ints(this.birth);
    this.meanGap = singles(this.meanGap);
    this.churn = singles(this.churn);
    this.orders = wider(this.orders, (n) => new Uint16Array(n));
    this.lastDay = ints(this.lastDay);
    this.lastBooked = doubles(this.lastBooked);
    this.firstDay = ints(this.firstDay);
    this.lastProduct = shorts(this.lastProduct);
    this.spent = doubles(this.spent);
    this.touchAt = doubles(this.touchAt);
    this.touchCampaign = shorts(this.touchCampaign);
  }

  /** A new customer of a channel; returns the person's number. */
  add(random: Random, channel: number, day: number): number {
    if (this.count === this.capacity) this.grow();
    const person = this.count++;
    this.place[person] = placeFor(random, channel);
    this.channel[person] = channel;
    this.favourite[person] = random.weighted(FAVOURITE_SUMS);
    const isSite = channel === SITE;
    this.guest[person] = isSite && random.chance(0.17) ? 1 : 0;
    this.tracked[person] = isSite && random.chance(0.84) ? 1 : 0;
    this.mailing[person] = CHANNELS[channel]?.type === 'marketplace' ? 0 : random.chance(0.58) ? 1 : 0;
    this.mobile[person] = random.chance(0.63) ? 1 : 0;
    const known = random.chance(isSite ? 0.62 : CHANNELS[channel]?.type === 'store' ? 0.75 : 0.1);
    this.gender[person] = known ? (random.chance(0.855) ? 0 : random.chance(0.94) ? 1 : 2) : 3;
    const age = Math.min(82, Math.max(18, random.lognormal(36, 0.3)));
    this.birth[person] = random.chance(known ? 0.8 : 0.05) ? day - Math.round(age * 365.25) - random.int(0, 364) : 0;
    const kind = random.next();
    const sticky = CHANNELS[channel]?.type === 'marketplace' ? 0.16 : 0;
    this.churn[person] =
      sticky +
      (kind < 0.46
        ? random.between(0.62, 0.84)
        : kind < 0.82
          ? random.between(0.25, 0.45)
          : random.between(0.04, 0.14));
    this.meanGap[person] = random.lognormal(kind < 0.82 ? 88 : 62, 0.42);
    this.firstDay[person] = day;
    this.lastProduct[person] = -1;
    this.touchCampaign[person] = -1;
    return person;
  }

  /** Day of the next order after `day`, or -1 when the person leaves. */
  nextOrder(random: Random, person: number, day: number): number {
    if (random.chance(this.churn[person] as number)) return -1;
    const gap = (this.meanGap[person] as number) * (0.35 + random.exponential(0.65));
    return day + Math.max(3, Math.round(gap));
  }
}

/** Place of a buyer: around the shop for shop sales, anywhere else by population. */
export function placeFor(random: Random, channel: number): number {
  const shop = CHANNELS[channel]?.place ?? -1;
  return shop >= 0 ? shop : random.weighted(PLACE_SUMS);
}
