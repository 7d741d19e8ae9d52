import { runSql } from '@/lib/db/run-sql';
import { describeTargets } from './describe-targets';
import type { KeptSuggestion, MatchItem, MatchKind, MatchState } from './match-item';

interface Row {
  id: number;
  kind: MatchKind;
  source_code: string | null;
  source_name: string | null;
  value: string;
  suggestions: KeptSuggestion[];
  state: MatchState;
  target: string;
  rows: number;
  last_batch_id: number | null;
  first_seen_at: Date;
  resolved_at: Date | null;
  resolved_by: string;
}

export interface ItemsAsked {
  kind: MatchKind;
  isOpen: boolean;
  search?: string;
  /** those that follow this one in the list */
  offset?: number;
  limit: number;
}

/** How many names of each kind wait for an answer. */
export async function countOpenItems(): Promise<Record<MatchKind, number>> {
  const rows = await runSql<{ kind: MatchKind; n: number }>(
    `SELECT kind, count(*)::int AS n FROM match_item WHERE state = 'open' GROUP BY 1`,
  );
  return { sku: 0, campaign: 0, region: 0, customer: 0, ...Object.fromEntries(rows.map(({ kind, n }) => [kind, n])) };
}

/** Open items, those that hold back most rows first; or the decisions, the latest first. */
export async function listItems(asked: ItemsAsked): Promise<{ items: MatchItem[]; total: number }> {
  const { kind, isOpen, search = '', offset = 0, limit } = asked;
  const where = `m.kind = $1 AND (m.state = 'open') = $2 AND ($3 = '' OR m.value ILIKE $4)`;
  const values = [kind, isOpen, search, `%${search.replace(/[\\%_]/g, '\\$&')}%`];
  const [rows, [count]] = await Promise.all([
    runSql<Row>({
      text: `SELECT m.*, s.code AS source_code, s.name AS source_name FROM match_item m LEFT JOIN source_system s ON s.id = m.source_id WHERE ${where}
        ORDER BY ${isOpen ? 'm.rows DESC, m.id' : 'm.resolved_at DESC NULLS LAST, m.id'} OFFSET $5 LIMIT $6`,
      values: [...values, offset, limit],
    }),
    runSql<{ total: number }>({ text: `SELECT count(*)::int AS total FROM match_item m WHERE ${where}`, values }),
  ]);
  const targets = await describeTargets(
    kind,
    rows.flatMap(({ target, suggestions }) => [target, ...suggestions.map((each) => each.target)]),
  );
  return { items: rows.map((row) => asShown(row, targets)), total: count?.total ?? 0 };
}

function asShown(row: Row, targets: Awaited<ReturnType<typeof describeTargets>>): MatchItem {
  return {
    id: row.id,
    kind: row.kind,
    source: { code: row.source_code ?? '', name: row.source_name ?? '' },
    value: row.value,
    state: row.state,
    rows: row.rows,
    batch: row.last_batch_id,
    firstSeenAt: row.first_seen_at.toISOString(),
    resolvedAt: row.resolved_at?.toISOString() ?? null,
    resolvedBy: row.resolved_by,
    // What was suggested may be gone since.
    suggestions: row.suggestions.flatMap(({ target, reason, score }) => {
      const known = targets.get(target);
      return known ? [{ ...known, reason, score }] : [];
    }),
    target: targets.get(row.target) ?? null,
  };
}
