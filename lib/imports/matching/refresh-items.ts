import { runSql } from '@/lib/db/run-sql';
import { readShop } from '@/lib/db/shop';
import { findCustomerMatches } from './find-customers';
import { findRegionMatches } from './find-regions';

let searchedAt: string | null = null;

/** Looks for regions and customers that are known twice, once per state of the data. */
export async function refreshItems(): Promise<void> {
  const [place] = await runSql<{ name: string }>('SELECT current_database() AS name');
  const state = `${place?.name} ${(await readShop()).dataVersion}`;
  if (searchedAt === state) return;
  await findRegionMatches();
  await findCustomerMatches();
  await dropGoneItems();
  searchedAt = state;
}

/** An undone import may have taken away what was asked about. */
async function dropGoneItems(): Promise<void> {
  await runSql(
    `DELETE FROM match_item m WHERE state = 'open' AND (
       (kind = 'region' AND NOT EXISTS (SELECT 1 FROM region r WHERE r.id::text = m.target))
       OR (kind = 'customer' AND NOT EXISTS (SELECT 1 FROM person p WHERE p.id::text = m.target AND p.erased_at IS NULL)))`,
  );
}
