import { AppError } from '@/lib/core/errors';
import type { WaitingEvent } from './event-writer';
import type { Collected, CollectedEvent } from './payload';
import type { VisitorAgent } from './visitor-agent';

const DAY = 86_400_000;
/** An id lives thirteen months from its first deposit; the tracker ends it, and so do we. */
const LIFE = 396 * DAY;
/** What waited on a device for longer is no news any more. */
const OLDEST = 2 * DAY;

/** Letters of the payload that are kept, by the names under which sessions are made of them. */
const KEPT: Partial<Record<keyof CollectedEvent, string>> = {
  u: 'path',
  p: 'sku',
  a: 'price',
  n: 'quantity',
  ms: 'ms',
  q: 'text',
  o: 'code',
  us: 'utm_source',
  um: 'utm_medium',
  uc: 'utm_campaign',
  uo: 'utm_content',
  ut: 'utm_term',
  g: 'click_id',
  r: 'referrer',
};
/** Only with consent: which order it was, and whose. */
const PERSONAL: Partial<Record<keyof CollectedEvent, string>> = { w: 'order', z: 'customer' };

/**
 * Rows to keep of what one page sent. The sender's clock is compared with ours and corrected; without consent nothing
 * that names an order or a customer is kept, whatever was sent.
 * @throws AppError invalid_input for an id that has outlived its time
 */
export function collectedRows(sent: Collected, { device, isBot }: VisitorAgent, now: number): WaitingEvent[] {
  const skew = sent.n - now;
  if (sent.n - sent.d > LIFE) throw new AppError('invalid_input', 'This visitor id has outlived its thirteen months.');
  const consented = sent.c !== undefined;
  return sent.e
    .filter(({ t }) => t <= sent.n + 1_000 && sent.n - t < OLDEST)
    .map((event) => ({
      site_key: sent.s,
      visitor: sent.i,
      event_key: event.x,
      kind: event.k,
      at: new Date(event.t - skew).toISOString(),
      clock_skew: Math.max(-2_000_000_000, Math.min(2_000_000_000, skew)),
      consented: consented && event.k !== 'withdraw',
      device,
      is_bot: isBot,
      payload: payloadOf(event, sent, consented),
    }));
}

function payloadOf(event: CollectedEvent, sent: Collected, consented: boolean): Record<string, unknown> {
  const payload: Record<string, unknown> = {};
  const take = (names: Partial<Record<keyof CollectedEvent, string>>) => {
    for (const [letter, name] of Object.entries(names) as [keyof CollectedEvent, string][]) {
      const value = event[letter];
      if (value !== undefined && value !== '') payload[name] = typeof value === 'string' ? clean(value) : value;
    }
  };
  take(KEPT);
  if (typeof payload.path === 'string') payload.path = payload.path.replace(/[?#].*$/, '');
  // What people type into a search box may be an address of theirs.
  if (typeof payload.text === 'string' && payload.text.includes('@')) delete payload.text;
  if (consented) take(PERSONAL);
  if (event.k === 'consent' && sent.c) {
    payload.consent = { version: sent.c.v, purposes: sent.c.p, at: new Date(sent.c.t).toISOString() };
  }
  return payload;
}

/** PostgreSQL keeps no NUL, and half a character is no text. */
const clean = (value: string) => Buffer.from(value.replaceAll('\0', ''), 'utf8').toString('utf8');
