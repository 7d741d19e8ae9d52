import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

function canListen(port, host) {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => (error.code === 'EADDRINUSE' ? resolve(false) : reject(error)));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/** Fails with a sentence when the port is taken; waits a moment first, for a Vigie that is just ending. */
export async function requirePort(port, host) {
  for (let i = 0; i < 20; i++) {
    if (await canListen(port, host)) return;
    await sleep(200);
  }
  throw new Error(
    `Port ${port} is in use, by another program or by a Vigie that is still running.\nStop it, or choose another port: PORT=${port + 1} npm start`,
  );
}
