import { createServer } from 'node:net';

function listen(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(null));
    probe.listen(port, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(address && typeof address === 'object' ? address.port : null));
    });
  });
}

/** `wanted` when nobody listens on it at this moment, else another port that is free. */
export async function freePort(wanted = 0): Promise<number> {
  const port = (await listen(wanted)) ?? (await listen(0));
  if (port === null) throw new Error('This computer offers no free port on 127.0.0.1.');
  return port;
}
