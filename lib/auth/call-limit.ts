import { AsyncLocalStorage } from 'node:async_hooks';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { AppError } from '@/lib/core/errors';

/** How many calls an API key may make in a minute. */
export const CALLS_PER_MINUTE = 600;
const SECONDS = 60;

interface CallScope {
  /** What is left of the key's allowance, once the key is known. */
  left?: { remaining: number; seconds: number };
}

// One per process, whichever bundle asks: the counters are of no use when there are several.
const holder = globalThis as { vigieCalls?: RateLimiterMemory; vigieCallScope?: AsyncLocalStorage<CallScope> };

// In memory and not in the database: reading a figure must not write a row each time.
function limiter(): RateLimiterMemory {
  holder.vigieCalls ??= new RateLimiterMemory({ points: CALLS_PER_MINUTE, duration: SECONDS });
  return holder.vigieCalls;
}

function scopes(): AsyncLocalStorage<CallScope> {
  holder.vigieCallScope ??= new AsyncLocalStorage();
  return holder.vigieCallScope;
}

/** Runs a route's work; `headers` then says what is left for the key that made the call, if one did. */
export async function withCallScope<T>(work: () => Promise<T>): Promise<{ result: T; headers: [string, string][] }> {
  const scope: CallScope = {};
  const result = await scopes().run(scope, work);
  return { result, headers: limitHeaders(scope) };
}

function limitHeaders({ left }: CallScope): [string, string][] {
  if (!left) return [];
  return [
    ['ratelimit-limit', String(CALLS_PER_MINUTE)],
    ['ratelimit-remaining', String(left.remaining)],
    ['ratelimit-reset', String(left.seconds)],
  ];
}

/** Counts one call of a key. @throws AppError too_many_requests that says when to come back */
export async function takeCall(keyId: number): Promise<void> {
  const scope = scopes().getStore();
  const note = (remaining: number, ms: number) => {
    const left = { remaining, seconds: Math.max(1, Math.ceil(ms / 1000)) };
    if (scope) scope.left = left;
    return left;
  };
  try {
    const { remainingPoints, msBeforeNext } = await limiter().consume(keyId);
    note(remainingPoints, msBeforeNext);
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    const { seconds } = note(0, refusal.msBeforeNext);
    throw new AppError(
      'too_many_requests',
      `This key has made its ${CALLS_PER_MINUTE} calls of this minute. Try again in ${seconds} seconds.`,
      { key: 'too_many_tries', values: { seconds, minutes: 1 }, cause: refusal },
    );
  }
}
