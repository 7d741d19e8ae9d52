import type { Viewer } from '@/lib/auth/viewer';
import type { ChartSpec } from '@/lib/charts/spec';
import type { Locale } from '@/lib/core/locale';
import { type Formatter, formatter } from '@/lib/i18n/format';
import { kpiDefinition } from '@/lib/kpi/catalogue';
import type { KpiDefinition } from '@/lib/kpi/definition';
import { dimension } from '@/lib/kpi/dimensions';
import { type Annotation, annotationsIn } from '@/lib/notes/annotations';
import { explorerChart, type Translate } from './explorer-chart';
import { type ExplorerData, explorerData } from './explorer-data';
import { type DrillLink, drillLink } from './explorer-drill';
import type { AskedQuestion } from './explorer-question';
import { explorerSentence } from './explorer-sentence';
import { namedAnswer } from './named-answer';
import { warningTexts } from './warning-texts';

export interface ExplorerAnswer {
  data: ExplorerData;
  spec: ChartSpec;
  /** The question in words, and what stands out of the answer. */
  title: string;
  sentence: string | null;
  format: Formatter;
  drill: DrillLink;
  definitions: KpiDefinition[];
  warnings: string[];
  compareName: string | null;
  annotations: Annotation[];
}

/** The question in words: "Net revenue by sales channel, per month". */
export function questionTitle(
  { query, catalogue }: Pick<AskedQuestion, 'query' | 'catalogue'>,
  locale: Locale,
  t: Translate,
): string {
  const kpis = query.kpis.map((id) => kpiDefinition(catalogue, id).label[locale]).join(', ');
  const cuts = query.dimensions.map((id) => dimension(id).label[locale].toLowerCase());
  const by = cuts.length > 0 ? t('questionTitle.by', { dimensions: cuts.join(' × ') }) : '';
  return `${kpis}${by}${t(`questionTitle.${query.grain}`)}`;
}

/** The sentences that an answer is written with, in the reader's language. */
export interface ExplorerWords {
  explorer: Translate;
  warnings: Translate;
  keys: Parameters<typeof namedAnswer>[1];
}

/** Everything that a question's page and its files show. */
export async function explorerAnswer(
  viewer: Viewer,
  asked: AskedQuestion,
  now: Date,
  locale: Locale,
  { explorer: t, warnings, keys }: ExplorerWords,
): Promise<ExplorerAnswer> {
  const { query, catalogue, reach } = asked;
  const [data, annotations] = await Promise.all([
    explorerData(query, catalogue, { ...viewer, locale }, now, (answer) => namedAnswer(answer, keys)),
    annotationsIn(viewer, query, query.kpis),
  ]);
  const { compare, currency } = data.table.meta;
  const format = formatter(locale, currency);
  const drill = drillLink(viewer, query);
  const definitions = query.kpis.map((id) => kpiDefinition(catalogue, id));
  const compareName = compare
    ? t('compareName', { compare: query.compare, range: format.range(compare.from, compare.to) })
    : null;
  const context = {
    query,
    data,
    definitions,
    format,
    locale,
    drill,
    anchor: reach.anchor,
    compareName,
    happenings: annotations,
    t: (key: string, values?: Record<string, string | number>) => t(`chart.${key}`, values),
  };
  const spec = explorerChart(context);
  return {
    data,
    spec,
    title: questionTitle(asked, locale, t),
    sentence: explorerSentence(context, spec),
    format,
    drill,
    definitions,
    warnings: warningTexts([data.table], reach.first, format, locale, warnings),
    compareName,
    annotations,
  };
}
