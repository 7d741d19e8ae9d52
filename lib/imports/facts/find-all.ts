import { type Connection, runSql } from '@/lib/db/run-sql';
import type { FactOptions, FactTable } from './fact-table';
import { type Finder, LOOK_UPS, type LookUpKind } from './look-up';
import { findCampaigns } from './look-ups/campaign';
import { findCategories } from './look-ups/category';
import { findIngredients } from './look-ups/ingredient';
import {
  findCarriers,
  findChannels,
  findInfluencers,
  findPromotions,
  findWarehouses,
} from './look-ups/named-dimension';
import { findOrders } from './look-ups/order';
import { findPayouts } from './look-ups/payout';
import { findPersons } from './look-ups/person';
import { findPlaces } from './look-ups/place';
import { findSkus } from './look-ups/sku';

const FINDERS: Readonly<Record<LookUpKind, Finder>> = {
  order: findOrders,
  channel: findChannels,
  warehouse: findWarehouses,
  carrier: findCarriers,
  category: findCategories,
  sku: findSkus,
  ingredient: findIngredients,
  promotion: findPromotions,
  influencer: findInfluencers,
  campaign: findCampaigns,
  payout: findPayouts,
  place: findPlaces,
  person: findPersons,
};

/** Stage rows of a table, as SQL from FROM on. */
export const stageRows = ({ stage, spread = '', where }: FactTable) =>
  `${stage} s ${spread} ${where ? `WHERE ${where}` : ''}`;

/** Looks up everything that the tables of this file name, each kind once for all of them. */
export async function findAll(
  connection: Connection,
  options: FactOptions,
  tables: readonly FactTable[],
): Promise<void> {
  const temporary = ['made_row', 'asked_person', 'new_person', ...LOOK_UPS.map((kind) => `found_${kind}`)];
  await runSql(`DROP TABLE IF EXISTS ${temporary.map((name) => `pg_temp.${name}`).join(', ')}`, connection);
  await runSql('CREATE TEMP TABLE made_row (kind text, id bigint)', connection);
  for (const kind of LOOK_UPS) {
    const asked = tables.flatMap((table) =>
      (table.lookUps ?? [])
        .filter((lookUp) => lookUp.kind === kind)
        .map(({ asks }) => {
          const columns = Object.entries(asks).map(([name, expression]) => `${expression} AS ${name}`);
          return `SELECT DISTINCT ${columns.join(', ')} FROM ${stageRows(table)}`;
        }),
    );
    if (asked.length > 0) await FINDERS[kind](connection, options, asked.join(' UNION '));
  }
}
