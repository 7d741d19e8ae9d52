import { parseArgs } from 'node:util';
import { kpiEntries } from '@/lib/api/list-kpis';
import { ABILITIES } from '@/lib/auth/abilities';
import { AppError } from '@/lib/core/errors';
import { isLocale } from '@/lib/core/locale';
import type { KpiQueryInput } from '@/lib/kpi/query';
import { runKpiQuery } from '@/lib/kpi/run';

const usage = `kpi 'QUERY JSON'
kpi --list [--locale fr|en]

  The query has the shape of POST /api/v1/kpis/query, for example
    {"kpis":["net_revenue"],"from":"2017-01-01","to":"2017-12-31","grain":"month"}
  The answer is printed as JSON. "-" reads the query from standard input.
  --list prints every definition in force as a JSON array.`;

async function readQuery(argument: string): Promise<string> {
  if (argument !== '-') return argument;
  let text = '';
  for await (const chunk of process.stdin) text += chunk;
  return text;
}

function parseJson(text: string): KpiQueryInput {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError('invalid_input', `The query is not JSON: ${(cause as Error).message}`, { cause });
  }
}

const print = (answer: unknown) => process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`);

/** For the console, which has no role: every definition, also those of cost and margin. */
async function list(locale: string): Promise<void> {
  if (!isLocale(locale)) throw new AppError('invalid_input', '--locale is fr or en');
  const entries = await kpiEntries(ABILITIES, locale);
  print(
    entries.map(({ id, version, kind, unit, additive, dimensions, owner, state, ...entry }) => ({
      ...{ id, version, kind, unit, additive },
      additivity: entry.additivity,
      dimensions: dimensions.map((dimension) => dimension.id),
      owner,
      state,
      family: entry.family,
      basis: entry.basis,
      label: entry.label,
      deprecated_by: entry.deprecated_by,
    })),
  );
}

async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { list: { type: 'boolean', default: false }, locale: { type: 'string', default: 'en' } },
  });
  const [argument, ...rest] = positionals;
  if ((argument === undefined) !== values.list || rest.length > 0) {
    process.stderr.write(`Usage: ${usage}\n`);
    return 2;
  }
  try {
    if (values.list) await list(values.locale);
    else print(await runKpiQuery(parseJson(await readQuery(argument as string)), { now: new Date() }));
    return 0;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
}

export default { name: 'kpi', summary: 'Answer a KPI query as JSON, or list the KPIs', usage, run };
