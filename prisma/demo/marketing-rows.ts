import { type CopyValue, copyRows } from '@/lib/db/copy';
import type { Connection } from '@/lib/db/run-sql';
import { adSpendRows, type Commissions } from './ad-spend';
import { dayText, HOUR, timeText, weekday } from './calendar';
import { wholeCents } from './catalogue';
import { CURRENCY, takeIds } from './dimension-rows';
import type { DimensionIds } from './dimensions';
import { Random } from './random';
import type { Simulation } from './simulation';
import type { Truth } from './truth';

interface Context {
  connection: Connection;
  sim: Simulation;
  truth: Truth;
  ids: DimensionIds;
  sourceId: number;
  batchId: number;
}

function* spendRows({ sim, truth, ids, sourceId, batchId }: Context, commissions: Commissions): Generator<CopyValue[]> {
  for (const row of adSpendRows(sim, commissions)) {
    truth.addSpend(row.day, row.campaign.code, row.spend);
    const isMedia = row.costKind === 'media';
    yield [
      dayText(row.day),
      ids.campaigns[row.campaign.index],
      row.adSet,
      row.ad,
      row.keyword,
      row.age,
      row.gender,
      row.device,
      sourceId,
      CURRENCY,
      row.spend,
      row.impressions,
      isMedia ? Math.round(row.impressions * 0.71) : null,
      row.clicks,
      isMedia ? row.engagements : null,
      isMedia ? row.claimedOrders : null,
      isMedia ? row.claimedRevenue : null,
      row.costKind,
      batchId,
    ];
  }
}

/** How many people the list held on each day. */
function listSizes(sim: Simulation): Int32Array {
  const sizes = new Int32Array(sim.demand.days);
  for (let person = 0; person < sim.people.count; person++) {
    const i = (sim.people.firstDay[person] as number) - sim.period.from;
    if (sim.people.mailing[person] === 1) sizes[i] = (sizes[i] ?? 0) + 1;
  }
  for (let i = 1; i < sizes.length; i++) sizes[i] = (sizes[i] as number) + (sizes[i - 1] as number);
  return sizes;
}

function* emailSends({ sim, ids, batchId }: Context, random: Random): Generator<CopyValue[]> {
  const sizes = listSizes(sim);
  for (const campaign of sim.campaigns) {
    if (campaign.platform !== 'email') continue;
    const isLetter = campaign.type === 'newsletter';
    for (let day = campaign.from; day <= campaign.to; day++) {
      if (isLetter ? weekday(day) !== 1 || day > campaign.to - 5 : weekday(day) !== 0) continue;
      const list = sizes[day - sim.period.from] as number;
      for (const variant of isLetter ? ['A', 'B'] : ['']) {
        const recipients = Math.round(list * (isLetter ? 0.5 : 0.06) * random.between(0.92, 1));
        if (recipients === 0) continue;
        const bounces = Math.round(recipients * random.between(0.004, 0.013));
        const delivered = recipients - bounces;
        const opens = Math.round(delivered * random.between(0.3, 0.44));
        const clicks = Math.round(opens * random.between(0.06, variant === 'B' ? 0.13 : 0.11));
        const orders = Math.round(clicks * random.between(0.03, 0.07));
        yield [
          ids.campaigns[campaign.index],
          dayText(day),
          variant,
          recipients,
          delivered,
          opens,
          clicks,
          Math.round(delivered * random.between(0.001, 0.004)),
          random.chance(0.2) ? 1 : 0,
          bounces,
          orders,
          wholeCents(orders * random.between(44, 54) * 10_000),
          CURRENCY,
          batchId,
        ];
      }
    }
  }
}

/** Letters that readers opened: a sample, since an opening is recorded for few. */
function openings({ sim, ids, batchId }: Context, random: Random, personIds: readonly number[]): CopyValue[][] {
  const rows: CopyValue[][] = [];
  for (const campaign of sim.campaigns) {
    if (campaign.type !== 'newsletter') continue;
    for (let person = 0; person < sim.people.count; person++) {
      if ((sim.people.firstDay[person] as number) > campaign.from) break;
      if (sim.people.mailing[person] !== 1 || personIds[person] === undefined || !random.chance(0.03)) continue;
      const day = Math.min(campaign.to, campaign.from + random.int(0, 27));
      rows.push([
        personIds[person],
        null,
        ids.campaigns[campaign.index],
        'open',
        timeText(day * 86_400 + random.int(7 * HOUR, 22 * HOUR)),
        dayText(day),
        batchId,
      ]);
    }
  }
  return rows;
}

/** Marketing costs by day, e-mail sends with their results, and openings. */
export async function writeMarketing(
  context: Context,
  commissions: Commissions,
  personIds: readonly number[],
): Promise<void> {
  const { connection, sim } = context;
  const random = new Random(sim.settings.seed, 'email');
  await copyRows(
    connection,
    'ad_spend',
    [
      'day',
      'campaign_id',
      'ad_set',
      'ad',
      'keyword',
      'age',
      'gender',
      'device',
      'source_id',
      'currency',
      'spend',
      'impressions',
      'reach',
      'clicks',
      'engagements',
      'claimed_orders',
      'claimed_revenue',
      'cost_kind',
      'batch_id',
    ],
    spendRows(context, commissions),
  );
  await copyRows(
    connection,
    'email_send',
    [
      'campaign_id',
      'day',
      'variant',
      'recipients',
      'delivered',
      'opens',
      'clicks',
      'unsubscribes',
      'complaints',
      'bounces',
      'claimed_orders',
      'claimed_revenue',
      'currency',
      'batch_id',
    ],
    emailSends(context, random),
  );
  const rows = openings(context, random, personIds);
  const factIds = await takeIds(connection, 'fact_id_seq', rows.length);
  rows.forEach((row, i) => {
    row[1] = factIds[i];
  });
  await copyRows(connection, 'email_event', ['person_id', 'id', 'campaign_id', 'kind', 'at', 'day', 'batch_id'], rows);
}
