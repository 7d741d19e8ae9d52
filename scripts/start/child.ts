import { type ChildProcess, spawn } from 'node:child_process';

const LAST_CHARACTERS = 4_000;
const KILL_AFTER_MS = 8_000;
const LONGEST_PAUSE_MS = 30_000;

export interface ChildOptions {
  name: string;
  args: string[];
  cwd: string;
  env: NodeJS.ProcessEnv;
  /** Where a line of the child's standard output goes. */
  onOutput(text: string): void;
}

export interface Child {
  /** Rejects when the child ends before it was told to; only the first time, later it is started again. */
  failedEarly: Promise<never>;
  /** From now on an unexpected end means another start. */
  keepAlive(): void;
  restart(env: NodeJS.ProcessEnv): void;
  stop(): Promise<void>;
}

/** Runs a Node program that ends with this process, even when this process is killed: its channel then closes. */
export function startChild(options: ChildOptions): Child {
  let env = options.env;
  let wanted = true;
  let kept = false;
  let pause = 500;
  let tail = '';
  let child: ChildProcess;
  let fail: (error: Error) => void = () => undefined;
  const failedEarly = new Promise<never>((_resolve, reject) => {
    fail = reject;
  });
  failedEarly.catch(() => undefined);

  const launch = (): void => {
    const began = Date.now();
    child = spawn(process.execPath, options.args, {
      cwd: options.cwd,
      env,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    const keepTail = (chunk: Buffer) => {
      tail = (tail + chunk.toString()).slice(-LAST_CHARACTERS);
    };
    child.stdout?.on('data', (chunk: Buffer) => {
      keepTail(chunk);
      options.onOutput(chunk.toString());
    });
    child.stderr?.on('data', (chunk: Buffer) => {
      keepTail(chunk);
      process.stderr.write(chunk);
    });
    child.once('error', fail);
    child.once('exit', (code, signal) => {
      if (!wanted) return;
      if (!kept) {
        fail(new Error(`${options.name} ended with ${signal ?? `code ${code}`}.\n${tail.trimEnd()}`));
        return;
      }
      pause = Date.now() - began > 60_000 ? 500 : Math.min(pause * 2, LONGEST_PAUSE_MS);
      process.stderr.write(`${options.name} ended (${signal ?? `code ${code}`}); starting it again.\n`);
      setTimeout(() => wanted && launch(), pause);
    });
  };
  launch();

  const end = (): Promise<void> =>
    new Promise((resolve) => {
      const running = child;
      if (running.exitCode !== null || running.signalCode !== null) return resolve();
      const force = setTimeout(() => running.kill('SIGKILL'), KILL_AFTER_MS);
      running.once('exit', () => {
        clearTimeout(force);
        resolve();
      });
      running.kill('SIGTERM');
    });

  return {
    failedEarly,
    keepAlive: () => {
      kept = true;
    },
    restart(nextEnv) {
      env = nextEnv;
      child.kill('SIGTERM');
    },
    stop() {
      wanted = false;
      return end();
    },
  };
}
