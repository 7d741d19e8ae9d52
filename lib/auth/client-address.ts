import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import { env } from '@/lib/core/env';

/** Set by this server on every request from the connection itself; what a client sends under this name is overwritten. */
const HEADER = 'x-vigie-address';

/**
 * Next.js hands no socket to routes and keeps a forged X-Forwarded-For, so the address of the connection is noted
 * when Node's own server announces the request, before anything else sees it.
 */
export function noteClientAddresses(): void {
  subscribe('http.server.request.start', (message) => {
    const { request } = message as { request: IncomingMessage };
    request.headers[HEADER] = request.socket.remoteAddress ?? '';
  });
}

/** IPv4 as it is, IPv6 as its /64 network, because one customer of a provider owns all of it. */
function network(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (!plain.includes(':')) return plain;
  const [head = '', tail] = plain.split('::');
  const left = head ? head.split(':') : [];
  const right = tail ? tail.split(':') : [];
  const gap = tail === undefined ? 0 : 8 - left.length - right.length;
  const groups = [...left, ...Array<string>(Math.max(gap, 0)).fill('0'), ...right];
  const prefix = groups.slice(0, 4).map((group) => group.replace(/^0+(?=.)/, '').toLowerCase());
  return `${prefix.join(':')}::/64`;
}

/**
 * Where a request comes from. X-Forwarded-For counts only behind a trusted proxy, and then only its last entry:
 * the one that the proxy itself wrote.
 */
export function clientAddress(headers: Headers | Record<string, unknown>): string {
  const read = (name: string) => String((headers instanceof Headers ? headers.get(name) : headers[name]) ?? '');
  const forwarded = env().VIGIE_TRUST_PROXY === '1' ? read('x-forwarded-for').split(',').at(-1)?.trim() : undefined;
  return network(forwarded || read(HEADER)) || 'unknown';
}
