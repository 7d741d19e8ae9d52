import { getTranslations } from 'next-intl/server';
import type { Viewer } from '@/lib/auth/viewer';
import { AppError } from '@/lib/core/errors';
import type { Locale } from '@/lib/core/locale';
import { formatter } from '@/lib/i18n/format';
import { requireKpiAccess, visibleKpis } from '@/lib/kpi/access';
import { dimension } from '@/lib/kpi/dimensions';
import { listSavedViews } from '@/lib/notes/saved-views';
import { type ExplorerAnswer, explorerAnswer, questionTitle } from './explorer-answer';
import type { Translate } from './explorer-chart';
import { explorerControls } from './explorer-controls';
import { tableQuery } from './explorer-engine';
import { canAnswer, dimensionOptions, filterDimensions, kpiOptions, withoutImpossible } from './explorer-options';
import { type ExplorerProblem, explorerProblem, slowProblem } from './explorer-problem';
import { explorerHref, explorerParams } from './explorer-query';
import type { AskedQuestion } from './explorer-question';
import { isSameQuestion, queryOfView, savedQueryOf } from './explorer-saved';
import { explorerTable } from './explorer-table';
import { explorerWords } from './explorer-words';
import { presetOf } from './page-query';

export type Explorer = Awaited<ReturnType<typeof loadExplorer>>;

/** The Explorer: what can be asked, what was asked, and the answer as chart and table. */
export async function loadExplorer(viewer: Viewer, question: AskedQuestion, now: Date, locale: Locale) {
  const { catalogue, reach, view } = question;
  requireKpiAccess(question.query.kpis, viewer.abilities, catalogue);
  if (reach.last === null) return { isEmpty: true as const, canImport: viewer.abilities.includes('imports:manage') };
  const [words, dictionary, views] = await Promise.all([
    getTranslations('explorer'),
    getTranslations('dictionary'),
    listSavedViews(viewer, catalogue),
  ]);
  const t: Translate = (key, values) => words(key, values);
  const { query, dropped } = withoutImpossible(question.query, catalogue);
  const asked = { ...question, query };
  const { answer, problem } = await answered(viewer, asked, now, locale, t);
  const format = answer?.format ?? formatter(locale, reach.shop.currency);
  const labels = answer?.data.table.meta.labels ?? {};
  const viewId = view?.id ?? null;
  const href = (changes: Parameters<typeof explorerHref>[1]) => explorerHref(query, changes, viewId);
  const preset = presetOf(query, reach.anchor);
  const known = visibleKpis(viewer.abilities, catalogue);
  return {
    isEmpty: false as const,
    title: questionTitle(asked, locale, t),
    /** What pickers change and send. */
    address: explorerParams({ ...query, page: 1 }).toString() + (viewId ? `&view=${viewId}` : ''),
    dataUntil: format.day(reach.last),
    importedAt: answer?.data.table.meta.fresh_as_of
      ? format.instant(answer.data.table.meta.fresh_as_of, reach.shop.timeZone)
      : null,
    dataVersion: answer?.data.table.meta.data_version ?? null,
    controls: explorerControls(query, viewId, { anchor: reach.anchor, locale, format, labels }),
    kpis: query.kpis.map((id) => ({
      id,
      label: catalogue.get(id)?.label[locale] ?? id,
      hint: catalogue.get(id)?.description[locale] ?? '',
      href: query.kpis.length > 1 ? href({ kpis: query.kpis.filter((each) => each !== id), chart: null }) : null,
    })),
    kpiGroups: kpiOptions(
      query,
      known,
      locale,
      (key, values) => words(`pick.${key}`, values),
      (family) => (dictionary.has(`families.${family}`) ? dictionary(`families.${family}`) : family),
    ),
    dimensions: query.dimensions.map((id) => ({
      id,
      label: dimension(id).label[locale],
      href: href({ dimensions: query.dimensions.filter((each) => each !== id), chart: null }),
    })),
    dimensionOptions: dimensionOptions(query, catalogue, locale, (key, values) => words(`pick.${key}`, values)),
    filterDimensions: filterDimensions(query, catalogue, locale),
    notices: [
      ...dropped.map((id) => t('notice.dropped', { dimension: dimension(id).label[locale] })),
      ...question.unknown.map((id) => t('notice.unknown', { kpi: id })),
      ...(query.asOf === null
        ? []
        : [
            t('notice.asOf', {
              asOf:
                typeof query.asOf === 'number' ? t('notice.version', { version: query.asOf }) : format.day(query.asOf),
            }),
          ]),
    ],
    problem,
    found: answer ? presented(answer, asked, locale, words) : null,
    currency: answer?.data.table.meta.currency ?? reach.shop.currency,
    compare: query.compare,
    apiQuery: JSON.stringify(tableQuery(query), null, 2),
    exportHref: `/explore/export?${explorerParams({ ...query, page: 1 })}`,
    views: views.map(({ id, name, owner, isOwn, isShared }) => ({
      id,
      name,
      owner,
      isOwn,
      isShared,
      href: `/explore?view=${id}`,
      isCurrent: id === viewId,
      mayDelete: isOwn || (viewer.role === 'ADMIN' && isShared),
    })),
    view: view
      ? {
          id: view.id,
          name: view.name,
          isOwn: view.isOwn,
          isShared: view.isShared,
          isMoving: view.query.preset !== null,
          isChanged: !isSameQuestion(query, queryOfView(view, reach.anchor)),
          href: `/explore?view=${view.id}`,
        }
      : null,
    toSave: {
      query: savedQueryOf(query, reach.anchor, false),
      moving: preset ? { query: savedQueryOf(query, reach.anchor, true), preset } : null,
      chart: query.chart ?? 'auto',
      name: questionTitle(asked, locale, t).slice(0, 120),
    },
  };
}

/** The answer, or why there is none; whatever nobody foresaw stays an error of the page. */
async function answered(
  viewer: Viewer,
  asked: AskedQuestion,
  now: Date,
  locale: Locale,
  t: Translate,
): Promise<{ answer: ExplorerAnswer | null; problem: ExplorerProblem | null }> {
  const view = asked.view?.id ?? null;
  const impossible = () => ({ answer: null, problem: explorerProblem(asked.query, asked.catalogue, view, locale, t) });
  if (!canAnswer(asked.query, asked.catalogue)) return impossible();
  try {
    return { answer: await explorerAnswer(viewer, asked, now, locale, await explorerWords()), problem: null };
  } catch (error) {
    if (error instanceof AppError && error.code === 'invalid_input') return impossible();
    if (error instanceof AppError && error.code === 'unavailable') {
      return { answer: null, problem: slowProblem(asked.query, view, locale, t) };
    }
    throw error;
  }
}

type Words = Awaited<ReturnType<typeof getTranslations<'explorer'>>>;

function presented(answer: ExplorerAnswer, { query, view, catalogue }: AskedQuestion, locale: Locale, words: Words) {
  const { data, definitions, format, drill, annotations } = answer;
  const viewId = view?.id ?? null;
  const range = format.range(query.from, query.to);
  return {
    spec: answer.spec,
    sentence: answer.sentence,
    label: [answer.title, range, answer.sentence].filter(Boolean).join('. '),
    type: data.type,
    charts: data.choices.map(({ type, misfit }) => ({
      type,
      href: explorerHref(query, { chart: type === data.proposed ? null : type, page: query.page }, viewId),
      isCurrent: type === data.type,
      reason: misfit ? words(`misfit.${misfit}`) : null,
    })),
    table: explorerTable({
      answer: data.table,
      query,
      view: viewId,
      definitions,
      format,
      locale,
      drill,
      words: {
        period: words('table.period'),
        total: words('table.total'),
        before: words(`table.before.${query.compare}`),
        change: words('table.change'),
        good: words('spoken.good'),
        bad: words('spoken.bad'),
        neutral: words('spoken.neutral'),
      },
    }),
    warnings: answer.warnings,
    isFirstOnly: query.grain !== 'none' && query.dimensions.length > 0 && query.kpis.length > 1,
    annotations: annotations.map((each) => ({
      ...each,
      range: each.endDay && each.endDay !== each.day ? format.range(each.day, each.endDay) : format.day(each.day),
      about: each.kpi ? (catalogue.get(each.kpi)?.label[locale] ?? each.kpi) : null,
    })),
  };
}
