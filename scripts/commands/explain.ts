import { abilitiesOf } from '@/lib/auth/abilities';
import { AppError } from '@/lib/core/errors';
import type { ExplainQueryInput } from '@/lib/kpi/explain/explain-query';
import { explainAnswer } from '@/lib/views/why-answer';

const usage = `explain 'QUERY JSON'

  Why a figure changed. The query has the shape of POST /api/v1/kpis/explain, for example
    {"kpi":"net_revenue","from":"2018-03-01","to":"2018-03-31","compare":"previous_year","by":"category"}
  compare   "previous_period" (default), "previous_year" or {"from":"...","to":"..."}
  filters   [{"dimension":"sales_channel","in":["site"]}]
  batches   {} to list the imports that moved the figure of the period
  The answer is printed as JSON: exact splits whose parts sum to the change, the biggest movers, and a sentence in
  French and English. "-" reads the query from standard input.`;

async function readQuery(argument: string): Promise<string> {
  if (argument !== '-') return argument;
  let text = '';
  for await (const chunk of process.stdin) text += chunk;
  return text;
}

function parseJson(text: string): ExplainQueryInput {
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
    // Whoever has the server's own console may see every figure.
    const reader = { abilities: abilitiesOf('ANALYST'), role: 'console', locale: 'en' as const };
    const answer = await explainAnswer(parseJson(await readQuery(argument)), reader, new Date());
    process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'internal') throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
}

export default { name: 'explain', summary: 'Explain why a KPI changed, as JSON', usage, run };
