import { type Connection, runSql } from './run-sql';

export interface Shop {
  name: string;
  currency: string;
  currencyDeclared: boolean;
  timeZone: string;
  isDemo: boolean;
  dataVersion: bigint;
  identityKey: string;
}

/** Creates the one shop row when it is missing; what an administrator declared is never overwritten. */
export async function ensureShop(on?: Connection): Promise<void> {
  await runSql(`INSERT INTO shop (id, name, currency) VALUES (1, 'Vigie', 'EUR') ON CONFLICT (id) DO NOTHING`, on);
}

export async function readShop(on?: Connection): Promise<Shop> {
  const [row] = await runSql<{
    name: string;
    currency: string;
    currency_declared: boolean;
    time_zone: string;
    is_demo: boolean;
    data_version: bigint;
    identity_key: string;
  }>(
    'SELECT name, currency, currency_declared, time_zone, is_demo, data_version, identity_key FROM shop WHERE id = 1',
    on,
  );
  if (!row) {
    await ensureShop(on);
    return readShop(on);
  }
  return {
    name: row.name,
    currency: row.currency,
    currencyDeclared: row.currency_declared,
    timeZone: row.time_zone,
    isDemo: row.is_demo,
    dataVersion: row.data_version,
    identityKey: row.identity_key,
  };
}
