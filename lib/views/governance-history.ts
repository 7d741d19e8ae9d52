import { getTranslations } from 'next-intl/server';
import type { Viewer } from '@/lib/auth/viewer';
import { addMonths, dayInZone } from '@/lib/core/calendar';
import { AppError } from '@/lib/core/errors';
import type { Locale } from '@/lib/core/locale';
import { runSql } from '@/lib/db/run-sql';
import { formatter } from '@/lib/i18n/format';
import type { Catalogue } from '@/lib/kpi/catalogue';
import type { KpiDefinition } from '@/lib/kpi/definition';
import { type KpiVersionRow, kpiVersions } from '@/lib/kpi/governance/versions';
import { runKpiQuery } from '@/lib/kpi/run';
import { comparedOf, numberOf } from './figures';
import { definitionDiff } from './governance-diff';
import { maySeeFigures } from './governance-reading';
import { lastWholeMonth } from './kpi-page';
import { shopReach } from './shop-reach';

async function namesOf(versions: readonly KpiVersionRow[]): Promise<(label: string) => string> {
  const labels = [...new Set(versions.flatMap(({ createdBy, approvedBy }) => [createdBy, approvedBy]))];
  const rows = await runSql<{ label: string; name: string }>({
    text: `SELECT 'user:' || id AS label, name FROM app_user WHERE 'user:' || id = ANY($1::text[])`,
    values: [labels],
  });
  const names = new Map(rows.map(({ label, name }) => [label, name]));
  return (label) => names.get(label) ?? label;
}

async function monthsOf(definition: KpiDefinition, catalogue: Catalogue, now: Date) {
  const { id } = definition;
  const reach = await shopReach(now);
  const month = lastWholeMonth(reach);
  const query = { kpis: [id], from: addMonths(month.from, -11), to: month.to, grain: 'month' as const };
  try {
    const { rows, meta } = await runKpiQuery(
      { ...query, order: [{ by: 'period' }] },
      { now, catalogue: new Map(catalogue).set(id, definition) },
    );
    const figures = rows.map((row) => [row.period, numberOf(comparedOf(row, id).value)] as const);
    return { currency: meta.currency, figures: new Map(figures) };
  } catch (error) {
    if (error instanceof AppError && error.code === 'invalid_input') return null;
    throw error;
  }
}

/** The last two versions month by month. */
async function curveOf([after, before]: readonly KpiVersionRow[], catalogue: Catalogue, now: Date, locale: Locale) {
  if (!after || !before) return null;
  const [fresh, old] = [
    await monthsOf(after.definition, catalogue, now),
    await monthsOf(before.definition, catalogue, now),
  ];
  if (!fresh || !old) return null;
  const format = formatter(locale, fresh.currency);
  return {
    versions: { old: before.version, new: after.version },
    scale: { unit: after.definition.unit, currency: fresh.currency },
    points: [...fresh.figures].map(([period, newValue]) => ({
      id: period,
      label: format.period(period, 'month'),
      oldValue: old.figures.get(period) ?? null,
      newValue,
    })),
  };
}

export type KpiHistory = Awaited<ReturnType<typeof loadKpiHistory>>;

/** All versions of a KPI: since when, by whom, why, what each changed, and the curve of the last two. */
export async function loadKpiHistory(
  definition: KpiDefinition,
  catalogue: Catalogue,
  viewer: Viewer,
  now: Date,
  locale: Locale,
) {
  const [t, d, versions, { shop }] = await Promise.all([
    getTranslations('governance'),
    getTranslations('dictionary'),
    kpiVersions(definition.id, now),
    shopReach(now),
  ]);
  const name = await namesOf(versions);
  const format = formatter(locale, shop.currency);
  return {
    versions: versions.map((row, i) => ({
      version: row.version,
      label: t('version', { version: row.version }),
      isInEffect: row.isInEffect,
      isComing: row.effectiveFrom > now,
      since: format.day(dayInZone(row.effectiveFrom, shop.timeZone)),
      origin:
        row.origin === 'factory'
          ? t('history.factory')
          : t('history.people', { author: name(row.createdBy), approver: name(row.approvedBy) }),
      isOwnApproval: row.origin === 'admin' && row.createdBy === row.approvedBy,
      reason: row.reason,
      diff: versions[i + 1]
        ? definitionDiff(versions[i + 1]?.definition ?? null, row.definition, catalogue, locale, t, d).map((line) => ({
            ...line,
            label: t(`diff.${line.id}`),
          }))
        : [],
    })),
    curve: maySeeFigures(definition, viewer) ? await curveOf(versions, catalogue, now, locale) : null,
  };
}
