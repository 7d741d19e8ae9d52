import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';

export interface WorkerProcess {
  /** kill -9, and wait until it is gone */
  kill(): Promise<void>;
}

interface Place {
  root: string;
  folder: string;
}

/** Runs the worker as `npm start` does. With `keepAlive` it is started again when it ends by itself. */
export function startWorkerProcess(url: () => string, { root, folder }: Place, keepAlive = false): WorkerProcess {
  let child: ChildProcess;
  let wanted = true;
  const launch = () => {
    child = spawn(process.execPath, ['--import', 'tsx', path.join(root, 'scripts/worker.ts')], {
      cwd: root,
      env: {
        ...process.env,
        NODE_ENV: 'production',
        DATABASE_URL: url(),
        VIGIE_DATA_DIR: folder,
        LOG_LEVEL: 'silent',
      },
      // Its channel ends it when this process ends.
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    child.once('exit', () => {
      if (wanted && keepAlive) setTimeout(() => wanted && launch(), 300);
    });
  };
  launch();
  return {
    async kill() {
      wanted = false;
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await gone;
    },
  };
}
