import { spawn } from 'node:child_process';

const LAST_LINES = 40;

const running = new Set();
process.on('exit', () => {
  for (const child of running) child.kill('SIGTERM');
});

/**
 * Runs a tool and waits for it. Its output is shown on standard error when `show` is set, else kept and told only
 * when the tool fails, so that a quiet start stays quiet and a failing one says why.
 */
export function runTool(command, args, { cwd, env = process.env, show = false }) {
  return new Promise((resolve, reject) => {
    const output = [];
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    running.add(child);
    const keep = (chunk) => {
      if (show) process.stderr.write(chunk);
      output.push(chunk.toString());
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      running.delete(child);
      if (code === 0) return resolve();
      const tail = show ? '' : `\n${output.join('').trimEnd().split('\n').slice(-LAST_LINES).join('\n')}`;
      reject(new Error(`\`${[command, ...args].join(' ')}\` ended with ${signal ?? `code ${code}`}.${tail}`));
    });
  });
}
