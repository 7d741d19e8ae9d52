import type { BenchServer } from './bench-database';
import { type Goal, goal } from './goals';
import { importProcess } from './import-process';
import { workbookLines } from './workbook-lines';

/** A workbook of 50,000 rows: from the start of the process to its end. */
export async function benchWorkbook(
  server: BenchServer,
  { root, say }: { root: string; say(text: string): void },
): Promise<Goal[]> {
  const file = await workbookLines(server.folder);
  return server.withDatabase('workbook', async (url) => {
    const run = await importProcess(root, url, file);
    if (run.batch.inserted !== 50_000) throw new Error(`Only ${run.batch.inserted} rows of the workbook were taken.`);
    say(`a workbook of 50,000 rows: ${run.seconds.toFixed(2)} s, of it import ${run.batch.seconds.toFixed(2)} s`);
    return [
      goal({ id: 'workbook', label: 'an XLSX file of 50,000 rows', value: run.batch.seconds, limit: 5, unit: 's' }),
      goal({ id: 'workbook-memory', label: 'memory of it', value: run.memory, limit: 512, unit: 'MiB' }),
    ];
  });
}
