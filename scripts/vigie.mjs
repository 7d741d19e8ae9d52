import { existsSync } from 'node:fs';
import path from 'node:path';
import { loadTypeScript } from './prepare/load-typescript.mjs';
import { checkNode, preparePackages } from './prepare/prepare.mjs';
import { createSteps } from './prepare/steps.mjs';

checkNode();
// Commands read files from where the person stands; npm says where that was, plain node does not.
process.env.INIT_CWD ??= process.cwd();
const root = path.resolve(import.meta.dirname, '..');
try {
  if (existsSync(path.join(root, '.env'))) process.loadEnvFile(path.join(root, '.env'));
  await preparePackages(root, createSteps(process.stderr));
  const { runCommand } = await loadTypeScript(root, 'scripts/start/run-command.ts');
  process.exitCode = await runCommand(root, process.argv.slice(2));
} catch (error) {
  console.error(process.env.LOG_LEVEL === 'debug' ? error : error.message);
  process.exitCode = 1;
}
// A pipe takes the answer at its own pace: the process may only end once it is written.
process.stdout.write('', () => process.exit());
