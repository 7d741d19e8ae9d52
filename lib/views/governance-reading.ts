import type { Viewer } from '@/lib/auth/viewer';
import type { KpiDefinition } from '@/lib/kpi/definition';

/** May see figures of a KPI. */
export function maySeeFigures({ requires }: Pick<KpiDefinition, 'requires'>, { abilities }: Viewer): boolean {
  return requires === undefined || abilities.includes(requires);
}

/** May see what a KPI means: whoever governs definitions reads all of them, though not all figures. */
export function maySeeMeaning(definition: Pick<KpiDefinition, 'requires'>, viewer: Viewer): boolean {
  return maySeeFigures(definition, viewer) || viewer.abilities.includes('kpis:propose');
}
