import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findBrowser } from './find-browser';
import { type Counts, runShown } from './run-step';

interface Report {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
}

/** Drives a real browser against a real start of Vigie; see tests/e2e. */
export async function browserTests(root: string): Promise<Counts> {
  const browser = await findBrowser();
  const folder = mkdtempSync(path.join(tmpdir(), 'vigie-playwright-'));
  const file = path.join(folder, 'report.json');
  try {
    const env = { CHROMIUM_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_NAME: file };
    const args = ['test', '--reporter=line,json'];
    const code = await runShown(`${root}/node_modules/.bin/playwright`, args, root, env);
    const { stats } = JSON.parse(readFileSync(file, 'utf8')) as Report;
    // A test that passes only at the second try is not a passing test.
    const failed = stats.unexpected + stats.flaky || (code === 0 ? 0 : 1);
    return { passed: stats.expected, failed, skipped: stats.skipped };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
