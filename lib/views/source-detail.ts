import { getTranslations } from 'next-intl/server';
import type { Viewer } from '@/lib/auth/viewer';
import type { Locale } from '@/lib/core/locale';
import type { Catalogue } from '@/lib/kpi/catalogue';
import type { MatrixCell, SystemStatus } from '@/lib/sources/matrix';
import { recentBatches } from '@/lib/sources/source-systems';
import type { SystemKind } from '@/lib/sources/systems';
import type { SourceWords } from './source-words';

const SHOWN = 6;

interface Matrix {
  words: SourceWords;
  statuses: ReadonlyMap<SystemKind, SystemStatus>;
  cells: readonly MatrixCell[];
  catalogue: Catalogue;
  locale: Locale;
}

export type SourceDetail = NonNullable<Awaited<ReturnType<typeof loadSourceDetail>>>;

/** A cell of the matrix, or a whole column, as it is opened; null when neither is asked for. */
export async function loadSourceDetail(
  viewer: Viewer,
  { kpi, system }: { kpi: string | null; system: SystemKind | null },
  { words, statuses, cells, catalogue, locale }: Matrix,
) {
  const status = system && statuses.get(system);
  const cell = cells.find((each) => each.kpi === kpi && each.kind === system);
  if (!status || (kpi && !cell)) return null;
  const t = await getTranslations('sources');
  const canEdit = viewer.abilities.includes('imports:manage');
  const name = cell ? (catalogue.get(cell.kpi)?.label[locale] ?? cell.kpi) : null;
  const batches = await recentBatches(
    status.sources.map(({ id }) => id),
    SHOWN,
  );
  const affected = new Set(cells.filter((each) => each.kind === system).map((each) => each.kpi)).size;
  return {
    title: name ? `${name} · ${words.system(status.kind)}` : words.system(status.kind),
    cell: cell ? cellFacts(cell) : null,
    affected: t('detail.affected', { count: affected }),
    reach: status.lastDay ? words.day(status.lastDay) : null,
    age: status.ageHours === null ? null : words.duration(status.ageHours),
    feeds: status.feeds.map(({ granularity, lastDay }) => ({
      granularity: words.granularity(granularity),
      lastDay: words.day(lastDay),
    })),
    sources: status.sources.map((source) => ({
      ...source,
      name: source.kind === 'demo' ? t('demo') : source.name,
      ownerName: source.owner ? words.owner(source.owner) : null,
      latency: source.expectedLatencyHours === null ? null : words.duration(source.expectedLatencyHours),
      lastLoadedAt: source.lastLoadedAt ? words.instant(source.lastLoadedAt) : null,
    })),
    batches: batches.map(({ at, ...batch }) => ({
      ...batch,
      file: batch.format === 'demo' ? t('demo') : batch.file,
      at: words.instant(at),
      rows: new Intl.NumberFormat(locale === 'fr' ? 'fr-FR' : 'en-GB').format(batch.rows),
      href: canEdit ? `/imports/${batch.id}` : null,
    })),
    canEdit,
  };

  function cellFacts(found: MatrixCell) {
    const { owner, expectedHours, expectedBy, granularities, state, lateHours, isSystemOfRecord } = found;
    return {
      kpi: found.kpi,
      kind: found.kind,
      state,
      stateText: state === 'late' ? words.late(lateHours) : t(`states.${state}`),
      granularity: granularities.map(words.granularity).join(', '),
      owner: words.owner(owner),
      isSystemOfRecord,
      expected: words.duration(expectedHours),
      expectedBy: t(`detail.expectedBy.${expectedBy}`),
      edited: { owner: found.ownOwner, latency: expectedBy === 'kpi' ? String(expectedHours) : '' },
    };
  }
}
