import { existsSync } from 'node:fs';
import path from 'node:path';
import { loadTypeScript } from './prepare/load-typescript.mjs';
import { requirePort } from './prepare/port.mjs';
import { checkNode, prepareApplication, preparePackages } from './prepare/prepare.mjs';
import { runTool } from './prepare/run-tool.mjs';
import { createSteps } from './prepare/steps.mjs';

checkNode();
const root = path.resolve(import.meta.dirname, '..');
const dev = process.argv.includes('--dev');
const steps = createSteps(process.stdout);
// Whoever read the output may be gone; what runs must still be stopped in order.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

function portOf(text) {
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Error(`PORT=${text} is not a port; give a number from 1 to 65535.`);
}

try {
  if (existsSync(path.join(root, '.env'))) process.loadEnvFile(path.join(root, '.env'));
  const port = portOf(process.env.PORT || '3000');
  // The embedded database is for one person at one computer, whom the demo lets in without a password.
  const host = process.env.VIGIE_HOST || (process.env.DATABASE_URL ? undefined : '127.0.0.1');
  steps.line('Vigie');
  await requirePort(port, host);
  await preparePackages(root, steps);
  const { serve } = await loadTypeScript(root, 'scripts/start/serve.ts');
  const build = () => (dev ? Promise.resolve() : prepareApplication(root, steps));
  process.exit(await serve({ root, dev, port, host, steps, build, runTool }));
} catch (error) {
  console.error(`\n${error.message}`);
  if (process.env.LOG_LEVEL === 'debug') console.error(error);
  process.exit(1);
}
