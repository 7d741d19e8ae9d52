import type { KpiAnswer } from '@/lib/kpi/answer';
import { kpiDefinition } from '@/lib/kpi/catalogue';
import type { KpiValue } from '@/lib/kpi/format-value';
import { restOf } from '../exact-sum';
import { type Compared, comparedOf, numberOf } from '../figures';
import type { SalesContext } from './sales-context';

/** From list price to what customers paid; what the filters do not fit is left away. */
export const WATERFALL = [
  'gross_revenue',
  'discount_amount',
  'refund_amount',
  'net_revenue',
  'shipping_revenue',
  'refunded_shipping',
  'tax_amount',
  'refunded_tax',
  'total_sales',
] as const;

type StepId = 'gross' | 'discount' | 'refund' | 'net' | 'shipping' | 'tax' | 'total';

interface Step {
  id: StepId;
  kind: 'total' | 'step';
  kpi: string;
  /** Taken from it: what was given back of shipping and tax. */
  less?: string;
  sign: 1 | -1;
}

const STEPS: readonly Step[] = [
  { id: 'gross', kind: 'total', kpi: 'gross_revenue', sign: 1 },
  { id: 'discount', kind: 'step', kpi: 'discount_amount', sign: -1 },
  { id: 'refund', kind: 'step', kpi: 'refund_amount', sign: -1 },
  { id: 'net', kind: 'total', kpi: 'net_revenue', sign: 1 },
  { id: 'shipping', kind: 'step', kpi: 'shipping_revenue', less: 'refunded_shipping', sign: 1 },
  { id: 'tax', kind: 'step', kpi: 'tax_amount', less: 'refunded_tax', sign: 1 },
  { id: 'total', kind: 'total', kpi: 'total_sales', sign: 1 },
];

function figureOf(answer: KpiAnswer, { kpi, less }: Step): Compared {
  const own = comparedOf(answer.meta.totals, kpi);
  if (!less) return own;
  const given = comparedOf(answer.meta.totals, less);
  const value = restOf(own.value, [given.value]);
  const before = own.before === null ? null : restOf(own.before, [given.before]);
  const [now, then] = [numberOf(value), numberOf(before)];
  return { value, before, change: now === null || then === null || then === 0 ? null : (now - then) / Math.abs(then) };
}

/** Gross to net to total, each step with its share of the list price and its change. */
export function overviewWaterfall(context: SalesContext, answer: KpiAnswer, known: ReadonlySet<string>) {
  const { format, t, change, rowsHref, whyHref, catalogue, query } = context;
  const gross = numberOf(comparedOf(answer.meta.totals, 'gross_revenue').value);
  const signed = (value: KpiValue, sign: 1 | -1) => {
    const amount = numberOf(value);
    return amount === null ? null : amount * sign;
  };
  return STEPS.filter(({ kpi, less }) => known.has(kpi) && (!less || known.has(less))).map((step) => {
    const { id, kind, kpi, sign } = step;
    const { value, before, change: moved } = figureOf(answer, step);
    const amount = signed(value, sign);
    const text = format.value(value, 'money');
    return {
      id,
      kind,
      label: t(`waterfall.steps.${id}`),
      hint: t('waterfall.hint', { kpi: kpiDefinition(catalogue, kpi).label[context.locale] }),
      value: amount,
      raw: value,
      text: kind === 'step' && amount !== null ? (amount < 0 ? `−${text}` : `+${text}`) : text,
      share: gross && amount !== null && gross > 0 ? format.percent(Math.abs(amount) / gross) : null,
      beforeText: query.compare === 'none' ? null : format.value(before, 'money'),
      change: change(moved, kpi),
      changeRaw: moved,
      tone: kind === 'total' ? ('neutral' as const) : sign < 0 ? ('bad' as const) : ('neutral' as const),
      href: rowsHref(kpi),
      whyHref: kind === 'total' && moved !== null ? whyHref(kpi) : null,
    };
  });
}
