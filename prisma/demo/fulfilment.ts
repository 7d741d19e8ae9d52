import { DAY, dayOf, HOUR, MINUTE, monthIndex, settle, weekday, workingDay } from './calendar';
import { EURO, wholeCents } from './catalogue';
import type { CauseLedger } from './cause-ledger';
import { CARRIERS, type DemoCarrier } from './channels';
import type { DemoShipment } from './order';
import { type Random, runningSums } from './random';
import { findCause, type Scenario, windowDays } from './scenario';

const CARRIER_SUMS = runningSums(CARRIERS.map((carrier) => carrier.share));

/** Parcels: from release in the warehouse to delivery, in working days, with the carrier that became late. */
export class Fulfilment {
  private readonly late: { carrier: string; from: number; to: number; share: number; extraDays: number } | null;

  constructor(
    private readonly random: Random,
    private readonly causes: CauseLedger,
    scenario: Scenario,
    private readonly today: number,
  ) {
    const cause = findCause(scenario, 'late_carrier');
    const [from, to] = cause ? windowDays(cause, today) : [0, -1];
    this.late = cause ? { ...cause, from, to } : null;
  }

  /** The shipment of an order paid at `paid`; what lies after yesterday has not happened yet. */
  ship(ref: string, paid: number, units: number): DemoShipment {
    const { random } = this;
    const index = random.weighted(CARRIER_SUMS);
    const carrier = CARRIERS[index] as DemoCarrier;
    const released = settle(paid + random.int(5, 55) * MINUTE);
    const sameDay = weekday(dayOf(released)) <= 4 && released % DAY < 12 * HOUR;
    const pickDay = workingDay(dayOf(released) + (sameDay ? 0 : 1), random.chance(this.peak(dayOf(released))) ? 1 : 0);
    const picked = Math.max(released + 20 * MINUTE, pickDay * DAY + 8 * HOUR + random.int(0, 7 * HOUR));
    const packed = picked + random.int(8, 70) * MINUTE;
    const shipped = Math.max(packed + 15 * MINUTE, pickDay * DAY + 17 * HOUR + random.int(0, 50) * MINUTE);
    const shippedDay = dayOf(shipped);
    const promisedDay = workingDay(shippedDay, carrier.promise);
    const delivered = settle(
      workingDay(shippedDay, this.transit(carrier, shippedDay)) * DAY + random.int(8 * HOUR, 18 * HOUR),
    );
    const known = (at: number) => (at < this.today * DAY ? at : null);
    const weight = 0.85 + 0.13 * units;
    return {
      ref,
      carrier: index,
      warehouse: 0,
      released: known(released),
      picked: known(picked),
      packed: known(packed),
      shipped: known(shipped),
      promisedDay,
      delivered: known(delivered),
      freight: wholeCents(carrier.freight * EURO * weight * random.between(0.93, 1.1)),
      packaging: wholeCents((0.42 + 0.09 * units) * EURO),
      labourMinutes: Math.round((3.2 + 1.1 * units) * random.between(0.8, 1.35) * 10) / 10,
      parcels: units > 12 ? 2 : 1,
      damaged: random.chance(0.006),
      complete: !random.chance(0.008),
    };
  }

  /** The warehouse falls behind in the weeks before Christmas. */
  private peak(day: number): number {
    return monthIndex(day) === 11 ? 0.16 : monthIndex(day) === 10 ? 0.09 : 0.04;
  }

  private transit(carrier: DemoCarrier, shippedDay: number): number {
    const { random, late } = this;
    const roll = random.next();
    const usual = carrier.promise - 1 + (roll < 0.52 ? 0 : roll < 0.945 ? 1 : roll < 0.982 ? 2 : 3);
    if (!late || late.carrier !== carrier.code || shippedDay < late.from || shippedDay > late.to)
      return Math.max(1, usual);
    this.causes.add('late_carrier', 'parcels');
    if (!random.chance(late.share)) return Math.max(1, usual);
    this.causes.add('late_carrier', usual > carrier.promise ? 'parcelsLateAnyway' : 'parcelsMadeLate');
    return Math.max(carrier.promise + 1, usual + late.extraDays);
  }
}
