import { addMonths, type Day } from '@/lib/core/calendar';
import { type CopyValue, copyRows } from '@/lib/db/copy';
import type { Connection } from '@/lib/db/run-sql';
import { dayText, monthText } from './calendar';
import { CENT, wholeCents } from './catalogue';
import { CHANNELS } from './channels';
import { CURRENCY } from './dimension-rows';
import type { DimensionIds } from './dimensions';
import { Random } from './random';
import type { Simulation } from './simulation';
import type { Truth } from './truth';
import type { Cell } from './truth-cell';

/** Monthly costs in euros of a shop with 60,000 orders in three years; those of a shop belong to its channel. */
const FIXED: readonly [category: string, channel: string, euros: number][] = [
  ['salaries', '', 13_200],
  ['warehouse', '', 2_300],
  ['software', '', 980],
  ['insurance', '', 420],
  ['accounting', '', 520],
  ['rent', 'store-lyon', 2_150],
  ['rent', 'store-paris', 2_850],
  ['rent', 'store-nantes', 1_600],
  ['shop_salaries', 'store-lyon', 2_700],
  ['shop_salaries', 'store-paris', 2_900],
  ['shop_salaries', 'store-nantes', 2_400],
];

function* fixedCosts(sim: Simulation, ids: DimensionIds, batchId: number): Generator<CopyValue[]> {
  const random = new Random(sim.settings.seed, 'fixed-costs');
  const size = sim.settings.orders / 60_000;
  const start = monthText(sim.period.from);
  for (let month = start, n = 0; month <= dayText(sim.period.to); month = addMonths(month, 1), n++) {
    for (const [category, channel, euros] of FIXED) {
      const index = CHANNELS.findIndex((entry) => entry.code === channel);
      if (index >= 0 && (CHANNELS[index]?.opensAfter ?? 0) > n * 30) continue;
      const amount = Math.max(CENT, wholeCents(euros * size * 10_000 * 1.03 ** (n / 12) * random.between(0.985, 1.02)));
      yield [month, category, index < 0 ? 0 : ids.channels[index], amount, CURRENCY, batchId];
    }
  }
}

/** Targets of the running year: the same month of last year, raised by the plan's growth. */
function* targets(sim: Simulation, truth: Truth, ids: DimensionIds, batchId: number): Generator<CopyValue[]> {
  const year = dayText(sim.period.to).slice(0, 4);
  const growth = 1 + sim.settings.scenario.growthPerYear + 0.02;
  const shares = CHANNELS.map((channel) => {
    const cell = truth.cells.sales_channel.get(channel.code);
    return cell ? netOf(cell) / Math.max(1, netOf(truth.total)) : 0;
  });
  for (let month: Day = `${year}-01-01`; month.startsWith(year); month = addMonths(month, 1)) {
    const last = truth.cells.month.get(addMonths(month, -12));
    if (!last) continue;
    const net = (netOf(last) / 10_000) * growth;
    yield ['net_revenue', month, 0, Math.round(net / 100) * 100, 'CEO', batchId];
    yield ['order_count', month, 0, Math.round(last.orders * growth), 'CEO', batchId];
    yield ['new_customers', month, 0, Math.round(last.newCustomers * growth), 'CMO', batchId];
    yield ['gross_margin_rate', month, 0, 0.62, 'CEO', batchId];
    yield ['average_order_value', month, 0, 49.5, 'CMO', batchId];
    yield ['marketing_roi', month, 0, 0.8, 'CMO', batchId];
    for (const [index, share] of shares.entries()) {
      yield ['net_revenue', month, ids.channels[index], Math.round((net * share) / 100) * 100, 'CEO', batchId];
    }
  }
}

const netOf = (cell: Cell): number => cell.gross - cell.discount - cell.refund;

/** The books: what an accountant would enter each month, from the same rows. */
function* ledger(truth: Truth, batchId: number): Generator<CopyValue[]> {
  for (const [month, cell] of truth.cells.month) {
    const lastDay = addMonths(month, 1);
    const entries: [string, string, number][] = [
      ['707000', 'Ventes de marchandises', cell.gross],
      ['709700', 'Remises accordées', -cell.discount],
      ['709000', 'Retours et avoirs', -cell.refund],
      ['607000', 'Achats consommés', -cell.cost],
      ['623100', 'Publicité', -cell.spend],
    ];
    for (const [account, label, amount] of entries) {
      if (amount !== 0)
        yield [`DEMO-${month}-${account}`, dayBefore(lastDay), account, label, amount, CURRENCY, batchId];
    }
  }
}

const dayBefore = (day: Day): Day => dayText(Date.parse(`${day}T00:00:00Z`) / 86_400_000 - 1);

export async function writeFinance(
  connection: Connection,
  sim: Simulation,
  truth: Truth,
  ids: DimensionIds,
  batchId: number,
): Promise<void> {
  await copyRows(
    connection,
    'fixed_cost',
    ['month', 'category', 'channel_id', 'amount', 'currency', 'batch_id'],
    fixedCosts(sim, ids, batchId),
  );
  await copyRows(
    connection,
    'target',
    ['kpi_id', 'month', 'channel_id', 'value', 'owner', 'batch_id'],
    targets(sim, truth, ids, batchId),
  );
  await copyRows(
    connection,
    'ledger_entry',
    ['external_ref', 'day', 'account', 'label', 'amount', 'currency', 'batch_id'],
    ledger(truth, batchId),
  );
}
