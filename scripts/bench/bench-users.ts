import { type Goal, goal, quantile } from './goals';

const USERS = 50;
const PAGES_EACH = 8;
const WARM_UP = 10;
const PATH = '/summary';

/** The cookies of somebody of the demo shop. */
async function signIn(address: string): Promise<string> {
  const jar = new Map<string, string>();
  const keep = (response: Response) => {
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      jar.set(pair.slice(0, pair.indexOf('=')), pair);
    }
    return response;
  };
  const cookies = () => [...jar.values()].join('; ');
  const { csrfToken } = (await keep(await fetch(`${address}/api/auth/csrf`)).json()) as { csrfToken: string };
  const entered = keep(
    await fetch(`${address}/api/auth/callback/demo`, {
      method: 'POST',
      headers: { cookie: cookies() },
      body: new URLSearchParams({ role: 'CEO', csrfToken, json: 'true', callbackUrl: '/' }),
      redirect: 'manual',
    }),
  );
  if (!entered.ok) throw new Error(`${address} let nobody of the demo shop in (${entered.status}).`);
  return cookies();
}

/** Milliseconds of each page that 50 people ask for at the same time, one page after the other. */
export async function pageTimes(address: string): Promise<number[]> {
  const cookie = await signIn(address);
  const read = async () => {
    const started = performance.now();
    const response = await fetch(address + PATH, { headers: { cookie } });
    await response.arrayBuffer();
    if (response.status !== 200) throw new Error(`${PATH} answered ${response.status}.`);
    return performance.now() - started;
  };
  for (let i = 0; i < WARM_UP; i++) await read();
  const times: number[] = [];
  await Promise.all(
    Array.from({ length: USERS }, async () => {
      for (let i = 0; i < PAGES_EACH; i++) times.push(await read());
    }),
  );
  return times;
}

/** True when Vigie's own production build answers there: a development server's policy lets scripts be evaluated. */
export async function isProduction(address: string): Promise<boolean> {
  try {
    const answer = await fetch(`${address}/sign-in`, { signal: AbortSignal.timeout(5_000) });
    const policy = answer.headers.get('content-security-policy') ?? '';
    return (await answer.text()).includes('Vigie') && policy.includes('nonce-') && !policy.includes('unsafe-eval');
  } catch {
    return false;
  }
}

/** 50 people on a running production server. Measured on the machine that also runs the server. */
export async function benchUsers(address: string | undefined): Promise<Goal> {
  const limit = {
    id: 'users',
    label: `${USERS} people on ${PATH}, warm, 97.5 % within`,
    limit: 100,
    unit: 'ms' as const,
  };
  if (!address || !(await isProduction(address))) {
    return goal({
      ...limit,
      value: null,
      note: 'no production server runs: name one by --url, or measure with --only start',
    });
  }
  const times = await pageTimes(address);
  const half = quantile(times, 0.5);
  return goal({
    ...limit,
    value: quantile(times, 0.975),
    note: `${times.length} pages, half within ${half.toFixed(0)} ms`,
  });
}
