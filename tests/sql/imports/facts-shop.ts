import { runSql } from '@/lib/db/run-sql';
import { emptyShop, file, importFile, type Options } from './import-files';

/** An empty shop that has said what it is. */
export async function openShop(): Promise<void> {
  await emptyShop();
  await runSql(`INSERT INTO shop (id, name, currency, currency_declared) VALUES (1, 'Test', 'EUR', true)`);
}

/** Imports lines under a header as a file of one of our templates. */
export const importLines = (format: string, header: string, rows: readonly string[], options?: Options) =>
  importFile(file(`${format}.csv`, `${[header, ...rows].join('\n')}\n`), { format, ...options });

export const quarantined = () =>
  runSql<{ line: number; column: string; code: string }>(
    'SELECT line, "column", code FROM quarantined_row ORDER BY batch_id, line',
  );
