import { getTranslations } from 'next-intl/server';
import type { Viewer } from '@/lib/auth/viewer';
import type { Locale } from '@/lib/core/locale';
import { readShop } from '@/lib/db/shop';
import { visibleKpis } from '@/lib/kpi/access';
import { FAMILIES } from '@/lib/kpi/definition';
import { governedCatalogue } from '@/lib/kpi/governed-catalogue';
import { dayStart } from '@/lib/sources/day-start';
import { readFeeds } from '@/lib/sources/feeds';
import { type CellState, type MatrixCell, matrixCells, systemStatuses } from '@/lib/sources/matrix';
import { readKpiSources, readSourceSystems } from '@/lib/sources/source-systems';
import { SYSTEM_KINDS, type SystemKind } from '@/lib/sources/systems';
import { loadSourceDetail } from './source-detail';
import { loadReconciliation } from './source-reconciliation';
import { sourceWords } from './source-words';

export interface MatrixQuery {
  onlyBreaches: boolean;
  kpi: string | null;
  system: SystemKind | null;
}

export type SourceMatrix = Awaited<ReturnType<typeof loadSourceMatrix>>;

/** The address of the matrix with what is shown of it. */
export function sourcesHref({ onlyBreaches, kpi, system }: Partial<MatrixQuery>): string {
  const search = new URLSearchParams();
  if (onlyBreaches) search.set('breaches', '1');
  if (kpi) search.set('kpi', kpi);
  if (system) search.set('system', system);
  const text = search.toString();
  return text ? `/sources?${text}` : '/sources';
}

const WORST: Record<CellState, number> = { fresh: 0, never: 1, late: 2 };

/** Which system each KPI lives on, who answers for it, and whether its data is there in time. */
export async function loadSourceMatrix(viewer: Viewer, query: MatrixQuery, now: Date, locale: Locale) {
  const [t, dictionary, shop, feeds, systems, decided, catalogue] = await Promise.all([
    getTranslations('sources'),
    getTranslations('dictionary'),
    readShop(),
    readFeeds(),
    readSourceSystems(),
    readKpiSources(),
    governedCatalogue(undefined, now),
  ]);
  const words = await sourceWords(locale, shop.timeZone);
  const statuses = systemStatuses(feeds, systems, now, (day) => dayStart(day, shop.timeZone));
  // All of them, also to readers without margins: where a cost comes from is no figure, and administrators mend it.
  const definitions = [...catalogue.values()].filter(({ kind }) => kind !== 'model');
  const cells = matrixCells(definitions, decided, statuses);
  const cellAt = new Map(cells.map((cell) => [`${cell.kpi} ${cell.kind}`, cell]));
  const isOpen = new Set(visibleKpis(viewer.abilities, catalogue).map(({ id }) => id));
  const count = (state: CellState) => cells.filter((cell) => cell.state === state).length;

  const cellView = (cell: MatrixCell | undefined) => {
    if (!cell || (query.onlyBreaches && cell.state !== 'late')) return null;
    const { state, lateHours, isSystemOfRecord } = cell;
    return { state, delay: state === 'late' ? words.duration(lateHours) : '', isRecord: isSystemOfRecord };
  };
  const families = FAMILIES.map((family) => ({
    id: family,
    label: dictionary.has(`families.${family}`) ? dictionary(`families.${family}`) : family,
    rows: definitions
      .filter((each) => each.family === family)
      .map(({ id, label }) => ({
        id,
        label: label[locale],
        isOpen: isOpen.has(id),
        cells: SYSTEM_KINDS.map((kind) => cellView(cellAt.get(`${id} ${kind}`))),
      }))
      .filter((row) => !query.onlyBreaches || row.cells.some((cell) => cell !== null)),
  })).filter(({ rows }) => rows.length > 0);

  return {
    families,
    systems: SYSTEM_KINDS.map((kind) => {
      const own = cells.filter((cell) => cell.kind === kind);
      const state = own.map((cell) => cell.state).toSorted((a, b) => WORST[b] - WORST[a])[0] ?? null;
      const status = statuses.get(kind);
      return {
        kind,
        label: words.system(kind),
        // What no KPI needs cannot be late.
        state,
        note: status?.lastDay ? words.shortDay(status.lastDay) : t('short.never'),
      };
    }),
    counts: { fresh: count('fresh'), late: count('late'), never: count('never') },
    onlyBreaches: query.onlyBreaches,
    hrefs: { all: sourcesHref({}), breaches: sourcesHref({ onlyBreaches: true }) },
    closeHref: sourcesHref({ onlyBreaches: query.onlyBreaches }),
    reconciliation: await loadReconciliation(words),
    detail: await loadSourceDetail(viewer, query, { words, statuses, cells, catalogue, locale }),
  };
}
