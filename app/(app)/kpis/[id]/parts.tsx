import { KpiHistory } from '@/components/dictionary/kpi-history';
import { KpiInputs } from '@/components/dictionary/kpi-inputs';
import { KpiRestated } from '@/components/dictionary/kpi-restated';
import { KpiRules } from '@/components/dictionary/kpi-rules';
import type { Viewer } from '@/lib/auth/viewer';
import type { Locale } from '@/lib/core/locale';
import type { Catalogue } from '@/lib/kpi/catalogue';
import type { KpiDefinition } from '@/lib/kpi/definition';
import { loadKpiHistory } from '@/lib/views/governance-history';
import { loadKpiInputs } from '@/lib/views/governance-inputs';
import { loadRestated } from '@/lib/views/governance-restated';
import { loadKpiRules } from '@/lib/views/governance-rules';

interface Context {
  definition: KpiDefinition;
  catalogue: Catalogue;
  viewer: Viewer;
  now: Date;
  locale: Locale;
}

/** The parts of an entry that are computed while the rest is read already; the page has checked the ability. */
export async function InputsPart({ definition, catalogue, now, locale }: Context) {
  return <KpiInputs view={await loadKpiInputs(definition, catalogue, now, locale)} />;
}

export async function RulesPart({ definition, catalogue, viewer, now, locale }: Context) {
  const view = await loadKpiRules(definition, catalogue, viewer, now, locale);
  return view ? <KpiRules view={view} /> : null;
}

export async function HistoryPart({ definition, catalogue, viewer, now, locale }: Context) {
  return <KpiHistory view={await loadKpiHistory(definition, catalogue, viewer, now, locale)} />;
}

export async function RestatedPart({ definition, viewer, now, locale, day }: Context & { day: string | undefined }) {
  const view = await loadRestated(definition, day, viewer, now, locale);
  return view ? <KpiRestated view={view} /> : null;
}
