import { AppError } from '@/lib/core/errors';
import type { KpiQueryInput } from '@/lib/kpi/query';
import { runKpiQuery } from '@/lib/kpi/run';

const usage = `kpi 'QUERY JSON'

  The query has the shape of POST /api/v1/kpis/query, for example
    {"kpis":["net_revenue"],"from":"2017-01-01","to":"2017-12-31","grain":"month"}
  The answer is printed as JSON. "-" reads the query from standard input.`;

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

async function run(args: string[]): Promise<number> {
  const [argument, ...rest] = args;
  if (argument === undefined || rest.length > 0) {
    process.stderr.write(`Usage: ${usage}\n`);
    return 2;
  }
  try {
    const answer = await runKpiQuery(parseJson(await readQuery(argument)), { now: new Date() });
    process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
}

export default { name: 'kpi', summary: 'Answer a KPI query as JSON', usage, run };
