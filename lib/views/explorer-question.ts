import type { Viewer } from '@/lib/auth/viewer';
import type { Catalogue } from '@/lib/kpi/catalogue';
import { governedCatalogue } from '@/lib/kpi/governed-catalogue';
import { readSavedView, type SavedView } from '@/lib/notes/saved-views';
import { type ExplorerQuery, readExplorerQuery } from './explorer-query';
import { queryOfView } from './explorer-saved';
import { many, one, type SearchParams } from './page-query';
import { type ShopReach, shopReach } from './shop-reach';

export interface AskedQuestion {
  query: ExplorerQuery;
  view: SavedView | null;
  catalogue: Catalogue;
  reach: ShopReach;
  /** Ids of the address that no KPI bears. */
  unknown: string[];
  /** Abilities that the KPIs need and the reader may lack. */
  requires: string[];
}

/** What an address asks: by itself, or by naming a saved view, whose parts it may replace as a whole. */
export async function askedQuestion(viewer: Viewer, params: SearchParams, now: Date): Promise<AskedQuestion> {
  const [reach, catalogue] = await Promise.all([shopReach(now), governedCatalogue(undefined, now)]);
  const id = one(params.view);
  const view = id ? await readSavedView(viewer, id, catalogue) : null;
  const isChanged = params.kpi !== undefined;
  const asked =
    view && !isChanged
      ? { ...queryOfView(view, reach.anchor), page: readExplorerQuery(params, reach.anchor, reach.first).page }
      : readExplorerQuery(params, reach.anchor, reach.first);
  const unknown = asked.kpis.filter((kpi) => !catalogue.has(kpi));
  const kpis = asked.kpis.filter((kpi) => catalogue.has(kpi));
  const query = { ...asked, kpis: kpis.length > 0 ? kpis : ['net_revenue'] };
  const requires = [...new Set(query.kpis.flatMap((kpi) => catalogue.get(kpi)?.requires ?? []))];
  return { query, view, catalogue, reach, unknown: many(params.kpi).length > 0 ? unknown : [], requires };
}
