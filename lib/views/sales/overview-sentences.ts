import type { KpiAnswer } from '@/lib/kpi/answer';
import { comparedOf, directionOf, numberOf } from '../figures';
import type { Mix } from './overview-mix';
import type { SalesContext } from './sales-context';

/** A share that moved less than this is not worth a sentence. */
const SPOKEN_SHIFT = 0.005;

/** How much, against what, what is lost between list price and net, and where the mix moved. */
export function overviewSentences(
  { t, format, query }: SalesContext,
  main: KpiAnswer,
  mixes: readonly Mix[],
  concentration: { count: number; share: string } | null,
): string[] {
  const range = format.range(query.from, query.to);
  const figure = (id: string) => comparedOf(main.meta.totals, id);
  const [gross, net] = [numberOf(figure('gross_revenue').value), figure('net_revenue')];
  if (net.value === null || gross === null || gross === 0) return [t('overview.nothing', { range })];
  const trend = net.change === null ? 'none' : directionOf(net.change);
  const part = (id: string) => format.percent((numberOf(figure(id).value) ?? 0) / gross);
  return [
    t('overview.revenue', {
      range,
      value: format.compact(net.value, 'money'),
      trend,
      change: net.change === null ? '' : format.percent(Math.abs(net.change)),
      compare: query.compare,
    }),
    t('overview.kept', {
      kept: format.percent((numberOf(net.value) ?? 0) / gross),
      discount: part('discount_amount'),
      refund: part('refund_amount'),
    }),
    ...movedSentence(mixes, t),
    ...(concentration ? [t('overview.concentration', concentration)] : []),
  ];
}

/** The part whose share of the sales moved most, over all ways of cutting them. */
function movedSentence(mixes: readonly Mix[], t: SalesContext['t']): string[] {
  const [most] = mixes
    .flatMap(({ id, moved }) =>
      moved[0] && Math.abs(moved[0].shift ?? 0) >= SPOKEN_SHIFT ? [{ id, ...moved[0] }] : [],
    )
    .filter(({ key }) => key !== '')
    .toSorted((a, b) => Math.abs(b.effect ?? 0) - Math.abs(a.effect ?? 0));
  if (!most) return [];
  return [
    t('overview.moved', {
      name: most.label,
      direction: (most.shift ?? 0) > 0 ? 'up' : 'down',
      shift: most.shiftText ?? '',
      effect: most.effectText ?? '',
    }),
  ];
}
