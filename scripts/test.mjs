import path from 'node:path';
import { loadTypeScript } from './prepare/load-typescript.mjs';
import { checkNode, prepareApplication, preparePackages } from './prepare/prepare.mjs';
import { createSteps } from './prepare/steps.mjs';

checkNode();
const root = path.resolve(import.meta.dirname, '..');
const steps = createSteps(process.stdout);
// What belongs to a shop of the person who runs the tests must not reach them.
for (const name of ['DATABASE_URL', 'AUTH_SECRET', 'VIGIE_DATA_DIR', 'VIGIE_DEMO', 'VIGIE_URL', 'PORT'])
  delete process.env[name];
try {
  await preparePackages(root, steps);
  const { runTests } = await loadTypeScript(root, 'scripts/test/run-tests.ts');
  const only = process.argv.slice(2);
  process.exit(await runTests({ root, only, build: () => prepareApplication(root, steps) }));
} catch (error) {
  console.error(error);
  console.log('0 passed, 1 failed');
  process.exit(1);
}
