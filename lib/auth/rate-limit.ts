import { createHash } from 'node:crypto';
import pg from 'pg';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { AppError } from '@/lib/core/errors';
import { pool } from '@/lib/db/pool';
import { runSql } from '@/lib/db/run-sql';

const WINDOW_SECONDS = 15 * 60;
const TABLE = 'rate_limit';

/** How many tries each thing allows in 15 minutes. */
const TRIES = { account: 10, address: 10, setup: 10, setup_token: 3, password_link: 10 } as const;
export type LimitKind = keyof typeof TRIES;

/** The cause of the error that `takeTry` throws; `isFirst` at the first refused try of a window. */
export interface LimitCause {
  limit: LimitKind;
  isFirst: boolean;
}

// The limiter calculates with numbers; the pool of the application reads int8 as BigInt.
const store = {
  query: (query: { text: string; values?: unknown[]; name?: string }) =>
    pool().query({
      ...query,
      types: {
        getTypeParser: ((oid: number, format?: 'text') =>
          oid === pg.types.builtins.INT8
            ? Number
            : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
      },
    }),
};

function limiter(kind: LimitKind): RateLimiterPostgres {
  return new RateLimiterPostgres({
    storeClient: store,
    storeType: 'pool',
    tableName: TABLE,
    tableCreated: true,
    clearExpiredByTimeout: false,
    keyPrefix: kind,
    points: TRIES[kind],
    duration: WINDOW_SECONDS,
  });
}

// What was typed may be an e-mail address, or anything else: only its hash is kept.
const digest = (subject: string) => createHash('sha256').update(subject).digest('hex').slice(0, 40);

/** Counts one try, before its outcome is known, so that tries at the same moment count too. */
export async function takeTry(kind: LimitKind, subject: string): Promise<void> {
  try {
    await limiter(kind).consume(digest(subject));
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    const seconds = Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
    throw new AppError('too_many_requests', `Too many tries. Try again in ${seconds} seconds.`, {
      key: 'too_many_tries',
      values: { seconds, minutes: Math.ceil(seconds / 60) },
      cause: { limit: kind, isFirst: refusal.consumedPoints === TRIES[kind] + 1 } satisfies LimitCause,
    });
  }
}

/** Gives a try back after a success, so that a whole office behind one address is not locked out by signing in. */
export async function returnTry(kind: LimitKind, subject: string): Promise<void> {
  await limiter(kind).reward(digest(subject), 1);
}

/** Forgets the tries of a subject, and whatever counters are over. */
export async function clearTries(kind: LimitKind, subject: string): Promise<void> {
  await limiter(kind).delete(digest(subject));
  await runSql({ text: `DELETE FROM ${TABLE} WHERE expire < $1`, values: [Date.now()] });
}
