import { parseArgs } from 'node:util';
import { reconcileRollups } from '@/lib/jobs/reconcile-rollups';

const usage = `verify [--repair] [--json]

  Compares the roll-ups, from which pages are answered, with the facts that were imported, and says in which of them
  cells differ. --repair makes those anew. Ends with 1 when differences remain. The same runs every night.`;

async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { repair: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
  });
  const result = await reconcileRollups({ repair: values.repair, actor: 'console' });
  const { differences, repaired, days, from, to, seconds } = result;
  if (values.json) process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
  else {
    const lines = differences.map(({ table, cells }) => `${table}: ${cells} cells differ from the facts`);
    const checked = `${days} days checked (${from ?? '-'} to ${to ?? '-'}) in ${seconds} s`;
    const outcome = differences.length === 0 ? 'no difference' : repaired ? 'mended' : 'not mended';
    process.stdout.write(`${[...lines, `${checked}: ${outcome}`].join('\n')}\n`);
  }
  return differences.length === 0 || repaired ? 0 : 1;
}

export default { name: 'verify', summary: 'Compare the roll-ups with the facts', usage, run };
