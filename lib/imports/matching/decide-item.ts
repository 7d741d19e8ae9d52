import { AppError } from '@/lib/core/errors';
import { type Connection, runSql } from '@/lib/db/run-sql';
import { transaction } from '@/lib/db/transaction';
import { lockFacts } from '../merge';
import type { Decision } from './decision-schema';
import type { MatchKind, MatchState } from './match-item';
import { mergePersons, separatePersons } from './merge-persons';
import { moveCampaign } from './move-campaign';
import { moveRegion } from './move-region';

interface Item {
  id: number;
  kind: MatchKind;
  source_id: number;
  value: string;
  state: MatchState;
  target: string;
  suggestions: { target: string; reason: string }[];
}

export interface Decided {
  kind: MatchKind;
  value: string;
  state: MatchState;
  /** batches whose waiting rows may be taken now, with the reason for which they waited */
  retry: { batch: number; code: string }[];
}

const conflict = (message: string, key: string) => new AppError('conflict', message, { key });

/**
 * Records what an administrator says a name is, and lets the facts follow. `follow` runs in the same transaction (the
 * entry of the audit log). @throws AppError when somebody decided before, or the target is gone
 */
export async function decideItem(
  id: number,
  decision: Decision,
  by: string,
  follow: (decided: Decided, connection: Connection) => Promise<void> = async () => undefined,
): Promise<Decided> {
  return transaction(async (connection) => {
    // As an import does: first the facts, then the item. SKUs move no facts and need not wait for one.
    const [known] = await runSql<{ kind: MatchKind }>(
      { text: 'SELECT kind FROM match_item WHERE id = $1', values: [id] },
      connection,
    );
    const movesFacts = decision.decision === 'match' || decision.decision === 'reopen';
    if (known && known.kind !== 'sku' && movesFacts) await lockFacts(connection);
    const [item] = await runSql<Item>(
      { text: 'SELECT * FROM match_item WHERE id = $1 FOR UPDATE', values: [id] },
      connection,
    );
    if (!item) throw new AppError('not_found', 'There is no such item.');
    if ((item.state === 'open') === (decision.decision === 'reopen')) {
      throw conflict('Somebody has decided this meanwhile.', 'imports.decidedMeanwhile');
    }
    const state = await apply(connection, item, decision, by);
    const target = decision.decision === 'match' ? decision.target : standsFor(item, decision);
    await runSql(
      {
        text: `UPDATE match_item SET state = $2::text, target = $3, resolved_at = CASE WHEN $2::text = 'open' THEN NULL ELSE now() END,
          resolved_by = CASE WHEN $2::text = 'open' THEN '' ELSE $4 END WHERE id = $1`,
        values: [id, state, target, by],
      },
      connection,
    );
    const decided = { kind: item.kind, value: item.value, state, retry: await waitingBatches(connection, item, state) };
    await follow(decided, connection);
    return decided;
  });
}

/** What stands for an item that is matched to nothing: the campaign that was made of it, the customer itself. */
function standsFor({ kind, target, value }: Item, { decision }: Decision): string {
  if (decision !== 'reopen') return target;
  return { sku: '', campaign: target, region: target, customer: value }[kind];
}

async function apply(connection: Connection, item: Item, decision: Decision, by: string): Promise<MatchState> {
  if (decision.decision === 'ignore') return 'ignored';
  if (decision.decision === 'reopen') {
    await takeBack(connection, item);
    return 'open';
  }
  if (decision.decision === 'create') {
    if (item.kind === 'sku') await createProduct(connection, item, decision.name ?? '');
    // A campaign, region or customer of its own is there already: it only stays what it is.
    return 'created';
  }
  await match(connection, item, decision.target, by);
  return 'matched';
}

async function match(connection: Connection, item: Item, target: string, by: string): Promise<void> {
  await requireTarget(connection, item.kind, target);
  if (item.kind === 'sku') {
    await runSql(
      {
        text: `INSERT INTO product_alias (source_id, sku, product_id) VALUES ($1, $2, $3)
          ON CONFLICT (source_id, sku) DO UPDATE SET product_id = EXCLUDED.product_id`,
        values: [item.source_id, item.value, target],
      },
      connection,
    );
    return;
  }
  if (item.target === target) throw conflict('A thing cannot be matched to itself.', 'imports.sameTarget');
  if (item.kind === 'customer') {
    const reason = item.suggestions.find((each) => each.target === target)?.reason ?? 'administrator';
    await mergePersons(connection, { kept: target, merged: item.target, reason, by });
    return;
  }
  if (item.kind === 'region') {
    await moveRegion(connection, Number(item.target), Number(target));
    return;
  }
  if (item.target !== '') await moveCampaign(connection, Number(item.target), Number(target));
  await runSql(
    {
      text: `INSERT INTO campaign_alias (source_id, external_ref, campaign_id) VALUES ($1, $2, $3)
        ON CONFLICT (source_id, external_ref) DO UPDATE SET campaign_id = EXCLUDED.campaign_id`,
      values: [item.source_id, item.value, target],
    },
    connection,
  );
}

const TABLES: Record<MatchKind, string> = {
  sku: 'product',
  campaign: 'campaign',
  region: 'region',
  customer: 'person',
};

async function requireTarget(connection: Connection, kind: MatchKind, target: string): Promise<void> {
  const rows = /^\d{1,18}$/.test(target)
    ? await runSql({ text: `SELECT 1 FROM ${TABLES[kind]} WHERE id = $1 FOR SHARE`, values: [target] }, connection)
    : [];
  if (rows.length === 0) throw conflict('What it was matched to is not there (any more).', 'imports.targetGone');
}

async function createProduct(connection: Connection, { source_id, value }: Item, name: string): Promise<void> {
  await runSql(
    {
      text: 'INSERT INTO product (sku, name, source_id) VALUES ($1, $2, $3) ON CONFLICT (sku) DO NOTHING',
      values: [value, name.trim(), source_id],
    },
    connection,
  );
}

/** A decision that moved facts of several things into one cannot be told apart again, except for customers. */
async function takeBack(connection: Connection, item: Item): Promise<void> {
  if (item.state !== 'matched') return;
  if (item.kind === 'sku') {
    await runSql(
      { text: 'DELETE FROM product_alias WHERE source_id = $1 AND sku = $2', values: [item.source_id, item.value] },
      connection,
    );
  } else if (item.kind === 'customer') {
    await separatePersons(connection, item.target, item.value);
  } else throw conflict('The facts were moved; decide anew with another import.', 'imports.cannotReopen');
}

/** Rows that waited for this name in quarantine. */
async function waitingBatches(connection: Connection, item: Item, state: MatchState): Promise<Decided['retry']> {
  if (item.kind !== 'sku' || (state !== 'matched' && state !== 'created')) return [];
  return runSql<{ batch: number; code: string }>(
    {
      text: `SELECT DISTINCT q.batch_id AS batch, q.code FROM quarantined_row q JOIN import_batch b ON b.id = q.batch_id
        WHERE q.code = 'unknown_sku' AND q.resolved_at IS NULL AND q.details ->> 'value' = $1 AND b.source_id = $2
          AND b.status = 'done' ORDER BY 1`,
      values: [item.value, item.source_id],
    },
    connection,
  );
}
