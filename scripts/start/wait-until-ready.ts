import { setTimeout as sleep } from 'node:timers/promises';

const LIMIT_MS = 120_000;

/** Asks until the server answers a page without a failure of its own. */
export async function waitUntilReady(address: string): Promise<void> {
  const limit = Date.now() + LIMIT_MS;
  let last = '';
  while (Date.now() < limit) {
    try {
      const response = await fetch(`${address}/sign-in`, { redirect: 'manual', signal: AbortSignal.timeout(30_000) });
      await response.arrayBuffer();
      if (response.status < 500) return;
      last = `status ${response.status}`;
      if (response.status === 500) break;
    } catch (error) {
      const { message, cause } = error as Error & { cause?: Error };
      last = cause?.message ?? message;
      // Browsers, and fetch with them, never connect to ports of other services (4190, 6000, 6667, ...).
      if (last === 'bad port') throw new Error(`Browsers do not connect to ${address}; choose another PORT.`);
    }
    await sleep(50);
  }
  throw new Error(`The server does not answer at ${address} (${last}).`);
}
