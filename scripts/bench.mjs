import path from 'node:path';
import { loadTypeScript } from './prepare/load-typescript.mjs';

// npm run bench [-- FILE.csv.gz]: TEST_POSTGRES_URL names a server to use instead of a throw-away one.
const root = path.resolve(import.meta.dirname, '..');
try {
  const { runBench } = await loadTypeScript(root, 'scripts/bench/run-bench.ts');
  await runBench(root, process.argv[2]);
  process.exit(0);
} catch (error) {
  console.error(error);
  process.exit(1);
}
