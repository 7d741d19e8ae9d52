import { existsSync, readdirSync } from 'node:fs';
import { browserTests } from './browser-tests';
import { startForeignServer } from './foreign-server';
import { type Counts, runStep } from './run-step';
import { vitestProject } from './vitest-project';

const INSTALLED = '/usr/lib/postgresql';
// Newer than 18 is what the embedded server will prove when it gets there.
const TESTED_BESIDE = ['15', '16', '17'];

interface Options {
  root: string;
  /** Names of steps to run; none means all. */
  only: string[];
  build(): Promise<void>;
}

interface Step {
  name: string;
  title: string;
  run(): Promise<Counts>;
}

function installedServers(): string[] {
  if (!existsSync(INSTALLED)) return [];
  return readdirSync(INSTALLED).filter((version) => TESTED_BESIDE.includes(version));
}

function stepsOf({ root, build }: Options): Step[] {
  const bin = (name: string) => `${root}/node_modules/.bin/${name}`;
  return [
    { name: 'biome', title: 'Format and lint', run: () => runStep(bin('biome'), ['ci', '.'], root) },
    { name: 'types', title: 'Types', run: () => runStep(bin('tsc'), ['--noEmit'], root) },
    { name: 'unit', title: 'Unit tests and architecture', run: () => vitestProject(root, 'unit') },
    { name: 'sql', title: 'SQL proofs and schema drift, embedded PostgreSQL', run: () => vitestProject(root, 'sql') },
    ...installedServers().map((version) => ({
      name: `sql${version}`,
      title: `SQL proofs and schema drift, PostgreSQL ${version}`,
      async run() {
        const server = await startForeignServer(`${INSTALLED}/${version}`);
        try {
          return await vitestProject(root, 'sql', { TEST_POSTGRES_URL: server.url });
        } finally {
          await server.stop();
        }
      },
    })),
    {
      name: 'build',
      title: 'Build',
      async run() {
        await build();
        return { passed: 1, failed: 0, skipped: 0 };
      },
    },
    { name: 'e2e', title: 'Browser tests', run: () => browserTests(root) },
  ];
}

/** Runs the steps one after the other, all of them also when one fails, and prints the sum as the last line. */
export async function runTests(options: Options): Promise<number> {
  const sum: Counts = { passed: 0, failed: 0, skipped: 0 };
  const lines: string[] = [];
  for (const { name, title, run } of stepsOf(options)) {
    if (options.only.length > 0 && !options.only.includes(name)) continue;
    process.stdout.write(`\n=== ${title}\n`);
    const began = performance.now();
    const counts = await run().catch((error: Error): Counts => {
      process.stdout.write(`${error.message}\n`);
      return { passed: 0, failed: 1, skipped: 0 };
    });
    for (const key of ['passed', 'failed', 'skipped'] as const) sum[key] += counts[key];
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    lines.push(`  ${counts.failed === 0 ? '✓' : '✗'} ${title}: ${sentence(counts)} (${seconds} s)`);
  }
  process.stdout.write(`\n${lines.join('\n')}\n\n${sentence(sum)}\n`);
  return sum.failed === 0 ? 0 : 1;
}

function sentence({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
