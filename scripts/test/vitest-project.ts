import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Counts, runShown } from './run-step';

interface Report {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  numFailedTestSuites: number;
}

/** Runs one project of vitest.config.ts and counts its tests; a file that cannot even be loaded counts as failed. */
export async function vitestProject(root: string, project: string, env: Record<string, string> = {}): Promise<Counts> {
  const folder = mkdtempSync(path.join(tmpdir(), 'vigie-vitest-'));
  const file = path.join(folder, 'report.json');
  try {
    const args = ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    const code = await runShown(`${root}/node_modules/.bin/vitest`, args, root, env);
    const report = JSON.parse(readFileSync(file, 'utf8')) as Report;
    const failed = report.numFailedTests || (code === 0 ? 0 : 1);
    return { passed: report.numPassedTests, failed, skipped: report.numPendingTests + report.numTodoTests };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
