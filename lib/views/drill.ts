import type { Locale } from '@/lib/core/locale';
import { type Formatter, formatter } from '@/lib/i18n/format';
import type { Catalogue } from '@/lib/kpi/catalogue';
import type { DrillAnswer } from '@/lib/kpi/drill-down';
import { runDrillDown } from '@/lib/kpi/run';
import type { PageQuery } from './page-query';

const PAGE_SIZE = 50;
const PARTS = ['value', 'numerator', 'denominator'] as const;

/** A page of the rows behind a figure, and the sum of all of them. Contributions keep every decimal of their source. */
export async function drillRows(
  kpi: string,
  query: PageQuery,
  part: string | undefined,
  cursor: string | null,
  locale: Locale,
  catalogue?: Catalogue,
) {
  const { from, to, filters } = query;
  const answer = await runDrillDown(
    { kpi, from, to, filters: [...filters] },
    { part: PARTS.find((each) => each === part), cursor, limit: PAGE_SIZE },
    { locale, catalogue },
  );
  return drillView(answer, formatter(locale, answer.currency));
}

/** Rows as they are shown. */
export function drillView({ rows, next_cursor, part, parts }: DrillAnswer, format: Formatter) {
  const isMoney = parts.find((each) => each.part === part)?.unit === 'money';
  const amount = (text: string, money: boolean) => (money ? format.exact(text) : format.value(text, 'number'));
  return {
    part,
    parts: parts.map((each) => ({
      part: each.part,
      total: amount(each.total, each.unit === 'money'),
      rows: format.count(each.rows),
    })),
    rows: rows.map((row) => ({
      id: `${row.fact} ${row.id}`,
      day: format.day(row.day),
      order: row.order_ref ?? '',
      product: row.product ?? '',
      detail: (row.detail ?? '').replace(/\d{4}-\d{2}-\d{2}/g, format.day),
      origin: row.origin,
      quantity: row.quantity === null ? '' : format.value(row.quantity, 'number'),
      contribution: amount(row.contribution, isMoney),
      isNegative: row.contribution.startsWith('-'),
    })),
    cursor: next_cursor,
  };
}
