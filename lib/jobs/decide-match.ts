import { recordAudit } from '@/lib/auth/audit';
import { actorOf, type Viewer } from '@/lib/auth/viewer';
import { decideItem } from '@/lib/imports/matching/decide-item';
import type { Decision } from '@/lib/imports/matching/decision-schema';
import type { MatchState } from '@/lib/imports/matching/match-item';
import { enqueue } from './enqueue';

export interface MatchDecided {
  state: MatchState;
  /** imports whose rows had waited for it: the worker takes them now */
  imports: number[];
}

/** Records a decision with its entry in the audit log, and has the rows imported again that waited for it. */
export async function decideMatch(id: number, decision: Decision, viewer: Viewer): Promise<MatchDecided> {
  const by = viewer.name || viewer.email;
  const decided = await decideItem(id, decision, by, ({ kind, value, state }, connection) =>
    recordAudit(
      {
        actor: actorOf(viewer).label,
        action: 'matching_decided',
        target: `match:${id}`,
        details: { kind, value, state, matched: decision.decision === 'match' ? decision.target : '' },
      },
      connection,
    ),
  );
  for (const { batch, code } of decided.retry) {
    // Several decisions in a row: one try of the rows is enough.
    await enqueue('retry-rows', { batch, codes: [code], by }, { key: `retry-rows:${batch}` });
  }
  return { state: decided.state, imports: decided.retry.map(({ batch }) => batch) };
}
