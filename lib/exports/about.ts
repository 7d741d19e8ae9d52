import type { Locale } from '@/lib/core/locale';
import type { Formatter } from '@/lib/i18n/format';
import type { KpiAnswer } from '@/lib/kpi/answer';
import { type Catalogue, kpiDefinition } from '@/lib/kpi/catalogue';
import { dimension, UNKNOWN_LABEL } from '@/lib/kpi/dimensions';

export type Translate = (key: string, values?: Record<string, string | number>) => string;

export interface AboutLine {
  /** Stable name for machines. */
  name: string;
  label: string;
  value: string;
}

export interface AboutGiven {
  shop: { name: string; timeZone: string };
  title: string;
  meta: KpiAnswer['meta'];
  catalogue: Catalogue;
  /** Name of the comparison, as the page writes it. */
  compareName: string | null;
  warnings: readonly string[];
  author: string;
  now: Date;
  locale: Locale;
  format: Formatter;
  t: Translate;
}

/** What a file says of itself: of which shop, what, when, against what, of which part, by which definitions, from which data. */
export function aboutLines(given: AboutGiven): AboutLine[] {
  const { shop, title, meta, catalogue, compareName, warnings, author, now, locale, format, t } = given;
  const line = (name: string, key: string, value: string): AboutLine => ({ name, label: t(key), value });
  const filters = meta.filters.flatMap(({ dimension: id, in: kept, not_in: left }) => {
    const label = dimension(id).label[locale];
    const names = (keys: readonly string[]) =>
      keys.map((key) => meta.labels[id]?.[key] ?? (key || UNKNOWN_LABEL[locale])).join(', ');
    return [
      ...(kept ? [`${label} = ${names(kept)}`] : []),
      ...(left ? [`${label} ${t('except')} ${names(left)}`] : []),
    ];
  });
  return [
    line('shop', 'shop', shop.name),
    line('question', 'question', title),
    line('range', 'range', `${format.range(meta.from, meta.to)} (${meta.from} / ${meta.to})`),
    ...(meta.compare
      ? [
          line(
            'comparison',
            'comparison',
            `${compareName ?? meta.compare.by} (${meta.compare.from} / ${meta.compare.to})`,
          ),
        ]
      : []),
    line('filters', 'filters', filters.length > 0 ? filters.join(' ; ') : t('noFilters')),
    ...meta.kpis.map(({ id, version }) => {
      const { label, formulaInWords } = kpiDefinition(catalogue, id);
      return line(
        `kpi ${id}`,
        'kpi',
        t('kpiVersion', { label: label[locale], version, description: formulaInWords[locale] }),
      );
    }),
    line('currency', 'currency', meta.currency),
    line('data version', 'dataVersion', String(meta.data_version)),
    ...(meta.as_of ? [line('as known at', 'asOf', `${meta.as_of.asked} (${meta.as_of.data_version})`)] : []),
    line(
      'last import',
      'freshness',
      meta.fresh_as_of ? instantText(meta.fresh_as_of, shop.timeZone, format) : t('neverLoaded'),
    ),
    line('rows', 'rows', String(meta.total_rows)),
    line('created at', 'createdAt', instantText(now.toISOString(), shop.timeZone, format)),
    line('created by', 'createdBy', author),
    ...warnings.map((warning) => line('warning', 'warning', warning)),
  ];
}

/** An instant for people, and the same one for machines. */
const instantText = (iso: string, timeZone: string, format: Formatter) => `${format.instant(iso, timeZone)} (${iso})`;
