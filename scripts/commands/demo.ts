import { parseArgs } from 'node:util';
import { dayInZone } from '@/lib/core/calendar';
import { AppError } from '@/lib/core/errors';
import { makeDemoProposal } from '@/lib/kpi/governance/demo-proposal';
import { TIME_ZONE } from '@/prisma/demo/calendar';
import { loadDemo } from '@/prisma/demo/load';
import { removeDemo } from '@/prisma/demo/remove';
import { readScenario } from '@/prisma/demo/scenario';
import { fromHere } from '@/scripts/start/from-here';

const usage = `demo load [--seed N] [--orders N] [--scenario FILE]
demo remove

load makes the demo shop again, from the same seed the same one: three years up to yesterday, 60000 orders unless
--orders says otherwise, the causes of prisma/demo/scenario.json unless --scenario names another file. Its truth is
written to demo-truth.json in the data folder. remove deletes the demo shop's rows and nothing else.`;

const OPTIONS = { seed: { type: 'string' }, orders: { type: 'string' }, scenario: { type: 'string' } } as const;

function wholeNumber(name: string, text: string | undefined, otherwise: number, low: number): number {
  if (text === undefined) return otherwise;
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < low) {
    throw new AppError('invalid_input', `--${name} takes a whole number from ${low} on`);
  }
  return value;
}

async function load(values: { seed?: string; orders?: string; scenario?: string }): Promise<void> {
  let told = '';
  const loaded = await loadDemo({
    seed: wholeNumber('seed', values.seed, 1, 0),
    orders: wholeNumber('orders', values.orders, 60_000, 200),
    scenario: readScenario(values.scenario === undefined ? undefined : fromHere(values.scenario)),
    today: dayInZone(new Date(), TIME_ZONE),
    onProgress: (phase, share) => {
      const line = phase === 'orders' ? `orders ${Math.floor(share * 10) * 10} %` : phase;
      if (line !== told) process.stderr.write(`demo: ${line}\n`);
      told = line;
    },
  });
  await makeDemoProposal(new Date());
  process.stderr.write(
    `The demo shop stands: ${loaded.documents} documents, ${loaded.lines} lines, ${loaded.seconds.toFixed(1)} s. Truth: ${loaded.truthFile}\n`,
  );
}

async function remove(): Promise<void> {
  const found = await removeDemo();
  process.stderr.write(found ? 'The demo shop was removed.\n' : 'There was no demo shop.\n');
}

async function run(args: string[]): Promise<number> {
  try {
    const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
    if (positionals.length !== 1) throw new AppError('invalid_input', usage);
    if (positionals[0] === 'load') await load(values);
    else if (positionals[0] === 'remove' && Object.keys(values).length === 0) await remove();
    else throw new AppError('invalid_input', usage);
    return 0;
  } catch (error) {
    const isUsage = (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
    if (!(error instanceof AppError) && !isUsage) throw error;
    process.stderr.write(`${(error as Error).message}\n`);
    return 2;
  }
}

export default { name: 'demo', summary: 'load or remove the demo shop', usage, run };
