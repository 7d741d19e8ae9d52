import type { KpiAnswer } from '@/lib/kpi/answer';
import { runKpiQuery } from '@/lib/kpi/run';
import { type BenchServer, withClient } from './bench-database';
import { openDuck, type Row } from './duck';
import { type Goal, goal, median, milliseconds } from './goals';
import { QUESTIONS, type Question, SUMMARY_QUERIES } from './questions';
import { scaleShop } from './scale-shop';

const ROUNDS = 5;
const ENOUGH_MS = 6_000;
const MONEY = 10_000;
// Long ago enough for every day to be over: no warning of an unfinished period.
const NOW = new Date('2026-12-01T12:00:00Z');

export interface QueryBench {
  scales: readonly number[];
  only: (part: string) => boolean;
  say(text: string): void;
}

const ofRows = (rows: readonly Row[], column: string) => rows.reduce((sum, row) => sum + Number(row[column] ?? 0), 0);

/** Only equal figures may be compared in time. Rounding to the cent moves an amount by half a cent at most. */
function compareSums({ id, check }: Question, { rows, meta }: KpiAnswer, others: Record<string, readonly Row[]>): void {
  const isMoney = meta.kpis.find((kpi) => kpi.id === check)?.unit === 'money';
  const compared = rows.map((row) => (row.compare ?? {}) as Row);
  const own = ofRows([...rows, ...compared], check) * (isMoney ? MONEY : 1);
  const allowed = isMoney ? (MONEY / 200) * 2 * rows.length : 0;
  for (const [name, found] of Object.entries(others)) {
    const sum = ofRows(found, check);
    // Sums beyond 2^53 are not met at these scales; the last digit of a floating sum may still differ.
    if (Math.abs(own - sum) > allowed + 1e-6 * Math.abs(sum) * 1e-6) {
      throw new Error(`${id}: ${check} is ${own} in Vigie and ${sum} in ${name}; it must be equal to be compared.`);
    }
  }
}

/** Median of some rounds after a first one; of fewer where each takes seconds. */
async function usual(work: () => Promise<unknown>): Promise<number> {
  await work();
  const times: number[] = [];
  let spent = 0;
  while (times.length < ROUNDS && (times.length === 0 || spent < ENOUGH_MS)) {
    const took = await milliseconds(work);
    times.push(took);
    spent += took;
  }
  return median(times);
}

/** Every question against plain SQL and DuckDB at each scale, and the summary page from scale to scale. */
export async function benchQueries(server: BenchServer, { scales, only, say }: QueryBench): Promise<Goal[]> {
  const goals: Goal[] = [];
  const pages: { scale: number; ms: number }[] = [];
  const largest = Math.max(...scales);
  for (const scale of scales) {
    await server.withDatabase(`x${String(scale).replace('.', '_')}`, (url) =>
      withClient(url, async (client) => {
        const started = performance.now();
        const { lines, sessions } = await scaleShop(client, scale);
        say(
          `x${scale}: ${lines} order lines, ${sessions} sessions, made in ${((performance.now() - started) / 1000).toFixed(0)} s`,
        );
        if (only('page')) pages.push({ scale, ms: await pageTime() });
        if (!only('queries')) return;
        const duck = await openDuck(client, server.folder);
        // The planner takes the two columns of a fact's key for independent, expects next to no rows of a join on both,
        // and then goes through a dimension once per row. Plain SQL is measured at its best.
        await client.query('SET enable_nestloop = off');
        try {
          for (const question of QUESTIONS) {
            const answer = await runKpiQuery(question.query, { now: NOW });
            const plain = (await client.query(question.sql)).rows as Row[];
            compareSums(question, answer, { 'plain SQL': plain, DuckDB: await duck.run(question.sql) });
            const engine = await usual(() => runKpiQuery(question.query, { now: NOW }));
            const raw = await usual(() => client.query(question.sql));
            const ducks = await usual(() => duck.run(question.sql));
            const figures = `Vigie ${engine.toFixed(1)} ms from ${answer.meta.tables.join(', ')}; plain SQL ${raw.toFixed(1)} ms; DuckDB ${ducks.toFixed(1)} ms`;
            say(`x${scale} ${question.label}: ${figures}`);
            if (scale === largest) goals.push(questionGoal(question, scale, engine / ducks, figures));
          }
        } finally {
          duck.close();
        }
      }),
    );
  }
  return [...goals, ...(only('page') ? [pageGoal(pages)] : [])];
}

function questionGoal({ id, kind, label }: Question, scale: number, value: number, note: string): Goal {
  const isDashboard = kind === 'dashboard';
  return goal({
    id: `${kind}:${id}`,
    label: `${isDashboard ? 'dashboard query' : 'ad-hoc query'} to DuckDB, x${scale}: ${label}`,
    value,
    limit: isDashboard ? 1 : 10,
    unit: 'x',
    note,
  });
}

/** The queries of the summary page, one after the other, without the cache. */
function pageTime(): Promise<number> {
  return usual(async () => {
    for (const query of SUMMARY_QUERIES) await runKpiQuery(query, { now: NOW });
  });
}

function pageGoal(pages: readonly { scale: number; ms: number }[]): Goal {
  const [first, last] = [pages[0], pages.at(-1)];
  const isMeasured = first && last && first !== last;
  return goal({
    id: 'page-growth',
    label: isMeasured
      ? `summary page without cache, x${first.scale} to x${last.scale}`
      : 'summary page without cache, from scale to scale',
    value: isMeasured ? last.ms / first.ms : null,
    limit: 1.5,
    unit: 'x',
    note: isMeasured ? `${first.ms.toFixed(1)} ms, then ${last.ms.toFixed(1)} ms` : 'needs two scales',
  });
}
