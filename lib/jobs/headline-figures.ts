import { dayInZone } from '@/lib/core/calendar';
import { type Connection, runSql } from '@/lib/db/run-sql';
import type { HeadlineFigure } from '@/lib/imports/import-effect';
import { answerRows, type RawRow } from '@/lib/kpi/answer';
import { compileQuery } from '@/lib/kpi/compile';
import { governedCatalogue } from '@/lib/kpi/governed-catalogue';
import { planQuery } from '@/lib/kpi/plan';
import { parseKpiQuery } from '@/lib/kpi/query';
import { chooseCurrency, circumstancesOf, readShop } from '@/lib/kpi/shop-state';

const KPIS = ['gross_revenue', 'net_revenue', 'order_count', 'units_sold', 'active_customers', 'ad_spend'] as const;

/**
 * The headline KPIs over all days, as this connection sees the data: within an import also what is not committed. The same
 * definitions, plans and SQL as everywhere.
 */
export async function headlineFigures(connection: Connection): Promise<HeadlineFigure[]> {
  const now = new Date();
  const catalogue = await governedCatalogue(connection, now);
  const shop = await readShop(connection);
  const [days] = await runSql<{ from: string | null; to: string | null }>(
    `SELECT least((SELECT min(day) FROM rollup_channel_day), (SELECT min(day) FROM rollup_campaign_day)) AS "from",
       greatest((SELECT max(day) FROM rollup_channel_day), (SELECT max(day) FROM rollup_campaign_day)) AS "to"`,
    connection,
  );
  const today = dayInZone(now, shop.time_zone);
  const query = parseKpiQuery({ kpis: [...KPIS], from: days?.from ?? today, to: days?.to ?? today }, catalogue);
  const plan = planQuery(query, catalogue, { source: 'any' }, [query]);
  const { currency } = await chooseCurrency(connection, shop, query);
  const circumstances = circumstancesOf(shop, now, null);
  const raw = await runSql<RawRow>(compileQuery(plan, query, currency, circumstances), connection);
  const [row] = answerRows(raw, plan, query, currency);
  return plan.kpis.map(({ definition: { id, label, unit } }) => {
    const value = row?.[id] ?? null;
    return { kpi: id, label, unit: unit === 'money' ? 'money' : 'count', value: value === null ? null : String(value) };
  });
}
