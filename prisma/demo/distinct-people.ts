const NONE = -1;

/**
 * How often each person has ordered: in all, per channel, region and customer status, and in the running month. Two bit
 * masks per dimension tell once from twice, which is all that active and repeat customers need.
 */
export class DistinctPeople {
  private capacity = 4_096;
  private orders = new Uint16Array(this.capacity);
  private channelOnce = new Uint8Array(this.capacity);
  private channelTwice = new Uint8Array(this.capacity);
  private statusOnce = new Uint8Array(this.capacity);
  private statusTwice = new Uint8Array(this.capacity);
  private regionOnce = new Uint32Array(this.capacity);
  private regionTwice = new Uint32Array(this.capacity);
  private monthOf = new Int32Array(this.capacity);
  private monthOrders = new Uint8Array(this.capacity);
  private readonly months = new Map<string, number>();

  /**
   * Counts one valid order and returns how many the person has now in all, in this channel, region, status and month:
   * exact while it is 1 or 2, at least 3 afterwards. Months must come in order.
   */
  order(person: number, channel: number, region: number, status: number, month: string): number[] {
    while (person >= this.capacity) this.grow();
    this.orders[person] = Math.min(65_535, (this.orders[person] as number) + 1);
    let monthNumber = this.months.get(month) ?? NONE;
    if (monthNumber === NONE) {
      monthNumber = this.months.size + 1;
      this.months.set(month, monthNumber);
    }
    if (this.monthOf[person] !== monthNumber) {
      this.monthOf[person] = monthNumber;
      this.monthOrders[person] = 0;
    }
    this.monthOrders[person] = Math.min(255, (this.monthOrders[person] as number) + 1);
    return [
      this.orders[person] as number,
      mark(this.channelOnce, this.channelTwice, person, channel),
      mark(this.regionOnce, this.regionTwice, person, region),
      mark(this.statusOnce, this.statusTwice, person, status),
      this.monthOrders[person] as number,
    ];
  }

  private grow(): void {
    this.capacity *= 2;
    const bytes = (old: Uint8Array) => {
      const fresh = new Uint8Array(this.capacity);
      fresh.set(old);
      return fresh;
    };
    const words = (old: Uint32Array) => {
      const fresh = new Uint32Array(this.capacity);
      fresh.set(old);
      return fresh;
    };
    const orders = new Uint16Array(this.capacity);
    orders.set(this.orders);
    this.orders = orders;
    this.channelOnce = bytes(this.channelOnce);
    this.channelTwice = bytes(this.channelTwice);
    this.statusOnce = bytes(this.statusOnce);
    this.statusTwice = bytes(this.statusTwice);
    this.regionOnce = words(this.regionOnce);
    this.regionTwice = words(this.regionTwice);
    const months = new Int32Array(this.capacity);
    months.set(this.monthOf);
    this.monthOf = months;
    this.monthOrders = bytes(this.monthOrders);
  }
}

type Mask = Uint8Array | Uint32Array;

function mark(once: Mask, twice: Mask, person: number, bit: number): number {
  const flag = 1 << bit;
  if (((twice[person] as number) & flag) !== 0) return 3;
  if (((once[person] as number) & flag) !== 0) {
    twice[person] = (twice[person] as number) | flag;
    return 2;
  }
  once[person] = (once[person] as number) | flag;
  return 1;
}
