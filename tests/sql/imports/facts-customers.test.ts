import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runSql } from '@/lib/db/run-sql';
import { type TestDatabase, testDatabase } from '../database';
import { importLines, openShop, quarantined } from './facts-shop';
import { counts, file, importFile, importRows } from './import-files';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());
beforeEach(openShop);

const HEADER =
  'Customer number,E-mail,First name,Birth date,Gender,Country,City,Postcode,Consent to e-mail,Consented at,Loyalty tier,Loyalty points';
const customers = (rows: readonly string[]) => importLines('template-customers', HEADER, rows);
const profiles = () =>
  runSql<Record<string, unknown>>(
    `SELECT p.person_id, email, given_name, birth_date, gender, l.city FROM person_profile p
     LEFT JOIN location l ON l.id = p.location_id ORDER BY email`,
  );
const persons = async () => (await runSql<{ n: number }>('SELECT count(*)::int AS n FROM person'))[0]?.n;

describe('customers', () => {
  it('are found by the number that their orders name, and keep what an empty cell does not say', async () => {
    await importRows([['N1', '2026-03-16', 'C-7', 'A', 1, 10]]);
    const [order] = await runSql<{ person_id: bigint }>('SELECT person_id FROM shop_order');
    const first = await customers([
      'C-7,Ana@Example.org,Ana,1991-05-23,femme,France,Lyon,69003,yes,2026-02-14,gold,300',
    ]);
    expect(counts(first)).toEqual({ rows: 1, inserted: 1, updated: 0, unchanged: 0, quarantined: 0 });
    expect(await profiles()).toEqual([
      {
        person_id: order?.person_id,
        email: 'ana@example.org',
        given_name: 'Ana',
        birth_date: '1991-05-23',
        gender: 'female',
        city: 'Lyon',
      },
    ]);
    const again = await customers(['C-7,,Anna,,,,,,,,,']);
    expect(counts(again)).toMatchObject({ inserted: 0, updated: 1 });
    expect(await profiles()).toMatchObject([{ email: 'ana@example.org', given_name: 'Anna', gender: 'female' }]);
    expect(await persons()).toBe(1);
  });

  it('are found by e-mail across sources, and two numbers of one new e-mail are one person', async () => {
    const header = 'Order ID,Order Date,E-mail,SKU,Quantity,Unit Price';
    await importFile(file('o.csv', `${header}\nN1,2026-03-16,bo@example.org,A,1,10\n`));
    await customers([
      'C-1,BO@example.org,Bo,,,,,,,,,',
      'C-2,cy@example.org,Cy,,,,,,,,,',
      'C-3,cy@example.org,Cy,,,,,,,,,',
    ]);
    expect(await persons()).toBe(2);
    const [order] = await runSql<{ person_id: bigint }>('SELECT person_id FROM shop_order');
    expect((await profiles())[0]).toMatchObject({ person_id: order?.person_id, given_name: 'Bo' });
    const identities = await runSql(`SELECT value FROM person_identity WHERE kind = 'customer' ORDER BY 1`);
    expect(identities).toEqual([{ value: 'C-1' }, { value: 'C-2' }, { value: 'C-3' }]);
  });

  it('write a consent when it changes, and a tier when it is left', async () => {
    const row = (consent: string, at: string, tier: string, points: number) =>
      `C-1,ana@example.org,Ana,,,,,,${consent},${at},${tier},${points}`;
    await customers([row('yes', '2026-02-14', 'silver', 10)]);
    expect(counts(await customers([row('yes', '2026-02-14', 'silver', 10)]))).toMatchObject({ unchanged: 1 });
    await customers([row('no', '2026-04-20', 'silver', 25)]);
    await customers([row('no', '', 'gold', 40)]);
    expect(await runSql('SELECT purpose, given, day FROM consent ORDER BY at')).toEqual([
      { purpose: 'email_marketing', given: true, day: '2026-02-14' },
      { purpose: 'email_marketing', given: false, day: '2026-04-20' },
    ]);
    expect(await runSql('SELECT tier, points, valid_to IS NULL AS open FROM loyalty_tier ORDER BY points')).toEqual([
      { tier: 'silver', points: 25, open: false },
      { tier: 'gold', points: 40, open: true },
    ]);
  });

  it('who were erased are never written again', async () => {
    await customers(['C-1,ana@example.org,Ana,,,,,,yes,2026-02-14,,']);
    await runSql('UPDATE person SET erased_at = now()');
    await runSql('DELETE FROM person_profile');
    await runSql('DELETE FROM consent');
    await runSql(`DELETE FROM person_identity WHERE kind = 'customer'`);
    const again = await customers([
      'C-1,Ana@example.org,Ana,,,,,,yes,2026-02-14,,',
      'C-9,ana@example.org,Ana,,,,,,no,,,',
    ]);
    expect(counts(again)).toEqual({ rows: 2, inserted: 0, updated: 0, unchanged: 2, quarantined: 0 });
    expect(await profiles()).toEqual([]);
    expect(await runSql('SELECT 1 FROM consent')).toEqual([]);
    expect(await persons()).toBe(1);
  });

  it('without a number or an address that is one go to quarantine', async () => {
    await customers([',not-an-address,Ana,,,,,,,,,', 'C-1,,Bo,,,,,,perhaps,,,']);
    expect(await quarantined()).toEqual([
      { line: 2, column: 'E-mail', code: 'not_allowed' },
      { line: 3, column: 'Consent to e-mail', code: 'not_allowed' },
    ]);
  });
});
