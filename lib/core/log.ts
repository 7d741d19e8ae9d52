import pino, { type Logger } from 'pino';
import { env } from './env';

let cached: Logger | undefined;

/** JSON lines on standard error, so that a command's answer on standard output stays clean; secrets are blanked. */
export function log(): Logger {
  cached ??= pino(
    {
      name: 'vigie',
      level: env().LOG_LEVEL,
      redact: {
        paths: ['password', 'token', 'key', 'secret', 'authorization', 'cookie', '*.password', '*.token', '*.cookie'],
        censor: '[hidden]',
      },
    },
    pino.destination({ dest: 2, sync: true }),
  );
  return cached;
}
