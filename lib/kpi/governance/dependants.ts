import { runSql } from '@/lib/db/run-sql';
import type { Catalogue } from '../catalogue';
import type { KpiDefinition } from '../definition';
import { referencedKpis } from '../dictionary';

/** Every KPI whose formula holds this one, directly or through others. */
export function dependentKpis(id: string, catalogue: Catalogue): KpiDefinition[] {
  const found = new Map<string, KpiDefinition>();
  const visit = (target: string) => {
    for (const each of catalogue.values()) {
      if (each.id === id || found.has(each.id) || !referencedKpis(each.formula).includes(target)) continue;
      found.set(each.id, each);
      visit(each.id);
    }
  };
  visit(id);
  return [...found.values()];
}

export interface ViewUse {
  shared: { id: string; name: string }[];
  /** Views that people keep for themselves: how many, but not whose and which. */
  own: number;
}

/** Saved views that show a KPI. */
export async function viewsUsing(id: string): Promise<ViewUse> {
  const rows = await runSql<{ id: string; name: string; is_shared: boolean }>({
    text: `SELECT id, name, is_shared FROM saved_view
      WHERE jsonb_typeof(query -> 'kpis') = 'array' AND query -> 'kpis' @> to_jsonb($1::text) ORDER BY name, id`,
    values: [id],
  });
  return {
    shared: rows.filter((row) => row.is_shared).map(({ id: view, name }) => ({ id: view, name })),
    own: rows.filter((row) => !row.is_shared).length,
  };
}
