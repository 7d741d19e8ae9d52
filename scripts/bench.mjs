import path from 'node:path';
import { loadTypeScript } from './prepare/load-typescript.mjs';

// npm run bench -- --help
const root = path.resolve(import.meta.dirname, '..');
try {
  const { runBench } = await loadTypeScript(root, 'scripts/bench/run-bench.ts');
  process.exitCode = await runBench(root, process.argv.slice(2));
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}
// A pipe takes the answer at its own pace: the process may only end once it is written.
process.stdout.write('', () => process.exit());
