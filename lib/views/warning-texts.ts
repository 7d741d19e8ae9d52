import type { Day } from '@/lib/core/calendar';
import type { Locale } from '@/lib/core/locale';
import type { Formatter } from '@/lib/i18n/format';
import type { KpiAnswer, KpiWarning } from '@/lib/kpi/answer';
import { DIMENSION_IDS, dimension } from '@/lib/kpi/dimensions';

type Translate = (key: string, values?: Record<string, string | number>) => string;
/** What an answer must say of itself to be warned about. */
type Told = Pick<KpiAnswer['meta'], 'kpis' | 'warnings' | 'compare'>;

function warningText(warning: KpiWarning, meta: Told, format: Formatter, locale: Locale, t: Translate) {
  const { code, values } = warning;
  const kpi = meta.kpis.find(({ id }) => id === warning.kpi)?.label ?? warning.kpi ?? '';
  switch (code) {
    case 'incomplete_cost':
      // The figure carries its own mark; a line of warning is for gaps that change its meaning.
      if (Number(values.coverage) >= 0.98) return null;
      return t(code, { kpi, share: format.percent(Number(values.coverage)) });
    case 'incomplete_input':
      if (Number(values.coverage) >= 0.98) return null;
      return t(`${code}.${values.input}`, { kpi, share: format.percent(Number(values.coverage)) });
    case 'short_history':
      return t(code, { kpi, from: format.day(String(values.from)), first: format.day(String(values.first)) });
    case 'other_currencies':
      return t(code, { orders: Number(values.orders), currency: String(values.currency) });
    case 'currency_of_data':
      return t(code, { currency: String(values.currency), shop: String(values.shop) });
    case 'unknown_key': {
      const id = DIMENSION_IDS.find((each) => each === values.dimension);
      return t(code, { dimension: id ? dimension(id).label[locale] : '', key: String(values.key) });
    }
    case 'deprecated':
      return t(code, { kpi, successor: String(values.successor) });
    // The chart shows an unfinished period as such.
    case 'incomplete_period':
      return null;
  }
}

/** Says so when the comparison reaches back before the first day with data: a rise may then only be missing history. */
function shortComparison(
  answers: readonly { meta: Told }[],
  first: Day | null,
  format: Formatter,
  t: Translate,
): string[] {
  const isShort = first !== null && answers.some(({ meta }) => meta.compare !== null && meta.compare.from < first);
  return isShort ? [t('short_comparison', { day: format.day(first) })] : [];
}

/** Warnings of answers as sentences, each once. */
export function warningTexts(
  answers: readonly { meta: Told }[],
  first: Day | null,
  format: Formatter,
  locale: Locale,
  t: Translate,
): string[] {
  const texts = answers.flatMap(({ meta }) =>
    meta.warnings.map((warning) => warningText(warning, meta, format, locale, t)),
  );
  return [...new Set([...shortComparison(answers, first, format, t), ...texts])].filter((text) => text !== null);
}
