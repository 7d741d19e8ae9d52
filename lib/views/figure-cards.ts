import type { KpiAnswer } from '@/lib/kpi/answer';
import { kpiDefinition } from '@/lib/kpi/catalogue';
import { type DimensionId, dimension } from '@/lib/kpi/dimensions';
import { kpiDimensions } from '@/lib/kpi/plan';
import { type ChangeView, changeView, comparedOf, numberOf } from './figures';
import type { PageFrame } from './page-frame';
import { explainHref, rowsHref } from './page-links';

/** A change of a KPI as it is shown beside its figure. */
export function changeOf(frame: PageFrame, kpi: string, change: number | null): ChangeView | null {
  const { unit, goodDirection } = kpiDefinition(frame.catalogue, kpi);
  const { ui, format } = frame;
  const words = { good: ui('spoken.good'), bad: ui('spoken.bad'), neutral: ui('spoken.neutral') };
  return changeView(change, unit, goodDirection, format, words);
}

/** The first filter of the page that a KPI cannot be narrowed by. */
export function unfitDimension(frame: PageFrame, kpi: string): DimensionId | null {
  const possible = kpiDimensions(kpiDefinition(frame.catalogue, kpi), frame.catalogue);
  return (
    [...frame.query.filters, ...frame.narrow].find((filter) => !possible.includes(filter.dimension))?.dimension ?? null
  );
}

/** KPIs that this reader may see. */
export function visibleOf(frame: PageFrame, kpis: readonly string[]): string[] {
  return kpis.filter((id) => {
    const { requires } = kpiDefinition(frame.catalogue, id);
    return requires === undefined || frame.viewer.abilities.includes(requires);
  });
}

/** Figures of an answer as cards: value, change, course, definition, links to rows and explanation. */
export function figureCards(frame: PageFrame, answer: KpiAnswer | null, kpis: readonly string[]) {
  const { format, locale, ui, common, query } = frame;
  return visibleOf(frame, kpis).map((id) => {
    const { label, description, formulaInWords, unit } = kpiDefinition(frame.catalogue, id);
    const isAnswered = answer?.meta.kpis.some((each) => each.id === id) ?? false;
    const { value, before, change } = comparedOf(isAnswered ? answer?.meta.totals : null, id);
    const unfit = unfitDimension(frame, id);
    const coverage = answer?.meta.warnings.find((each) => each.code === 'incomplete_cost' && each.kpi === id);
    return {
      id,
      label: label[locale],
      about: ui('about', { label: label[locale] }),
      definition: description[locale],
      formula: formulaInWords[locale],
      href: rowsHref(frame, id) ?? `/kpis/${id}`,
      why: change === null ? null : explainHref(frame, id),
      value: format.compact(value, unit),
      full: format.value(value, unit),
      change: changeOf(frame, id, change),
      against: query.compare === 'none' ? '' : before === null ? ui('against.nothing') : ui(`against.${query.compare}`),
      compared: before === null ? null : ui('compared', { value: format.compact(before, unit) }),
      spark:
        answer && answer.meta.grain !== 'none' ? answer.rows.map((row) => numberOf(comparedOf(row, id).value)) : [],
      mark: coverage ? common('coverage', { share: format.percent(Number(coverage.values.coverage)) }) : null,
      missing: unfit
        ? common('missing.filter', { dimension: dimension(unfit).label[locale] })
        : value === null
          ? common('missing.value')
          : null,
    };
  });
}

export type FigureCard = ReturnType<typeof figureCards>[number];
