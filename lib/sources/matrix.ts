import { addDays, type Day } from '@/lib/core/calendar';
import type { KpiDefinition } from '@/lib/kpi/definition';
import type { Feed } from './feeds';
import type { KpiSource, SourceSystem } from './source-systems';
import { SYSTEM_KINDS, type SystemKind } from './systems';

export type CellState = 'fresh' | 'late' | 'never';

/** How far the data of a kind of system reaches. */
export interface SystemStatus {
  kind: SystemKind;
  /** Last day that any of its rows are of; null when nothing ever came. */
  lastDay: Day | null;
  lastLoadedAt: Date | null;
  /** Hours since the moment up to which its data is known. */
  ageHours: number | null;
  sources: SourceSystem[];
  feeds: Feed[];
}

export interface MatrixCell {
  kpi: string;
  kind: SystemKind;
  granularities: string[];
  owner: string;
  /** Who was named for this KPI and kind of system; empty where the system or the definition says it. */
  ownOwner: string;
  isSystemOfRecord: boolean;
  expectedHours: number;
  /** Who says so: the KPI's own entry, the system, or the definition. */
  expectedBy: 'kpi' | 'system' | 'definition';
  state: CellState;
  /** Hours beyond what is expected; 0 unless it is late. */
  lateHours: number;
}

const HOUR_MS = 3_600_000;

/**
 * The state of every kind of system. Data is known up to the end of its last day, or up to the last load where that
 * was earlier; the age counts from there.
 * @param midnight the instant at which a day begins in the shop's time zone
 */
export function systemStatuses(
  feeds: readonly Feed[],
  systems: readonly SourceSystem[],
  now: Date,
  midnight: (day: Day) => Date,
): Map<SystemKind, SystemStatus> {
  return new Map(SYSTEM_KINDS.map((kind) => [kind, statusOf(kind, feeds, systems, now, midnight)]));
}

function statusOf(
  kind: SystemKind,
  feeds: readonly Feed[],
  systems: readonly SourceSystem[],
  now: Date,
  midnight: (day: Day) => Date,
): SystemStatus {
  const own = feeds.filter((feed) => feed.kind === kind);
  const ids = new Set(own.flatMap((feed) => feed.sourceIds));
  const sources = systems.filter((system) => ids.has(system.id) || system.kind === kind);
  const lastDay = latest(own);
  const loads = sources.flatMap(({ lastLoadedAt }) => (lastLoadedAt ? [lastLoadedAt.getTime()] : []));
  const loaded = loads.length > 0 ? Math.max(...loads) : null;
  const status = { kind, lastDay, lastLoadedAt: loaded === null ? null : new Date(loaded), sources, feeds: own };
  if (lastDay === null) return { ...status, ageHours: null };
  const covered = SELLING.includes(kind) ? feeds.filter((feed) => isSibling(feed, ids)) : own;
  const ended = midnight(addDays(latest(covered) ?? lastDay, 1)).getTime();
  const known = loaded === null ? ended : Math.min(ended, loaded);
  return { ...status, ageHours: Math.max(0, Math.floor((now.getTime() - known) / HOUR_MS)) };
}

const SELLING: readonly SystemKind[] = ['ecommerce', 'marketplace', 'pos'];

/** An export that holds several ways of selling covers a day for all of them: a shop that is closed is not late. */
function isSibling({ kind, sourceIds }: Feed, ids: ReadonlySet<number>): boolean {
  return SELLING.includes(kind) && sourceIds.some((id) => ids.has(id));
}

function latest(feeds: readonly Feed[]): Day | null {
  return (
    feeds
      .map(({ lastDay }) => lastDay)
      .toSorted()
      .at(-1) ?? null
  );
}

/** One cell per KPI and kind of system that its definition names. */
export function matrixCells(
  definitions: readonly KpiDefinition[],
  decided: readonly KpiSource[],
  statuses: ReadonlyMap<SystemKind, SystemStatus>,
): MatrixCell[] {
  const decisions = new Map(decided.map((row) => [`${row.kpiId} ${row.kind}`, row]));
  return definitions.flatMap((definition) =>
    SYSTEM_KINDS.flatMap((kind) => {
      const named = definition.sources.filter(({ system }) => system === kind);
      const status = statuses.get(kind);
      if (named.length === 0 || !status) return [];
      return [cellOf(definition, named, status, decisions.get(`${definition.id} ${kind}`))];
    }),
  );
}

function cellOf(
  definition: KpiDefinition,
  named: KpiDefinition['sources'],
  status: SystemStatus,
  decision: KpiSource | undefined,
): MatrixCell {
  const { kind, sources, ageHours } = status;
  const ofSystem = sources.map((each) => each.expectedLatencyHours).filter((hours) => hours !== null);
  const stated = Math.min(...named.map(({ latencyHours }) => latencyHours));
  const [expectedHours, expectedBy] =
    decision?.expectedLatencyHours != null
      ? [decision.expectedLatencyHours, 'kpi' as const]
      : ofSystem.length > 0
        ? [Math.min(...ofSystem), 'system' as const]
        : [stated, 'definition' as const];
  const lateHours = ageHours === null ? 0 : Math.max(0, ageHours - expectedHours);
  return {
    kpi: definition.id,
    kind,
    granularities: [...new Set(named.map(({ granularity }) => granularity))],
    ownOwner: decision?.owner ?? '',
    // Nobody answers for the demo shop.
    owner: decision?.owner || sources.find((each) => each.owner && each.kind !== 'demo')?.owner || definition.owner,
    isSystemOfRecord:
      decision?.isSystemOfRecord ??
      (definition.sources[0]?.system === kind || sources.some((each) => each.kind === kind && each.isSystemOfRecord)),
    expectedHours,
    expectedBy,
    state: ageHours === null ? 'never' : lateHours > 0 ? 'late' : 'fresh',
    lateHours,
  };
}
