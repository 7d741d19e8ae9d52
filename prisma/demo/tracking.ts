import { type CopyValue, copyRows } from '@/lib/db/copy';
import type { Connection } from '@/lib/db/run-sql';
import { dayOf, dayText, monthText, timeText } from './calendar';
import { SITE } from './channels';
import { takeIds } from './dimension-rows';
import type { DimensionIds } from './dimensions';
import type { Visit } from './order';
import type { Truth } from './truth';
import type { VisitorVisit } from './visitors';

/** The visits of one traced order, with the ids that the merge gave it. */
export interface OrderVisits {
  visits: readonly Visit[];
  place: number;
  personId: number;
  /** Id of the order; null when the order is not valid, since then no visit counts as converted. */
  orderId: number | null;
}

interface Context {
  connection: Connection;
  ids: DimensionIds;
  batchId: number;
  sourceId: number;
  truth: Truth;
}

const SESSION_COLUMNS = [
  'person_id',
  'id',
  'started_at',
  'day',
  'month',
  'duration_seconds',
  'channel_group',
  'utm_source',
  'utm_medium',
  'campaign_id',
  'channel_id',
  'region_id',
  'device',
  'landing_path',
  'page_views',
  'product_views',
  'cart_adds',
  'reached_checkout',
  'reached_payment',
  'is_bot',
  'consented',
  'order_id',
  'batch_id',
];
const TOUCH_COLUMNS = [
  'person_id',
  'id',
  'kind',
  'at',
  'day',
  'campaign_id',
  'channel_group',
  'session_id',
  'consented',
  'batch_id',
];
const EMAIL_COLUMNS = ['person_id', 'id', 'campaign_id', 'kind', 'at', 'day', 'batch_id'];
const BLOCK = 8_000;

interface Known {
  visit: Visit;
  person: number;
  place: number;
  orderId: number | null;
  consented: boolean;
  isBot: boolean;
  isTouch: boolean;
}

function* ofOrders(orders: Iterable<OrderVisits>): Generator<Known> {
  for (const { visits, place, personId, orderId } of orders) {
    for (const visit of visits) {
      yield {
        visit,
        person: personId,
        place,
        orderId: visit.ordered ? orderId : null,
        consented: true,
        isBot: false,
        isTouch: true,
      };
    }
  }
}

/** Visits of a chunk become sessions, touches and e-mail clicks, in blocks so that memory stays bounded. */
async function writeVisits(context: Context, visits: Iterable<Known>): Promise<void> {
  const block: Known[] = [];
  for (const visit of visits) {
    block.push(visit);
    if (block.length === BLOCK) await writeBlock(context, block.splice(0));
  }
  if (block.length > 0) await writeBlock(context, block);
}

const isClick = ({ visit, isTouch }: Known) => visit.kind === 'email_click' && isTouch && visit.campaign >= 0;

async function writeBlock({ connection, ids, batchId, truth }: Context, block: readonly Known[]): Promise<void> {
  const sessionCount = block.filter(({ visit }) => visit.kind !== 'code').length;
  const touchCount = block.filter(({ isTouch }) => isTouch).length;
  const clickCount = block.filter(isClick).length;
  const factIds = await takeIds(connection, 'fact_id_seq', sessionCount + touchCount + clickCount);
  const nextId = () => factIds[used++] as number;
  let used = 0;
  const sessions: CopyValue[][] = [];
  const touches: CopyValue[][] = [];
  const clicks: CopyValue[][] = [];
  for (const known of block) {
    const { visit, person, place, orderId, consented, isBot, isTouch } = known;
    const day = dayOf(visit.at);
    const at = timeText(visit.at);
    const campaign = visit.campaign < 0 ? null : (ids.campaigns[visit.campaign] ?? null);
    const sessionId = visit.kind === 'code' ? null : nextId();
    if (sessionId !== null) {
      if (!isBot) truth.addSession(day, orderId !== null);
      sessions.push([
        person,
        sessionId,
        at,
        dayText(day),
        monthText(day),
        visit.seconds,
        visit.group,
        visit.source,
        visit.medium,
        campaign,
        ids.channels[SITE],
        ids.places[place]?.region,
        visit.device,
        visit.landing,
        visit.pageViews,
        visit.productViews,
        visit.cartAdds,
        visit.checkout,
        visit.payment,
        isBot,
        consented,
        orderId,
        batchId,
      ]);
    }
    if (isTouch) {
      touches.push([
        person,
        nextId(),
        visit.kind,
        at,
        dayText(day),
        campaign,
        visit.group,
        sessionId,
        consented,
        batchId,
      ]);
    }
    if (isClick(known)) {
      clicks.push([person, nextId(), campaign, 'click', at, dayText(day), batchId]);
    }
  }
  await copyRows(connection, 'session', SESSION_COLUMNS, sessions);
  await copyRows(connection, 'touch', TOUCH_COLUMNS, touches);
  await copyRows(connection, 'email_event', EMAIL_COLUMNS, clicks);
}

export async function writeOrderVisits(context: Context, orders: Iterable<OrderVisits>): Promise<void> {
  await writeVisits(context, ofOrders(orders));
}

/** Writes the persons that are new among these visits, then the visits; `personIds` grows by visitor number. */
export async function writeVisitors(
  context: Context,
  visits: readonly VisitorVisit[],
  personIds: number[],
  visitors: number,
): Promise<void> {
  const { connection, sourceId } = context;
  const first = personIds.length;
  const fresh = await takeIds(connection, 'person_id_seq', visitors - first);
  for (const id of fresh) personIds.push(id);
  await copyRows(
    connection,
    'person',
    ['id', 'kind', 'identified', 'source_id'],
    fresh.map((id) => [id, 'visitor', false, sourceId]),
  );
  // A visitor who consented is recognised again by an identity; the others stay without one.
  const consented = new Set<number>();
  for (const visit of visits) if (visit.consented && visit.visitor >= first) consented.add(visit.visitor);
  await copyRows(
    connection,
    'person_identity',
    ['kind', 'source_id', 'value', 'person_id'],
    [...consented].map((visitor) => ['visitor', sourceId, `V-${visitor + 1}`, personIds[visitor]]),
  );
  await writeVisits(
    context,
    visits.map((visit) => ({
      visit,
      person: personIds[visit.visitor] as number,
      place: visit.place,
      orderId: null,
      consented: visit.consented,
      isBot: visit.isBot,
      isTouch: visit.consented && visit.campaign >= 0,
    })),
  );
}
