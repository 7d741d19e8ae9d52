import path from 'node:path';
import { loadTypeScript } from './prepare/load-typescript.mjs';

// npm run test:crash -- --help
const root = path.resolve(import.meta.dirname, '..');
for (const name of ['DATABASE_URL', 'VIGIE_DATA_DIR']) delete process.env[name];
try {
  const { runCrash } = await loadTypeScript(root, 'scripts/test/crash/run-crash.ts');
  process.exitCode = await runCrash(root, process.argv.slice(2));
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}
process.stdout.write('', () => process.exit());
