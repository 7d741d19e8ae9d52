import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { AppError } from '@/lib/core/errors';
import { openBenchServer } from './bench-database';
import { benchImports, benchMillion } from './bench-imports';
import { benchQueries } from './bench-queries';
import { benchStart } from './bench-start';
import { benchUsers } from './bench-users';
import { benchWorkbook } from './bench-workbook';
import { type Goal, goalTable } from './goals';

const PARTS = ['import', 'million', 'workbook', 'queries', 'page', 'users', 'start'] as const;
type Part = (typeof PARTS)[number];

const USAGE = `npm run bench [-- --json] [--scale 1,10] [--only ${PARTS.join(',')}] [--file FILE.csv.gz] [--url ADDRESS] [--fresh]

  Measures every goal of performance in one run, as ratios to what the same machine does by itself: a bare upsert, plain
  SQL, DuckDB over the same rows. --url names a running production server with an open demo shop for \`users\`; else that
  is measured on the server which \`start\` starts. --fresh removes the built pages first, so that the first start builds
  them. TEST_POSTGRES_URL names a server whose databases may be made and dropped, instead of one of our own.`;

function readOptions(args: string[]) {
  const { values } = parseArgs({
    args,
    options: {
      json: { type: 'boolean', default: false },
      scale: { type: 'string', default: '1,10' },
      only: { type: 'string' },
      file: { type: 'string' },
      url: { type: 'string' },
      fresh: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const scales = values.scale.split(',').map(Number);
  if (scales.some((scale) => !(scale > 0 && scale <= 100))) {
    throw new AppError('invalid_input', '--scale takes numbers above 0, such as 1,10');
  }
  const wanted: readonly string[] = values.only?.split(',') ?? PARTS;
  const unknown = wanted.filter((part) => !PARTS.includes(part as Part));
  if (unknown.length > 0) throw new AppError('invalid_input', `--only knows ${PARTS.join(', ')}`);
  return { ...values, scales: scales.toSorted((a, b) => a - b), only: (part: string) => wanted.includes(part) };
}

const load = () =>
  loadavg()
    .map((n) => n.toFixed(1))
    .join(' ');

/** Measures and prints; it never fails for being slow, and one part that breaks does not take the others with it. */
export async function runBench(root: string, args: string[]): Promise<number> {
  const options = readOptions(args);
  if (options.help) {
    process.stdout.write(`${USAGE}\n`);
    return 0;
  }
  const { only, file, json, scales, url, fresh } = options;
  const say = (text: string) => process.stderr.write(`${text}\n`);
  const before = load();
  const server = await openBenchServer();
  const parts: [boolean, () => Promise<Goal[]>][] = [
    [only('import'), () => benchImports(server, { root, file, say })],
    [only('million'), () => benchMillion(server, { root, file, say })],
    [only('workbook'), () => benchWorkbook(server, { root, say })],
    [only('queries') || only('page'), () => benchQueries(server, { scales, only, say })],
    [only('start'), () => benchStart(server, { root, fresh, say })],
    [only('users') && (url !== undefined || !only('start')), async () => [await benchUsers(url)]],
  ];
  const goals: Goal[] = [];
  let broken = 0;
  try {
    for (const [isWanted, measure] of parts) {
      if (!isWanted) continue;
      try {
        goals.push(...(await measure()));
      } catch (error) {
        broken += 1;
        console.error(error);
      }
    }
  } finally {
    await server.close();
  }
  if (json) process.stdout.write(`${JSON.stringify({ goals }, null, 2)}\n`);
  else process.stdout.write(`${goals.length > 0 ? goalTable(goals) : ''}\nload before ${before}, after ${load()}\n`);
  return broken > 0 ? 1 : 0;
}
