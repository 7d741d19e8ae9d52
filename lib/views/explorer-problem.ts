import type { Locale } from '@/lib/core/locale';
import type { Catalogue } from '@/lib/kpi/catalogue';
import { dimension } from '@/lib/kpi/dimensions';
import type { Translate } from './explorer-chart';
import { canAnswer } from './explorer-options';
import { type ExplorerQuery, explorerHref } from './explorer-query';

export interface ExplorerProblem {
  text: string;
  /** Changes that make the question answerable. */
  ways: { label: string; href: string }[];
}

/** Why a question has no answer, and the smallest changes after which it has one. */
export function explorerProblem(
  query: ExplorerQuery,
  catalogue: Catalogue,
  view: string | null,
  locale: Locale,
  t: Translate,
): ExplorerProblem {
  const name = (id: string) => catalogue.get(id)?.label[locale] ?? id;
  const changes: { label: string; changed: ExplorerQuery }[] = [
    ...query.filters.map(({ dimension: id }) => ({
      label: t('problem.dropFilter', { dimension: dimension(id).label[locale] }),
      changed: { ...query, filters: query.filters.filter((filter) => filter.dimension !== id) },
    })),
    ...query.dimensions.map((id) => ({
      label: t('problem.dropDimension', { dimension: dimension(id).label[locale] }),
      changed: { ...query, dimensions: query.dimensions.filter((each) => each !== id) },
    })),
    ...(query.kpis.length > 1 ? query.kpis : []).map((id) => ({
      label: t('problem.dropKpi', { kpi: name(id) }),
      changed: { ...query, kpis: query.kpis.filter((each) => each !== id) },
    })),
    ...(query.asOf === null ? [] : [{ label: t('problem.dropAsOf'), changed: { ...query, asOf: null } }]),
  ];
  const ways = changes.filter(({ changed }) => canAnswer(changed, catalogue));
  const [filtered] = query.filters.flatMap(({ dimension: id }) => {
    const kpi = query.kpis.find(
      (each) =>
        !canAnswer({ ...query, kpis: [each], dimensions: [], filters: [{ dimension: id, in: ['x'] }] }, catalogue),
    );
    return kpi ? [{ kpi: name(kpi), dimension: dimension(id).label[locale] }] : [];
  });
  return {
    text: filtered ? t('problem.filter', filtered) : t('problem.together'),
    ways: ways.map(({ label, changed }) => ({ label, href: explorerHref(changed, {}, view) })),
  };
}

/** An answer that took too long: coarser periods and fewer cuts are quicker. */
export function slowProblem(query: ExplorerQuery, view: string | null, locale: Locale, t: Translate): ExplorerProblem {
  const ways = [
    ...(query.grain === 'day' || query.grain === 'week'
      ? [{ label: t('problem.byMonth'), href: explorerHref(query, { grain: 'month' }, view) }]
      : []),
    ...query.dimensions.map((id) => ({
      label: t('problem.dropDimension', { dimension: dimension(id).label[locale] }),
      href: explorerHref(query, { dimensions: query.dimensions.filter((each) => each !== id) }, view),
    })),
    { label: t('problem.again'), href: explorerHref(query, {}, view) },
  ];
  return { text: t('problem.slow'), ways };
}
