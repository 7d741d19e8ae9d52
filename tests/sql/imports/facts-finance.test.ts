import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runSql } from '@/lib/db/run-sql';
import { type TestDatabase, testDatabase } from '../database';
import { importLines, openShop, quarantined } from './facts-shop';
import { counts, importRows } from './import-files';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await openShop();
  await importRows([['N1', '2026-03-16', 'C1', 'A1', 2, 10]]);
  await runSql(`INSERT INTO kpi_version (kpi_id, version, definition, checksum) VALUES ('net_revenue', 1, '{}', 'x')`);
});

describe('targets', () => {
  it('are kept by KPI, month and channel; unknown ones are refused', async () => {
    const targets = (rows: readonly string[]) =>
      importLines('template-targets', 'KPI,Month,Sales channel,Target', rows);
    const rows = [
      'net_revenue,2026-03,,42500.5',
      'net_revenue,04/2026,Site,1000',
      'net_revenue,2026-13,,1',
      'profit,2026-03,,1',
      'net_revenue,2026-03,moon,1',
    ];
    expect(counts(await targets(rows))).toEqual({ rows: 5, inserted: 2, updated: 0, unchanged: 0, quarantined: 3 });
    expect(await quarantined()).toEqual([
      { line: 4, column: 'Month', code: 'not_a_date' },
      { line: 5, column: 'KPI', code: 'unknown_kpi' },
      { line: 6, column: 'Sales channel', code: 'unknown_channel' },
    ]);
    expect(await runSql('SELECT month, channel_id > 0 AS channel, value::text FROM target ORDER BY month')).toEqual([
      { month: '2026-03-01', channel: false, value: '42500.500000' },
      { month: '2026-04-01', channel: true, value: '1000.000000' },
    ]);
    expect(counts(await targets(rows))).toMatchObject({ inserted: 0, updated: 0, unchanged: 2, quarantined: 3 });
  });
});

describe('fixed costs', () => {
  it('add the parts of one category up, and name usual categories alike in both languages', async () => {
    await importLines('template-fixed-costs', 'Month,Cost category,Amount', [
      '2026-03,rent,1000',
      '2026-03,Loyer,150.25',
    ]);
    expect(await runSql('SELECT month, category, amount::text FROM fixed_cost')).toEqual([
      { month: '2026-03-01', category: 'rent', amount: '11502500' },
    ]);
  });
});

describe('the ledger', () => {
  it('reads debit and credit, and tells equal entries without a number apart', async () => {
    const ledger = (rows: readonly string[]) =>
      importLines('template-ledger', 'Entry date,Account,Entry label,Debit,Credit', rows);
    const rows = [
      '2026-03-31,707000,Sales,,100',
      '2026-03-31,707000,Sales,,100',
      '2026-03-31,607000,Goods,40.5,',
      '2026-03-31,1,x,,',
    ];
    expect(counts(await ledger(rows))).toMatchObject({ inserted: 3, quarantined: 1 });
    expect(counts(await ledger(rows))).toMatchObject({ inserted: 0, unchanged: 3 });
    expect(await runSql('SELECT account, amount::text FROM ledger_entry ORDER BY account, id')).toEqual([
      { account: '607000', amount: '-405000' },
      { account: '707000', amount: '1000000' },
      { account: '707000', amount: '1000000' },
    ]);
  });
});

describe('labour hours', () => {
  it('add up rows of one day, place, activity and shift', async () => {
    const report = await importLines('template-labour', 'Day,Warehouse,Activity,Paid hours,Labour cost', [
      '2026-03-17,Main,préparation,7.5,150',
      '2026-03-17,Main,pick,3.25,65',
      '2026-03-17,,pick,1,',
    ]);
    expect(counts(report)).toMatchObject({ inserted: 2, quarantined: 1 });
    expect(await runSql('SELECT activity, paid_hours::text, cost::text FROM labour_hours')).toEqual([
      { activity: 'pick', paid_hours: '10.75', cost: '2150000' },
    ]);
  });
});
