import type { getTranslations } from 'next-intl/server';
import { kpiDefinition } from '@/lib/kpi/catalogue';
import { dimension } from '@/lib/kpi/dimensions';
import { changeOf, unfitDimension } from '../figure-cards';
import type { TableView } from '../kpi-table';
import type { PageFrame } from '../page-frame';
import { rowsHref } from '../page-links';
import { AMBER_BELOW, type LadderRow } from './margin-ladder';

type Words = Awaited<ReturnType<typeof getTranslations>>;

/** The filters cannot narrow the level that a step leads to: that is said there, and the step is not unknown. */
function isSeparated(frame: PageFrame, [, ...below]: readonly LadderRow[]): boolean {
  const level = below.find(({ kind }) => kind === 'level');
  return level !== undefined && unfitDimension(frame, level.id) !== null;
}

/** Rows of the ladder as they are shown; what a level cannot be computed for is said there. */
export function ladderView(frame: PageFrame, all: readonly LadderRow[], t: Words) {
  const rows = all.filter((row, i) => row.amount !== null || row.kind === 'level' || !isSeparated(frame, all.slice(i)));
  const { format, catalogue, locale } = frame;
  const net = rows[0]?.amount ?? null;
  const steps = rows.map((row) => {
    const { id, kind, amount, coverage } = row;
    const isLevel = kind === 'level';
    const unfit = isLevel ? unfitDimension(frame, id) : null;
    const share = amount === null || net === null || net === 0 ? null : amount / net;
    const known = coverage === null ? null : t(`known.${id}`, { share: format.percent(coverage) });
    return {
      id,
      kind,
      label: isLevel ? kpiDefinition(catalogue, id).label[locale] : t(`steps.${id}`),
      amount,
      text: format.value(amount === null ? null : amount.toFixed(2), 'money'),
      share: share === null ? null : format.percent(share),
      note:
        amount === null
          ? unfit
            ? frame.common('missing.filter', { dimension: dimension(unfit).label[locale] })
            : t(`missing.${id}`)
          : known,
      isDoubtful: amount === null ? unfit === null : coverage !== null && coverage < AMBER_BELOW,
      href: rowsHref(frame, isLevel ? id : (LEVEL_AFTER[id] ?? id)),
      hint: t('hint'),
    };
  });
  return { steps, table: ladderTable(frame, rows, steps, t) };
}

/** The level whose rows hold those of a step. */
const LEVEL_AFTER: Record<string, string> = {
  ladder_uncosted: 'net_revenue',
  ladder_goods: 'cost_of_goods_sold',
  ladder_freight: 'fulfilment_cost',
  ladder_packaging: 'fulfilment_cost',
  ladder_payment: 'contribution_margin_2',
  ladder_marketplace: 'contribution_margin_2',
  ladder_marketing: 'ad_spend',
  ladder_fixed: 'fixed_costs',
};

function ladderTable(
  frame: PageFrame,
  rows: readonly LadderRow[],
  steps: readonly { label: string; text: string; share: string | null; note: string | null }[],
  t: Words,
): TableView {
  const { format, query, ui } = frame;
  const isCompared = query.compare !== 'none';
  return {
    columns: [
      { id: 'label', label: t('table.step') },
      { id: 'amount', label: t('table.amount'), isNumber: true },
      { id: 'share', label: t('table.share'), isNumber: true },
      ...(isCompared
        ? [
            { id: 'before', label: ui('table.compare'), isNumber: true },
            { id: 'change', label: ui('table.change'), isNumber: true },
          ]
        : []),
      { id: 'note', label: t('table.known') },
    ],
    rows: rows.map(({ id, kind, amount, before }, i) => {
      const step = steps[i];
      const change = amount === null || before === null || before === 0 ? null : (amount - before) / Math.abs(before);
      const view = kind === 'level' ? changeOf(frame, id, change) : null;
      const text = step?.label ?? '';
      return {
        id,
        cells: {
          label: { text, raw: text },
          amount: { text: step?.text ?? '—', raw: amount },
          share: { text: step?.share ?? '—', raw: step?.share ?? null },
          before: { text: format.value(before === null ? null : before.toFixed(2), 'money'), raw: before },
          change: { text: format.change(change, 'money'), raw: change, ...(view ? { change: view } : {}) },
          note: { text: step?.note ?? '', raw: step?.note ?? null },
        },
      };
    }),
  };
}
