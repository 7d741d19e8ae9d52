import { dayOf, monthText } from './calendar';
import type { DemoProduct } from './catalogue';
import { CARRIERS, CHANNELS } from './channels';
import { DistinctPeople } from './distinct-people';
import { type DemoOrder, isValid } from './order';
import { REGION_OF_PLACE, REGIONS } from './places';
import { CATEGORIES } from './product-lines';
import { type Cell, emptyCell, kpisOf, type Measure } from './truth-cell';

const DIMENSIONS = ['month', 'sales_channel', 'category', 'region', 'customer_status', 'campaign', 'carrier'] as const;
type Dimension = (typeof DIMENSIONS)[number];

/**
 * The truth of the demo shop: every KPI summed from the generated rows while they are made, with no help from the
 * database or the KPI engine. A measure counts in the month of its own event: a sale on the order's day, a refund on the
 * day of the refund, a delivery on its day.
 */
export class Truth {
  readonly total = emptyCell();
  readonly cells: Record<Dimension, Map<string, Cell>>;
  private readonly people = new DistinctPeople();
  documents = 0;
  lines = 0;

  constructor(
    private readonly products: readonly DemoProduct[],
    private readonly campaignCodes: readonly string[],
  ) {
    this.cells = Object.fromEntries(DIMENSIONS.map((name) => [name, new Map()])) as Record<
      Dimension,
      Map<string, Cell>
    >;
  }

  private cell(dimension: Dimension, key: string): Cell {
    let cell = this.cells[dimension].get(key);
    if (!cell) {
      cell = emptyCell();
      this.cells[dimension].set(key, cell);
    }
    return cell;
  }

  /** Cells of an order that do not depend on the day. */
  private fixedCells(order: DemoOrder): Cell[] {
    const cells = [
      this.total,
      this.cell('sales_channel', (CHANNELS[order.channel] as (typeof CHANNELS)[number]).code),
      this.cell('region', regionKey(order.place)),
      this.cell('customer_status', order.customerStatus),
    ];
    const campaign = this.campaignCodes[order.campaign];
    if (campaign) cells.push(this.cell('campaign', campaign));
    return cells;
  }

  private month(day: number): Cell {
    return this.cell('month', monthText(day));
  }

  private categoryOf(product: number): Cell {
    const category = (this.products[product] as DemoProduct).category;
    return this.cell('category', (CATEGORIES[category] as (typeof CATEGORIES)[number]).code);
  }

  addOrder(order: DemoOrder): void {
    this.documents += 1;
    this.lines += order.lines.length + order.refunds.length;
    const fixed = this.fixedCells(order);
    const day = dayOf(order.booked);
    const valid = isValid(order);
    const add = (cells: readonly Cell[], measure: Measure, amount: number) => {
      for (const cell of cells) cell[measure] += amount;
    };
    const booked = [...fixed, this.month(day)];
    if (valid) this.addHistory(order, day, booked, add);
    if (valid) this.addLines(order, booked, fixed, add);
    if (order.kind === 'order' && order.status === 'cancelled' && !order.isTest && !order.isFraud) {
      const at = this.month(dayOf(order.cancelled ?? order.booked));
      for (const line of order.lines) add([...fixed, at, this.categoryOf(line.product)], 'cancelled', line.net);
    }
    if (valid || order.kind === 'credit_note') this.addRefunds(order, day, fixed, add);
    for (const payment of order.payments) {
      if (payment.status !== 'captured') continue;
      for (const cell of [...fixed, this.month(dayOf(payment.at ?? order.booked))]) {
        cell.payments[payment.method] = (cell.payments[payment.method] ?? 0) + payment.amount;
      }
    }
    this.addDelivery(order, fixed, add);
  }

  private addHistory(order: DemoOrder, day: number, booked: readonly Cell[], add: Add): void {
    add(booked, 'orders', 1);
    if (order.sequence === 1) add(booked, 'newCustomers', 1);
    if (order.daysSincePrevious !== null) {
      add(booked, 'gaps', 1);
      add(booked, 'gapDays', order.daysSincePrevious);
    }
    if (order.person < 0) return;
    add(booked, 'identifiedOrders', 1);
    const seen = this.people.order(
      order.person,
      order.channel,
      REGION_OF_PLACE[order.place] as number,
      order.customerStatus === 'new' ? 0 : 1,
      monthText(day),
    );
    const cells = [
      this.total,
      this.cell('sales_channel', (CHANNELS[order.channel] as (typeof CHANNELS)[number]).code),
      this.cell('region', regionKey(order.place)),
      this.cell('customer_status', order.customerStatus),
      this.month(day),
    ];
    seen.forEach((times, i) => {
      if (times === 1) (cells[i] as Cell).activeCustomers += 1;
      if (times === 2) (cells[i] as Cell).repeatCustomers += 1;
    });
  }

  private addLines(order: DemoOrder, booked: readonly Cell[], fixed: readonly Cell[], add: Add): void {
    const recognisedMonth = order.recognised === null ? null : this.month(dayOf(order.recognised));
    for (const line of order.lines) {
      const category = this.categoryOf(line.product);
      const cells = [...booked, category];
      add(cells, 'gross', line.gross);
      add(cells, 'discount', line.discount);
      if (!line.free) add(cells, 'units', line.quantity);
      if (recognisedMonth) add([...fixed, recognisedMonth, category], 'recognised', line.net);
      if (line.cost === null) continue;
      add(cells, 'cost', line.cost);
      add(cells, 'costedNet', line.net);
      add(cells, 'costedLines', 1);
      if (order.campaign < 0) continue;
      add(cells, 'campaignCost', line.cost);
      add(cells, 'campaignCostedNet', line.net);
    }
  }

  private addRefunds(order: DemoOrder, saleDay: number, fixed: readonly Cell[], add: Add): void {
    const isRecognised = order.recognised !== null || order.kind === 'credit_note';
    for (const refund of order.refunds) {
      const category = this.categoryOf(refund.product);
      const day = dayOf(refund.at);
      const cells = [...fixed, this.month(day), category];
      const saleCells = [...fixed, this.month(order.kind === 'credit_note' ? day : saleDay), category];
      const isReturned = refund.kind === 'return' || refund.kind === 'cancellation';
      add(cells, 'refund', refund.amount);
      add(saleCells, 'refundBySale', refund.amount);
      if (isRecognised) add(cells, 'recognised', -refund.amount);
      if (refund.kind === 'cancellation') add(cells, 'cancelled', refund.amount);
      if (isReturned) {
        add(cells, 'returnedUnits', refund.quantity);
        add(saleCells, 'returnedUnitsBySale', refund.quantity);
      }
      if (refund.cost === null) continue;
      add(cells, 'cost', -refund.cost);
      add(cells, 'costedNet', -refund.amount);
      if (order.campaign < 0) continue;
      add(cells, 'campaignCost', -refund.cost);
      add(cells, 'campaignCostedNet', -refund.amount);
    }
  }

  private addDelivery(order: DemoOrder, fixed: readonly Cell[], add: Add): void {
    const { shipment } = order;
    if (!shipment || shipment.delivered === null) return;
    const day = dayOf(shipment.delivered);
    const carrier = this.cell('carrier', (CARRIERS[shipment.carrier] as (typeof CARRIERS)[number]).code);
    const cells = [...fixed, this.month(day), carrier];
    add(cells, 'delivered', 1);
    add(cells, 'deliverySeconds', shipment.delivered - order.booked);
    add(cells, 'promised', 1);
    if (day <= shipment.promisedDay) add(cells, 'onTime', 1);
  }

  addSpend(day: number, campaign: string, amount: number): void {
    for (const cell of [this.total, this.month(day), this.cell('campaign', campaign)]) cell.spend += amount;
  }

  /** A visit of a human being on the site. */
  addSession(day: number, converted: boolean): void {
    for (const cell of [
      this.total,
      this.month(day),
      this.cell('sales_channel', (CHANNELS[0] as (typeof CHANNELS)[number]).code),
    ]) {
      cell.sessions += 1;
      if (converted) cell.convertedSessions += 1;
    }
  }

  report(): { totals: ReturnType<typeof kpisOf>; by: Record<string, Record<string, ReturnType<typeof kpisOf>>> } {
    const by = Object.fromEntries(
      DIMENSIONS.map((dimension) => [
        dimension,
        Object.fromEntries(
          [...this.cells[dimension]].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, cell]) => [key, kpisOf(cell)]),
        ),
      ]),
    );
    return { totals: kpisOf(this.total), by };
  }
}

type Add = (cells: readonly Cell[], measure: Measure, amount: number) => void;

const regionKey = (place: number): string => REGIONS[REGION_OF_PLACE[place] as number] as string;
