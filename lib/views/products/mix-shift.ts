import type { KpiAnswer } from '@/lib/kpi/answer';
import { type DimensionId, dimension } from '@/lib/kpi/dimensions';
import { changeOf } from '../figure-cards';
import { comparedOf, numberOf } from '../figures';
import { keyOf, labelOf, type TableView } from '../kpi-table';
import type { PageFrame } from '../page-frame';
import { memberHref, rowsHref } from '../page-links';

/** How the shares of a total moved: in points, and what that is of today's total. Shares are of the engine's totals. */
export function mixShift(frame: PageFrame, answer: KpiAnswer, id: DimensionId, t: (key: string) => string): TableView {
  const { format, locale, ui, query } = frame;
  const total = comparedOf(answer.meta.totals, 'net_revenue');
  const [now, then] = [numberOf(total.value), numberOf(total.before)];
  const share = (amount: number | null, of: number | null) =>
    amount === null || of === null || of <= 0 ? null : amount / of;
  const isCompared = query.compare !== 'none' && then !== null;
  const longest = Math.max(0, ...answer.rows.map((row) => numberOf(comparedOf(row, 'net_revenue').value) ?? 0));
  const number = (name: string) => ({ id: name, label: t(`mix.${name}`), isNumber: true });
  return {
    columns: [
      { id: 'label', label: dimension(id).label[locale] },
      number('revenue'),
      number('share'),
      ...(isCompared ? [number('change'), number('before'), number('shift'), number('effect')] : []),
    ],
    rows: answer.rows.map((row) => {
      const key = keyOf(row, id);
      const { value, before, change } = comparedOf(row, 'net_revenue');
      const amount = numberOf(value);
      const [own, old] = [share(amount, now), share(numberOf(before) ?? (isCompared ? 0 : null), then)];
      const shift = own === null || old === null ? null : own - old;
      const effect = shift === null || now === null ? null : shift * now;
      const view = changeOf(frame, 'net_revenue', change);
      const label = labelOf(answer, id, key);
      const href = memberHref(frame, id, key) ?? rowsHref(frame, 'net_revenue', [{ dimension: id, in: [key] }]);
      return {
        id: key,
        cells: {
          label: { text: label, raw: label, ...(href ? { href } : {}) },
          revenue: {
            text: format.value(value, 'money'),
            raw: amount,
            ...(amount !== null && longest > 0 ? { bar: amount / longest } : {}),
          },
          share: { text: format.percent(own), raw: own },
          change: { text: format.change(change, 'money'), raw: change, ...(view ? { change: view } : {}) },
          before: { text: format.percent(old), raw: old },
          shift: { text: format.change(shift, 'ratio'), raw: shift },
          effect: { text: effect === null ? '—' : format.difference(effect, 'money'), raw: effect },
        },
      };
    }),
    totals: {
      label: { text: ui('table.total'), raw: null },
      revenue: { text: format.value(total.value, 'money'), raw: now },
      share: { text: now === null || now === 0 ? '—' : format.percent(1), raw: null },
      ...(isCompared ? { before: { text: format.percent(1), raw: null } } : {}),
    },
  };
}
