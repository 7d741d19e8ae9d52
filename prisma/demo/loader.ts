import { type Connection, runSql } from '@/lib/db/run-sql';
import { mergeStage } from '@/lib/imports/merge';
import { openStage, type Stage } from '@/lib/imports/stage';
import { Commissions } from './ad-spend';
import { dayOf, TIME_ZONE } from './calendar';
import type { DimensionIds } from './dimensions';
import { Operations } from './operations';
import { type DemoOrder, isValid, type Visit } from './order';
import { Payouts } from './payouts';
import type { DemoDay, Simulation } from './simulation';
import { StageOrders } from './stage-orders';
import { type OrderVisits, writeOrderVisits, writeVisitors } from './tracking';
import { Truth } from './truth';
import { Visitors, type VisitorVisit } from './visitors';

/** Orders that are merged at once: bounds memory for shops of any size. */
const CHUNK = 75_000;
const VISITORS_AT_ONCE = 8_000;

interface Traced {
  ref: string;
  person: number;
  place: number;
  isValid: boolean;
  visits: Visit[];
}

/** Takes the days as they are made: orders to the stage and the facts, visits to sessions and touches, sums to the truth. */
export class Loader {
  readonly truth: Truth;
  readonly operations: Operations;
  readonly commissions = new Commissions();
  /** Database ids by person number. */
  readonly personIds: number[] = [];
  rows = 0;
  private readonly payouts = new Payouts();
  private readonly visitors: Visitors;
  private readonly visitorIds: number[] = [];
  private stage: Stage | null = null;
  private writer: StageOrders | null = null;
  private waiting = 0;
  private traced: Traced[] = [];
  private days: { day: number; brokenOff: number }[] = [];
  private people: { ref: string; person: number }[] = [];

  constructor(
    private readonly connection: Connection,
    private readonly sim: Simulation,
    private readonly ids: DimensionIds,
    private readonly source: { sourceId: number; batchId: number },
    private readonly onPhase: (phase: string) => void,
  ) {
    this.truth = new Truth(
      sim.products,
      sim.campaigns.map((campaign) => campaign.code),
    );
    this.operations = new Operations(sim);
    this.visitors = new Visitors(sim);
  }

  async add({ day, orders, brokenOff }: DemoDay): Promise<void> {
    for (const order of orders) await this.addOrder(order);
    this.operations.endDay(day);
    this.days.push({ day, brokenOff });
    if (this.waiting >= CHUNK) await this.flush(day);
  }

  private async addOrder(order: DemoOrder): Promise<void> {
    if (!this.writer) {
      this.stage = await openStage(this.connection);
      this.writer = new StageOrders(this.stage, this.rows, this.sim.people, this.sim.products);
      await this.writer.begin();
    }
    await this.writer.write(order);
    this.waiting += 1;
    this.truth.addOrder(order);
    this.operations.see(order);
    this.payouts.see(order);
    const valid = isValid(order);
    const campaign = this.sim.campaigns[order.campaign];
    if (valid && campaign) {
      this.commissions.add(
        dayOf(order.booked),
        campaign,
        order.lines.reduce((sum, line) => sum + line.net, 0),
      );
    }
    if (order.person >= 0 && order.customerStatus === 'new') this.people.push({ ref: order.ref, person: order.person });
    if (order.visits.length > 0) {
      this.traced.push({
        ref: order.ref,
        person: order.person,
        place: order.place,
        isValid: valid,
        visits: order.visits,
      });
    }
  }

  async finish(): Promise<void> {
    await this.flush(this.sim.today);
  }

  /** Merges the stage, then writes what needs the ids that the merge gave. */
  private async flush(day: number): Promise<void> {
    if (this.stage && this.writer) {
      await this.stage.end();
      this.rows = this.writer.rows;
      this.onPhase('merge');
      await mergeStage(this.connection, { ...this.source, timeZone: TIME_ZONE });
    }
    this.stage = null;
    this.writer = null;
    this.waiting = 0;
    this.onPhase('visits');
    await this.writeVisits();
    await this.payouts.flush(this.connection, this.source.batchId, day);
  }

  private async writeVisits(): Promise<void> {
    const context = { connection: this.connection, ids: this.ids, truth: this.truth, ...this.source };
    const keys = await this.orderKeys([...this.people, ...this.traced].map(({ ref }) => ref));
    for (const { ref, person } of this.people) this.personIds[person] = keys.get(ref)?.personId ?? 0;
    const orders = this.traced.map(({ ref, place, visits, isValid: valid }): OrderVisits => {
      const key = keys.get(ref) ?? { personId: 0, orderId: 0 };
      return { visits, place, personId: key.personId, orderId: valid ? key.orderId : null };
    });
    this.people = [];
    this.traced = [];
    await writeOrderVisits(context, orders);
    let visits: VisitorVisit[] = [];
    for (const { day, brokenOff } of this.days) {
      for (const visit of this.visitors.day(day, brokenOff)) visits.push(visit);
      if (visits.length < VISITORS_AT_ONCE) continue;
      await writeVisitors(context, visits, this.visitorIds, this.visitors.count);
      visits = [];
    }
    await writeVisitors(context, visits, this.visitorIds, this.visitors.count);
    this.days = [];
  }

  /** Ids of the orders of this chunk; refs of one length, in order, so that a chunk is one range of the key. */
  private async orderKeys(refs: readonly string[]): Promise<Map<string, { orderId: number; personId: number }>> {
    if (refs.length === 0) return new Map();
    let first = refs[0] as string;
    let last = first;
    for (const ref of refs) {
      if (ref < first) first = ref;
      if (ref > last) last = ref;
    }
    const rows = await runSql<{ external_ref: string; order_id: bigint; person_id: bigint }>(
      {
        text: `SELECT external_ref, order_id, person_id FROM order_key
          WHERE source_id = $1 AND external_ref BETWEEN $2 AND $3`,
        values: [this.source.sourceId, first, last],
      },
      this.connection,
    );
    return new Map(
      rows.map((row) => [row.external_ref, { orderId: Number(row.order_id), personId: Number(row.person_id) }]),
    );
  }
}
