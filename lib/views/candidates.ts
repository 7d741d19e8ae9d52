import { getTranslations } from 'next-intl/server';
import type { Viewer } from '@/lib/auth/viewer';
import type { Locale } from '@/lib/core/locale';
import { formatter } from '@/lib/i18n/format';
import { visibleKpis } from '@/lib/kpi/access';
import { type Candidate, findCandidates } from '@/lib/kpi/candidates/find-candidates';
import { possibleTargets } from '@/lib/kpi/candidates/metrics';
import { printFormula } from '@/lib/kpi/expression/print';
import { governedCatalogue } from '@/lib/kpi/governed-catalogue';
import type { SearchParams } from './page-query';

const PATH = '/kpis/candidates';
const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value);

export type CandidatesPage = Awaited<ReturnType<typeof loadCandidates>>;

/** The choices of the search, and what it found once it was asked for. */
export async function loadCandidates(viewer: Viewer, params: SearchParams, now: Date, locale: Locale) {
  const [t, catalogue] = await Promise.all([getTranslations('candidates'), governedCatalogue(undefined, now)]);
  const visible = new Map(visibleKpis(viewer.abilities, catalogue).map((each) => [each.id, each]));
  const targets = possibleTargets(visible);
  const target = targets.find(({ id }) => id === one(params.target)) ?? visible.get('net_revenue') ?? targets[0];
  const grain = one(params.grain) === 'month' ? ('month' as const) : ('week' as const);
  const head = {
    path: PATH,
    targets: targets.map(({ id, label }) => ({ value: id, label: label[locale] })),
    target: target?.id ?? '',
    targetLabel: target?.label[locale] ?? '',
    grain,
  };
  if (!target || one(params.run) !== '1') return { ...head, found: null };
  const search = await findCandidates({ target: target.id, grain }, { ...viewer, locale }, now);
  const format = formatter(locale, 'EUR');
  const decimal = (value: number, digits: number) =>
    new Intl.NumberFormat(locale, { maximumFractionDigits: digits, minimumFractionDigits: digits })
      .format(value)
      .replace('-', '−');
  const canPropose = viewer.abilities.includes('kpis:propose');
  const card = ({ metric, lag, r, q, pairs, effective, check, values }: Candidate) => {
    const name = capital(metric.label[locale]);
    const ahead = t('card.ahead', { grain, lag });
    const expression = metric.kpi === null ? printFormula(metric.formula, catalogue) : null;
    return {
      id: metric.id,
      name,
      expression,
      ahead,
      direction: r > 0 ? t('card.same') : t('card.opposite'),
      r: decimal(r, 2),
      q: q < 0.001 ? `< ${decimal(0.001, 3)}` : decimal(q, 3),
      pairs: `${pairs} (${decimal(effective, 0)})`,
      isSure: q <= search.rate && check.holds,
      check: check.r === null ? '—' : decimal(check.r, 2),
      href: metric.kpi === null ? null : `/kpis/${metric.kpi}`,
      proposeHref: expression !== null && canPropose ? proposeHref(metric.id, expression, metric.label) : null,
      chart: t('card.chart', { name, ahead, target: head.targetLabel }),
      legend: { target: head.targetLabel, candidate: t('card.legendCandidate', { name }) },
      lag,
      values,
    };
  };
  const sure = search.findings.filter(({ check }) => check.holds);
  const problem = !search.period
    ? t('noSales')
    : search.values.some((value) => value === null)
      ? t('targetGaps')
      : search.tooShort
        ? t('tooShort', { ...search.tooShort, grain })
        : null;
  return {
    ...head,
    found: {
      problem,
      title: t('found', { count: sure.length, target: head.targetLabel }),
      summary: search.period
        ? t('summary', {
            tests: search.tests,
            metrics: search.metrics,
            maxLag: search.maxLag,
            grain,
            range: format.range(search.period.from, search.period.to),
            periods: search.starts.length,
          })
        : '',
      leftOut: search.left_out.gaps + search.left_out.flat > 0 ? t('leftOut', search.left_out) : null,
      method: t('method', { adjusted: search.isSeasonAdjusted ? 'yes' : 'no', rate: format.percent(search.rate) }),
      values: search.values,
      findings: sure.map(card),
      closest: [...search.findings.filter(({ check }) => !check.holds), ...search.closest].map(card),
    },
  };
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** The editor of a new KPI, filled in with what was found. */
function proposeHref(id: string, expression: string, label: Record<Locale, string>): string {
  const params = new URLSearchParams({
    id,
    expression,
    label_fr: capital(label.fr),
    label_en: capital(label.en),
  });
  return `/kpis/new?${params}`;
}
