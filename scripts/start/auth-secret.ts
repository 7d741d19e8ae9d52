import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { secretProblem } from '@/lib/core/env';
import { AppError } from '@/lib/core/errors';

/**
 * The secret that signs sessions: the given one, or one made for this data folder and kept there. A production start
 * with a database of its own makes none: two servers would then sign differently without anyone noticing.
 */
export function authSecret(dataFolder: string, mayMakeOne: boolean): string {
  const given = process.env.AUTH_SECRET;
  if (given || !mayMakeOne) {
    const problem = secretProblem(given);
    if (problem) throw new AppError('unavailable', `${problem}. Make one with: openssl rand -base64 48`);
    return given as string;
  }
  const file = path.join(dataFolder, 'auth-secret');
  mkdirSync(dataFolder, { recursive: true });
  try {
    writeFileSync(file, randomBytes(48).toString('base64'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as { code?: string }).code !== 'EEXIST') throw error;
  }
  const kept = readFileSync(file, 'utf8').trim();
  const problem = secretProblem(kept);
  if (problem) throw new AppError('unavailable', `${file} is not usable (${problem}). Delete it and start again.`);
  return kept;
}
