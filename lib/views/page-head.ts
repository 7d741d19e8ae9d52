import type { KpiAnswer } from '@/lib/kpi/answer';
import { kpiDefinition } from '@/lib/kpi/catalogue';
import { controls } from './controls';
import { fileNotes } from './file-notes';
import type { PageFrame } from './page-frame';
import { pageHref, withFilter } from './page-query';
import { warningTexts } from './warning-texts';

const labelsOf = ({ offered }: PageFrame, answers: readonly KpiAnswer[]) =>
  Object.assign({}, ...[...answers, ...offered.map(({ answer }) => answer)].map(({ meta }) => meta.labels));

const MOST_OPTIONS = 40;

/** `?from=…` for the pages beside this one; without days where the page chose them by itself. */
function chosenAddress({ query, isChosen }: PageFrame): string {
  const params = new URL(pageHref('/', query), 'http://vigie.invalid').searchParams;
  if (!isChosen) for (const name of ['from', 'to', 'compare']) params.delete(name);
  params.delete('grain');
  const text = params.toString();
  return text ? `?${text}` : '';
}

/** Controls, warnings and notes of a page; `answers` are those that it shows. */
export function pageHead(frame: PageFrame, answers: readonly KpiAnswer[]) {
  const { query, reach, format, locale, ui, offered, path, extra } = frame;
  const before = frame.total.meta.compare;
  const beforeRange = before ? format.range(before.from, before.to) : null;
  const labels = labelsOf(frame, answers);
  const dataUntil = format.day(reach.last ?? reach.anchor);
  const filtered = new Set(query.filters.map((filter) => filter.dimension));
  return {
    path,
    address: chosenAddress(frame),
    mayMargin: frame.mayMargin,
    controls: controls(path, query, extra, { anchor: reach.anchor, locale, format, labels }),
    groups: offered
      .filter(({ id, answer }) => !filtered.has(id) && answer.rows.length > 1)
      .map(({ id, label, answer }) => ({
        label,
        options: answer.rows.slice(0, MOST_OPTIONS).map((row) => {
          const key = String(row[id] ?? '');
          return {
            key,
            label: answer.meta.labels[id]?.[key] ?? key,
            href: pageHref(path, withFilter(query, id, key), extra),
          };
        }),
      })),
    range: format.range(query.from, query.to),
    from: query.from,
    to: query.to,
    compare: query.compare,
    /** "An dernier (1–30 nov. 2025)", null without comparison. */
    compareName: beforeRange ? frame.common(`compareName.${query.compare}`, { range: beforeRange }) : null,
    beforeRange,
    currency: frame.currency,
    dataUntil,
    isHistory: reach.isHistory,
    warnings: warningTexts([frame.total, ...answers], reach.first, format, locale, (key, values) =>
      ui(`warnings.${key}`, values),
    ),
    /** What a file with figures of these KPIs says of itself. */
    notes(kpis: readonly string[], answer: KpiAnswer = frame.total): string[] {
      const known = new Set(answer.meta.kpis.map(({ id }) => id));
      const rest = kpis.filter((id) => !known.has(id)).map((id) => kpiDefinition(frame.catalogue, id));
      return [
        ...fileNotes({
          query,
          before: beforeRange,
          answer,
          kpis,
          dataUntil,
          labels,
          locale,
          format,
          t: (key, values) => ui(`chart.notes.${key}`, values),
        }),
        ...rest.map(({ label, version }) => ui('chart.notes.kpi', { kpi: label[locale], version })),
      ];
    },
  };
}

export type PageHead = ReturnType<typeof pageHead>;
