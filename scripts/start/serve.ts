import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ensureSetupToken } from '@/lib/auth/setup';
import { migrate } from '@/lib/db/migrate';
import { closePool } from '@/lib/db/pool';
import { closePrisma } from '@/lib/db/prisma';
import { publishKpiVersions } from '@/lib/kpi/publish';
import { authSecret } from './auth-secret';
import { type Child, startChild } from './child';
import { demoIsDue, loadDemo } from './load-demo';
import { onEnd } from './on-end';
import { type OpenDatabase, openDatabase } from './open-database';
import { waitUntilReady } from './wait-until-ready';

const LOOPBACK = '127.0.0.1';
const EVERYWHERE = new Set(['0.0.0.0', '::']);

interface Steps {
  line(text: string): void;
  elapsed(): string;
  run(name: string, work: () => Promise<unknown>, options?: { announce?: boolean }): Promise<unknown>;
}

interface Tools {
  root: string;
  dev: boolean;
  port: number;
  host: string | undefined;
  steps: Steps;
  build(): Promise<void>;
  runTool(command: string, args: string[], options: { cwd: string; env: NodeJS.ProcessEnv }): Promise<void>;
}

function childEnv({ dev, port }: Tools): NodeJS.ProcessEnv {
  return {
    ...process.env,
    NODE_ENV: dev ? 'development' : 'production',
    PORT: String(port),
    NEXT_TELEMETRY_DISABLED: '1',
    // next-auth takes its own address from here, else from the request.
    ...(process.env.VIGIE_URL ? { NEXTAUTH_URL: process.env.VIGIE_URL } : { AUTH_TRUST_HOST: '1' }),
  };
}

async function prepareDatabase(tools: Tools, database: OpenDatabase): Promise<void> {
  const { steps, root } = tools;
  await steps.run('Database up to date', async () => {
    const applied = await migrate(database.url);
    await publishKpiVersions();
    return applied.length > 0 ? `${applied.length} migration(s) applied` : undefined;
  });
  if (!(await demoIsDue(database.dataFolder, database.embedded !== null))) return;
  const vigie = (args: string[]) =>
    tools.runTool(process.execPath, [path.join(root, 'scripts/vigie.mjs'), ...args], { cwd: root, env: process.env });
  await steps.run('Demo shop loaded', () => loadDemo(database.dataFolder, vigie), { announce: true });
}

function startServer(tools: Tools): Child {
  const { dev, port, host, root } = tools;
  const args = ['--import', new URL('./end-with-parent.mjs', import.meta.url).href];
  args.push(path.join(root, 'node_modules/next/dist/bin/next'), dev ? 'dev' : 'start', '-p', String(port));
  if (host) args.push('-H', host);
  const onOutput = (text: string) => {
    if (dev) process.stdout.write(text);
  };
  return startChild({ name: 'The server', args, cwd: root, env: childEnv(tools), onOutput });
}

function startWorker(tools: Tools): Child {
  return startChild({
    name: 'The job worker',
    args: ['--import', 'tsx', 'scripts/worker.ts'],
    cwd: tools.root,
    env: childEnv(tools),
    onOutput: (text) => process.stderr.write(text),
  });
}

function placeRemark({ embedded, dataFolder }: OpenDatabase): string | undefined {
  if (!embedded) return undefined;
  const isElsewhere = !embedded.folder.startsWith(dataFolder);
  const remarks = [
    isElsewhere ? `data in ${embedded.folder}` : '',
    embedded.started ? '' : 'joined the one that was running',
  ];
  return remarks.filter(Boolean).join(', ') || undefined;
}

/** When the embedded server dies under us it is started again, on the same port where possible. */
function guardDatabase(tools: Tools, database: OpenDatabase, children: Child[], isStopping: () => boolean): void {
  database.embedded?.onLost(async () => {
    while (!isStopping()) {
      try {
        tools.steps.line('  The database ended; starting it again.');
        const address = database.url;
        const again = await openDatabase(tools.root);
        Object.assign(database, again);
        if (again.url !== address) for (const child of children) child.restart(childEnv(tools));
        guardDatabase(tools, database, children, isStopping);
        return;
      } catch (error) {
        tools.steps.line(`  ${(error as Error).message}`);
        await sleep(1_000);
      }
    }
  });
}

/** Starts everything and returns when all of it has ended, with the exit code. */
export async function serve(tools: Tools): Promise<number> {
  const { steps, port, host } = tools;
  // Before anything slow: a production start without its secret ends here.
  const isEmbedded = !process.env.DATABASE_URL;
  if (!isEmbedded && !tools.dev) authSecret('', false);

  let database: OpenDatabase | undefined;
  const children: Child[] = [];
  let stopping = false;
  const shutDown = async (): Promise<void> => {
    await Promise.allSettled(children.map((child) => child.stop()));
    await Promise.allSettled([closePool(), closePrisma()]);
    await database?.close();
  };
  let ended: () => void = () => undefined;
  const interrupted = new Promise<void>((resolve) => {
    ended = resolve;
  });
  onEnd(() => {
    if (stopping) return;
    stopping = true;
    steps.line('\n  Stopping …');
    ended();
  });

  const run = async (): Promise<void> => {
    const opened = await steps.run(isEmbedded ? 'Embedded PostgreSQL running' : 'Database reached', async () => {
      database = await openDatabase(tools.root);
      return placeRemark(database);
    });
    if (stopping || !database || opened === null) return;
    process.env.AUTH_SECRET = authSecret(database.dataFolder, isEmbedded || tools.dev);
    await Promise.all([prepareDatabase(tools, database), tools.build()]);
    if (stopping) return;
    const address = `http://${host && !EVERYWHERE.has(host) && host !== LOOPBACK ? host : 'localhost'}:${port}`;
    await steps.run('Server answering', async () => {
      const server = startServer(tools);
      const worker = startWorker(tools);
      children.push(server, worker);
      await Promise.race([waitUntilReady(address), server.failedEarly, worker.failedEarly]);
      for (const child of children) child.keepAlive();
    });
    guardDatabase(tools, database, children, () => stopping);
    await announce(tools, address, isEmbedded, host);
  };

  try {
    await Promise.race([run(), interrupted]);
    await interrupted;
    await shutDown();
    return 0;
  } catch (error) {
    await shutDown();
    throw error;
  }
}

async function announce(
  { steps }: Tools,
  address: string,
  isEmbedded: boolean,
  host: string | undefined,
): Promise<void> {
  const token = await ensureSetupToken();
  const shown = process.env.VIGIE_URL ?? address;
  steps.line('');
  steps.line(`  Vigie is ready: ${shown}   (${steps.elapsed()})`);
  if (token) {
    steps.line(`  Create the first administrator at ${shown}/setup with this one-time token (valid for 24 hours):`);
    steps.line(`    ${token}`);
  } else {
    steps.line(`  Sign in at ${shown}/sign-in`);
  }
  if (isEmbedded && host === LOOPBACK) {
    steps.line('  Only this computer can reach it; VIGIE_HOST=0.0.0.0 opens it to your network.');
  }
  steps.line('  Ctrl-C stops everything.');
}
