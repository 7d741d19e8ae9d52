import type { Viewer } from '@/lib/auth/viewer';
import { AppError } from '@/lib/core/errors';
import type { Locale } from '@/lib/core/locale';
import { requireKpiAccess } from '@/lib/kpi/access';
import type { KpiDefinition } from '@/lib/kpi/definition';
import { governedCatalogue } from '@/lib/kpi/governed-catalogue';
import { kpiEntries } from './list-kpis';

type Reader = Pick<Viewer, 'abilities' | 'locale'>;

/** The definition in force, for readers who may see it. @throws AppError not_found, forbidden */
export async function readableKpi(id: string, abilities: readonly string[]): Promise<KpiDefinition> {
  const catalogue = await governedCatalogue();
  const definition = catalogue.get(id);
  if (!definition) {
    throw new AppError('not_found', `There is no KPI ${id}. GET /api/v1/kpis lists them.`, { key: 'not_found' });
  }
  requireKpiAccess([id], abilities, catalogue);
  return definition;
}

/** One entry of the dictionary. */
export async function describeKpi(id: string, { abilities, locale }: Reader, asked?: Locale) {
  await readableKpi(id, abilities);
  const [entry] = await kpiEntries(abilities, asked ?? locale, id);
  if (!entry) throw new AppError('not_found', `There is no KPI ${id}.`);
  return entry;
}
