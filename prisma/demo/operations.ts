import { type CopyValue, copyRows } from '@/lib/db/copy';
import type { Connection } from '@/lib/db/run-sql';
import { dayOf, dayText, weekday } from './calendar';
import { costAt, isSold } from './catalogue';
import { CURRENCY } from './dimension-rows';
import type { DimensionIds } from './dimensions';
import type { DemoOrder } from './order';
import { Random } from './random';
import type { Simulation } from './simulation';

const DAILY_DAYS = 120;

interface Snapshot {
  day: number;
  onHand: Int32Array;
  incoming: Int32Array;
}

/** Stock and work in the warehouse, observed while the days pass. */
export class Operations {
  private readonly snapshots: Snapshot[] = [];
  private readonly shippedLines: Float64Array;

  constructor(private readonly sim: Simulation) {
    this.shippedLines = new Float64Array(sim.demand.days);
  }

  /** Evening of a day: the stock on Mondays, and every day of the last months. */
  endDay(day: number): void {
    const { stock, period } = this.sim;
    if (weekday(day) !== 0 && day <= period.to - DAILY_DAYS) return;
    this.snapshots.push({ day, onHand: stock.onHand.slice(), incoming: stock.incoming.slice() });
  }

  see(order: DemoOrder): void {
    const { shipment } = order;
    if (!shipment || shipment.shipped === null) return;
    const i = dayOf(shipment.shipped) - this.sim.period.from;
    this.shippedLines[i] = (this.shippedLines[i] ?? 0) + order.lines.length;
  }

  async write(connection: Connection, ids: DimensionIds, batchId: number): Promise<void> {
    const random = new Random(this.sim.settings.seed, 'operations');
    await copyRows(
      connection,
      'stock_snapshot',
      [
        'day',
        'warehouse_id',
        'product_id',
        'on_hand',
        'committed',
        'unavailable',
        'incoming',
        'unit_cost',
        'currency',
        'batch_id',
      ],
      this.stockRows(random, ids, batchId),
    );
    await copyRows(
      connection,
      'stock_lot',
      ['warehouse_id', 'product_id', 'lot', 'day', 'quantity', 'expiry_day', 'batch_id'],
      this.lotRows(random, ids, batchId),
    );
    await copyRows(
      connection,
      'labour_hours',
      ['day', 'warehouse_id', 'activity', 'shift', 'paid_hours', 'cost', 'currency', 'batch_id'],
      this.labourRows(random, ids, batchId),
    );
  }

  private *stockRows(random: Random, ids: DimensionIds, batchId: number): Generator<CopyValue[]> {
    const { products, stock } = this.sim;
    for (const { day, onHand, incoming } of this.snapshots) {
      const text = dayText(day);
      for (let cell = 0; cell < onHand.length; cell++) {
        const product = products[cell % stock.size];
        if (!product || !isSold(product, day)) continue;
        const pieces = onHand[cell] as number;
        yield [
          text,
          ids.warehouses[Math.floor(cell / stock.size)],
          ids.products[product.index],
          pieces,
          pieces > 6 && cell < stock.size ? random.int(0, 3) : 0,
          pieces > 40 && random.chance(0.25) ? 1 + Math.floor(pieces * 0.008) : 0,
          incoming[cell],
          costAt(product, day),
          CURRENCY,
          batchId,
        ];
      }
    }
  }

  private *lotRows(random: Random, ids: DimensionIds, batchId: number): Generator<CopyValue[]> {
    const last = this.snapshots[this.snapshots.length - 1];
    if (!last) return;
    for (const product of this.sim.products) {
      const pieces = last.onHand[product.index] as number;
      if (pieces === 0 || !isSold(product, last.day)) continue;
      const older = random.chance(0.5) ? Math.floor(pieces * random.between(0.1, 0.5)) : 0;
      for (const [number, quantity] of [older, pieces - older].entries()) {
        if (quantity === 0) continue;
        const made = last.day - (number === 0 ? random.int(300, 900) : random.int(20, 200));
        const expiry = dayText(made + product.shelfLifeDays);
        yield [
          ids.warehouses[0],
          ids.products[product.index],
          `L${made}`,
          dayText(last.day),
          quantity,
          expiry,
          batchId,
        ];
      }
    }
  }

  private *labourRows(random: Random, ids: DimensionIds, batchId: number): Generator<CopyValue[]> {
    for (let i = 0; i < this.shippedLines.length; i++) {
      const lines = this.shippedLines[i] as number;
      if (lines === 0) continue;
      for (const [activity, minutes] of [
        ['pick', 1.5],
        ['pack', 2.1],
        ['ship', 0.6],
      ] as const) {
        for (const [shift, share] of [
          ['morning', 0.6],
          ['afternoon', 0.4],
        ] as const) {
          // Hours are paid by the quarter; quiet days are the less productive ones.
          const hours = Math.max(0.5, Math.ceil(((lines * minutes * share) / 60) * random.between(1.02, 1.3) * 4) / 4);
          yield [
            dayText(this.sim.period.from + i),
            ids.warehouses[0],
            activity,
            shift,
            hours,
            Math.round(hours * 190_000),
            CURRENCY,
            batchId,
          ];
        }
      }
    }
  }
}
