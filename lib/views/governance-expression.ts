import type { Viewer } from '@/lib/auth/viewer';
import type { Locale } from '@/lib/core/locale';
import { formatter } from '@/lib/i18n/format';
import { cachedKpiQuery } from '@/lib/kpi/cached-kpi-query';
import type { Catalogue } from '@/lib/kpi/catalogue';
import type { DimensionId } from '@/lib/kpi/dimensions';
import { completeExpression } from '@/lib/kpi/expression/complete';
import { paintExpression } from '@/lib/kpi/expression/paint';
import { type ReadExpression, readExpression } from '@/lib/kpi/expression/read';
import { expandKpi } from '@/lib/kpi/formula';
import { recentMonths } from '@/lib/kpi/governance/completeness';
import { exampleOf } from '@/lib/kpi/governance/derive';
import { governedCatalogue } from '@/lib/kpi/governed-catalogue';
import { measureLabel, measureUnit } from '@/lib/kpi/measure-label';
import { shopReach } from './shop-reach';

export type ExpressionView = Awaited<ReturnType<typeof viewExpression>>;

/** A KPI whose cut by the dimension lists the values that occur, the largest first. */
function probe(id: DimensionId, catalogue: Catalogue) {
  const fits = [...catalogue.values()].filter((each) => each.dimensions.includes(id) && !each.requires);
  return fits.find(({ additivity }) => additivity === 'additive') ?? fits[0] ?? null;
}

async function valuesOf(id: DimensionId, catalogue: Catalogue, viewer: Viewer, now: Date, locale: Locale) {
  const [kpi, reach] = [probe(id, catalogue), await shopReach(now)];
  const period = reach.last === null ? null : recentMonths(reach.anchor, reach.first ?? reach.anchor);
  if (!kpi || !period) return [];
  const { rows, meta } = await cachedKpiQuery(
    { kpis: [kpi.id], ...period, dimensions: [id], order: [{ by: kpi.id, direction: 'desc' }], limit: 200 },
    { ...viewer, locale },
    now,
  );
  return rows.map((row) => {
    const key = String(row[id] ?? '');
    return { key, label: meta.labels[id]?.[key] ?? key };
  });
}

/** What the editor shows while an expression is typed: colours, faults at their place, candidates, a worked example. */
export async function viewExpression(
  text: string,
  caret: number | null,
  self: string,
  viewer: Viewer,
  now: Date,
  locale: Locale,
) {
  const [catalogue, { shop }] = await Promise.all([governedCatalogue(undefined, now), shopReach(now)]);
  const context = { catalogue, locale, self, isCohort: catalogue.get(self)?.kind === 'cohort' };
  const answer = readExpression(text, context);
  const format = formatter(locale, shop.currency);
  let completion = caret === null ? null : completeExpression(text, caret, context);
  if (completion?.values && caret !== null) {
    const values = await valuesOf(completion.values, catalogue, viewer, now, locale);
    completion = completeExpression(text, caret, { ...context, valuesOf: () => values });
  }
  return {
    parts: paintExpression(text, catalogue),
    faults: answer.ok
      ? []
      : answer.faults.map((fault) => ({
          start: fault.start,
          end: fault.end,
          suggestion: fault.suggestion,
          code: fault.code,
          message: fault.text(locale),
        })),
    units: answer.ok ? answer.expression.units : [],
    example: answer.ok ? exampleView(answer.expression) : null,
    completion,
  };

  function exampleView({ formula, units, window }: ReadExpression) {
    const kind = window ? 'windowed' : 'derived';
    const expanded = expandKpi({ id: self, kind, formula, ...(window ? { window } : {}) }, catalogue);
    const example = exampleOf(expanded, catalogue);
    return {
      given: Object.entries(example.given).map(([id, value]) => ({
        id,
        label: measureLabel(id, locale),
        value: format.value(value, measureUnit(id)),
      })),
      results: units.map((unit) => ({ unit, text: format.value(example.result, unit) })),
    };
  }
}
