import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { withFileLock } from './file-lock.mjs';
import { fingerprint, readMarker } from './fingerprint.mjs';
import { runTool } from './run-tool.mjs';

const BUILD_SOURCES = [
  'app',
  'components',
  'lib',
  'public',
  'prisma',
  'package-lock.json',
  'package.json',
  'next.config.ts',
  'postcss.config.mjs',
  'proxy.ts',
  'instrumentation.ts',
];
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
// Any executable will do for `generate`; without the variable Prisma downloads an engine that Vigie never uses.
const withoutEngine = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: '1' };

function installState(root) {
  const lock = path.join(root, 'package-lock.json');
  const marker = path.join(root, 'node_modules', '.vigie-lock');
  const hash = createHash('sha256').update(readFileSync(lock)).digest('hex');
  if (readMarker(marker) === hash) return { fresh: true };
  // An installation made by hand has npm's own record instead of the marker.
  const record = statSync(path.join(root, 'node_modules', '.package-lock.json'), { throwIfNoEntry: false });
  const fresh = readMarker(marker) === '' && record !== undefined && record.mtimeMs >= statSync(lock).mtimeMs;
  return { fresh, marker, hash };
}

function generateState(root) {
  const marker = path.join(root, 'prisma/generated/.vigie-schema');
  const hash = fingerprint(root, ['prisma/schema', 'node_modules/prisma/package.json']);
  return { fresh: readMarker(marker) === hash, marker, hash };
}

function buildState(root) {
  const marker = path.join(root, '.next/.vigie-sources');
  const hash = fingerprint(root, BUILD_SOURCES, process.version.split('.')[0]);
  return { fresh: readMarker(marker) === hash && existsSync(path.join(root, '.next/BUILD_ID')), marker, hash };
}

const INSTALL = {
  name: 'Packages installed',
  state: installState,
  async work(root, { marker, hash }) {
    // Without its development packages the build cannot check types, whatever NODE_ENV says.
    const args = ['ci', '--include=dev', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'];
    await runTool(npm, args, { cwd: root, env: withoutEngine });
    writeFileSync(marker, hash);
  },
};

const GENERATE = {
  name: 'Database client generated',
  state: generateState,
  async work(root, { marker, hash }) {
    const prisma = path.join(root, 'node_modules/prisma/build/index.js');
    await runTool(process.execPath, [prisma, 'generate'], { cwd: root, env: withoutEngine });
    writeFileSync(marker, hash);
  },
};

const BUILD = {
  name: 'Application built',
  state: buildState,
  async work(root, { marker, hash }) {
    rmSync(marker, { force: true });
    const next = path.join(root, 'node_modules/next/dist/bin/next');
    const env = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' };
    await runTool(process.execPath, [next, 'build'], { cwd: root, env });
    writeFileSync(marker, hash);
  },
};

export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`Vigie needs Node.js 20.19 or later; this is ${process.versions.node}. See https://nodejs.org/.`);
  process.exit(1);
}

/** Does one step when it is missing or stale; one process at a time. */
async function ensure(root, steps, step) {
  if (step.state(root).fresh) return;
  await withFileLock(
    path.join(root, '.prepare.lock'),
    async () => {
      const state = step.state(root);
      if (!state.fresh) await steps.run(step.name, () => step.work(root, state), { announce: true });
    },
    (holder) => steps.line(`  … waiting for process ${holder}, which is preparing this folder`),
  );
}

/** Packages and database client: what every command needs. */
export async function preparePackages(root, steps) {
  await ensure(root, steps, INSTALL);
  await ensure(root, steps, GENERATE);
}

/** The built pages: what the server needs. */
export async function prepareApplication(root, steps) {
  await ensure(root, steps, BUILD);
}
