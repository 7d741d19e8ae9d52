import pino from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runSql } from '@/lib/db/run-sql';
import { withConnection } from '@/lib/db/transaction';
import { jobs } from '@/lib/jobs/registry';
import { rebuildSessions } from '@/lib/rollups/rebuild';
import { verifyRollups } from '@/lib/rollups/verify';
import { collectedRows } from '@/lib/tracking/collect';
import { EventWriter } from '@/lib/tracking/event-writer';
import { forgetEvents } from '@/lib/tracking/forget-events';
import { type CollectedEvent, collectSchema } from '@/lib/tracking/payload';
import { sessionise } from '@/lib/tracking/sessionise';
import { type TestDatabase, testDatabase } from '../database';
import { file, importFile } from '../imports/import-files';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await runSql(`UPDATE shop SET time_zone = 'Europe/Paris'`);
  await runSql(`INSERT INTO source_system (code, name, kind) VALUES ('test', 'Test', 'manual')`);
  await runSql(
    `INSERT INTO sales_channel (code, name, type, source_id) SELECT 'site', 'Site', 'site', id FROM source_system WHERE code = 'test'`,
  );
  await runSql(
    `INSERT INTO tracker_site (key, name, channel_id, origins) SELECT 'aubeline-site', 'Site', id, '{https://aubeline.test}' FROM sales_channel`,
  );
  await runSql(
    `INSERT INTO product (sku, name, source_id) SELECT 'CRE-1', 'Crème', id FROM source_system WHERE code = 'test'`,
  );
  await runSql(
    `WITH c AS (INSERT INTO campaign (code, name, platform, source_id) SELECT 'noel', 'Noël', 'instagram', id FROM source_system WHERE code = 'test' RETURNING id)
     INSERT INTO campaign_utm (utm_source, utm_medium, utm_campaign, campaign_id) SELECT 'instagram', 'paid_social', 'noel-2026', id FROM c`,
  );
});
afterAll(() => database.drop());
beforeEach(async () => {
  for (const table of [
    'collected_event',
    'event',
    'session',
    'touch',
    'consent',
    'rollup_session_day',
    'rollup_session_month',
  ]) {
    await runSql(`DELETE FROM ${table}`);
  }
  await runSql(`DELETE FROM person_identity WHERE kind = 'visitor'`);
});

const writer = new EventWriter();
let name = 0;
type Sent = Omit<CollectedEvent, 't' | 'x'>;

/** What the pages of a visitor sent at a time of 20 November 2026, Paris time. */
async function at(
  time: string,
  visitor: string,
  events: readonly Sent[],
  { consent = false, bot = false }: { consent?: boolean; bot?: boolean } = {},
): Promise<void> {
  const now = Date.parse(`2026-11-20T${time}+01:00`);
  const body = collectSchema.parse({
    s: 'aubeline-site',
    i: visitor.repeat(32).slice(0, 32),
    d: now - 1_000,
    n: now,
    ...(consent ? { c: { v: 'b1', p: ['measure', 'link'], t: now } } : {}),
    e: events.map((event) => ({ ...event, t: now, x: `test${String(name++).padStart(12, '0')}` })),
  });
  await writer.add(collectedRows(body, { device: 'mobile', isBot: bot }, now));
}

const page = (u: string, more: Partial<Sent> = {}): Sent => ({ k: 'page', u, ...more });
const sessions = () =>
  runSql(`SELECT i.value AS visitor, to_char(s.started_at AT TIME ZONE 'Europe/Paris', 'HH24:MI') AS started, s.day,
      s.duration_seconds AS seconds, s.channel_group AS "group", s.page_views AS pages, s.product_views AS products,
      s.cart_adds AS adds, s.reached_checkout AS checkout, s.reached_payment AS payment, s.ordered, s.cart_value AS "left"
    FROM session s JOIN person_identity i ON i.person_id = s.person_id AND i.kind = 'visitor' ORDER BY 1, s.started_at`);

/** The roll-ups equal what the sessions say. */
async function proveRollups(): Promise<void> {
  const all = () =>
    Promise.all(
      ['rollup_session_day', 'rollup_session_month'].map((table) =>
        runSql(`SELECT * FROM ${table} t ORDER BY t::text`),
      ),
    );
  const kept = await all();
  await withConnection((connection) => rebuildSessions(connection));
  expect(kept).toEqual(await all());
}

describe('visits', () => {
  it('end after half an hour of silence, and tell how far they went', async () => {
    await at('09:00:00', 'a', [page('/', { us: 'instagram', um: 'paid_social', uc: 'Noel-2026' })]);
    await at('09:10:00', 'a', [
      page('/creme'),
      { k: 'product', p: 'CRE-1', a: 24.9 },
      { k: 'cart', p: 'CRE-1', n: 2, a: 24.9 },
    ]);
    await at('09:39:59', 'a', [{ k: 'checkout' }]);
    await at('10:10:00', 'a', [page('/retour')]);
    await at('09:05:00', 'b', [page('/blog', { r: 'www.google.fr' })]);
    expect(await sessionise()).toEqual({ events: 7, sessions: 3 });
    const visit = {
      day: '2026-11-20',
      products: 0,
      adds: 0,
      checkout: false,
      payment: false,
      ordered: false,
      left: 0n,
    };
    expect(await sessions()).toEqual([
      {
        ...visit,
        visitor: 'a'.repeat(32),
        started: '09:00',
        seconds: 2399,
        group: 'paid_social',
        pages: 2,
        products: 1,
        adds: 1,
        checkout: true,
        left: 498_000n,
      },
      { ...visit, visitor: 'a'.repeat(32), started: '10:10', seconds: 0, group: 'direct', pages: 1 },
      { ...visit, visitor: 'b'.repeat(32), started: '09:05', seconds: 0, group: 'organic_search', pages: 1 },
    ]);
    expect(
      await runSql(
        `SELECT t.kind, t.consented, c.code FROM touch t LEFT JOIN campaign c ON c.id = t.campaign_id ORDER BY t.at`,
      ),
    ).toEqual([
      { kind: 'click', consented: false, code: 'noel' },
      { kind: 'session', consented: false, code: null },
      { kind: 'session', consented: false, code: null },
    ]);
    await proveRollups();
    // Nothing waits: nothing happens.
    expect(await sessionise()).toEqual({ events: 0, sessions: 0 });
  });

  it('go on where they were when their events come in parts, late or again', async () => {
    await at('09:00:00', 'a', [page('/')]);
    await sessionise();
    await at('09:20:00', 'a', [page('/b')]);
    await sessionise();
    await at('09:10:00', 'a', [{ k: 'time', ms: 12_000 }]);
    await sessionise();
    await runSql('UPDATE collected_event SET processed_at = processed_at');
    expect(await sessions()).toMatchObject([{ started: '09:00', seconds: 1200, pages: 2 }]);
    // An earlier event that was held up makes the visit begin earlier, also on another day.
    await at('08:45:00', 'a', [page('/first')]);
    await sessionise();
    expect(await sessions()).toMatchObject([{ started: '08:45', seconds: 2100, pages: 3 }]);
    await proveRollups();
    expect(await runSql('SELECT count(*)::int AS n FROM touch')).toEqual([{ n: 1 }]);
  });

  it('are the same whether events come one by one or all at once', async () => {
    const send = async (each: boolean) => {
      for (let minute = 0; minute < 59; minute += 7) {
        await at(`11:${String(minute).padStart(2, '0')}:00`, minute % 2 ? 'a' : 'b', [
          page('/'),
          { k: 'product', p: 'CRE-1' },
        ]);
        if (each) await sessionise();
      }
      await at('12:45:00', 'a', [page('/')]);
      await sessionise(undefined, 3);
      return sessions();
    };
    const one = await send(true);
    for (const table of [
      'collected_event',
      'event',
      'session',
      'touch',
      'rollup_session_day',
      'rollup_session_month',
    ]) {
      await runSql(`DELETE FROM ${table}`);
    }
    expect(await send(false)).toEqual(one);
    await proveRollups();
  });

  it('of bots stay apart, and an event that is sent twice counts once', async () => {
    await at('09:00:00', 'c', [page('/')], { bot: true });
    await at('09:00:00', 'a', [page('/')]);
    name -= 1;
    await at('09:00:00', 'a', [page('/')]);
    await sessionise();
    expect(await sessions()).toHaveLength(2);
    expect(await runSql('SELECT sum(sessions)::int AS n FROM rollup_session_day')).toEqual([{ n: 1 }]);
    expect(await runSql('SELECT count(*)::int AS n FROM touch')).toEqual([{ n: 1 }]);
    await proveRollups();
  });
});

describe('a cart', () => {
  it('holds what was put in and not taken out, until something was bought', async () => {
    await at('09:00:00', 'a', [{ k: 'cart', p: 'CRE-1', n: 3, a: 10 }]);
    await at('09:01:00', 'a', [{ k: 'remove', p: 'CRE-1', n: 1, a: 10 }]);
    await sessionise();
    expect(await sessions()).toMatchObject([{ left: 200_000n, ordered: false, payment: false }]);
    await at('09:05:00', 'a', [{ k: 'purchase', w: 'A-1' }]);
    await at('09:06:00', 'a', [{ k: 'cart', p: 'NEW-9', n: 1, a: 4.5 }]);
    await sessionise();
    expect(await sessions()).toMatchObject([{ left: 45_000n, ordered: true, payment: true, checkout: true }]);
    expect(
      await runSql(`SELECT kind, value, details FROM event WHERE kind IN ('purchase', 'add_to_cart') ORDER BY at`),
    ).toEqual([
      { kind: 'add_to_cart', value: 300_000n, details: null },
      // Without consent the order is not named.
      { kind: 'purchase', value: null, details: null },
      { kind: 'add_to_cart', value: 45_000n, details: { sku: 'NEW-9' } },
    ]);
  });
});

describe('consent', () => {
  it('holds from when it is given, also for the visit in which it was, and until it is taken back', async () => {
    await at('09:00:00', 'a', [page('/', { us: 'newsletter', um: 'email', uc: 'nov' })]);
    await sessionise();
    expect(await runSql('SELECT kind, consented FROM touch')).toEqual([{ kind: 'email_click', consented: false }]);
    await at('09:01:00', 'a', [{ k: 'consent' }], { consent: true });
    await at('09:05:00', 'a', [{ k: 'purchase', w: 'A-7' }], { consent: true });
    await sessionise();
    expect(await runSql('SELECT consented FROM touch')).toEqual([{ consented: true }]);
    expect(await runSql('SELECT purpose, given, version FROM consent ORDER BY purpose')).toEqual([
      { purpose: 'link', given: true, version: 'b1' },
      { purpose: 'measure', given: true, version: 'b1' },
    ]);
    expect(await runSql(`SELECT details FROM event WHERE kind = 'purchase'`)).toEqual([{ details: { order: 'A-7' } }]);
    await at('09:10:00', 'a', [{ k: 'withdraw' }]);
    await sessionise();
    expect(await runSql('SELECT s.consented AS visit, t.consented AS touch FROM session s, touch t')).toEqual([
      { visit: false, touch: false },
    ]);
    expect(await runSql('SELECT count(*)::int AS n FROM consent WHERE NOT given')).toEqual([{ n: 2 }]);
  });
});

describe('an order', () => {
  const HEADER = 'Order ID,Order Date,Customer ID,SKU,Quantity,Unit Price';
  const run = () => jobs['sessionise-events'].run({}, { log: pino({ level: 'silent' }), signal: undefined });
  const personOf = (order: string) =>
    runSql<{ person_id: string }>({
      text: 'SELECT person_id::text FROM order_key WHERE external_ref = $1',
      values: [order],
    });

  it('is joined with the visit that named it, whichever comes first, and its visitor with the customer', async () => {
    await at('09:00:00', 'd', [page('/', { us: 'instagram', um: 'paid_social', uc: 'noel-2026' })], { consent: true });
    await at('14:00:00', 'd', [page('/'), { k: 'purchase', w: 'W-1' }], { consent: true });
    await run();
    expect(await runSql('SELECT count(order_id)::int AS n FROM session')).toEqual([{ n: 0 }]);
    await importFile(
      file('orders.csv', `${HEADER}\nW-1,2026-11-20,C-1,CRE-1,1,24.90\nW-2,2026-11-20,C-2,CRE-1,1,24.90\n`),
    );
    await run();
    const [customer] = await personOf('W-1');
    expect(
      await runSql('SELECT person_id::text, order_id IS NOT NULL AS ordered FROM session ORDER BY started_at'),
    ).toEqual([
      { person_id: customer?.person_id, ordered: false },
      { person_id: customer?.person_id, ordered: true },
    ]);
    expect(await runSql('SELECT sum(orders)::int AS n FROM rollup_session_day')).toEqual([{ n: 1 }]);
    // The next visit is the customer's; an order of somebody else on the same device changes nobody.
    await at('16:00:00', 'd', [page('/'), { k: 'purchase', w: 'W-2' }], { consent: true });
    await run();
    expect(await runSql('SELECT DISTINCT person_id::text FROM session')).toEqual([customer]);
    expect(await runSql('SELECT reason, merged_by FROM identity_merge WHERE undone_at IS NULL')).toEqual([
      { reason: 'purchase W-1', merged_by: 'tracker' },
    ]);
    await proveRollups();
    expect(await withConnection((connection) => verifyRollups(connection))).toEqual([]);
  });

  it('is not joined without consent, nor after it was taken back', async () => {
    await at('09:00:00', 'e', [page('/'), { k: 'purchase', w: 'W-1' }]);
    await at('10:00:00', 'f', [page('/'), { k: 'purchase', w: 'W-2' }], { consent: true });
    await at('10:01:00', 'f', [{ k: 'withdraw' }]);
    await run();
    expect(await runSql('SELECT count(order_id)::int AS n, count(*)::int AS visits FROM session')).toEqual([
      { n: 0, visits: 2 },
    ]);
    expect(
      await runSql(
        `SELECT count(*)::int AS n FROM session s JOIN person p ON p.id = s.person_id WHERE p.kind <> 'visitor'`,
      ),
    ).toEqual([{ n: 0 }]);
  });
});

describe('what is old', () => {
  it('goes: raw events after a week, visits without consent after 25 months; the sums stay', async () => {
    await at('09:00:00', 'a', [page('/')]);
    await at('09:00:00', 'b', [page('/')], { consent: true });
    await sessionise();
    await runSql(`UPDATE collected_event SET processed_at = now() - interval '8 days'`);
    const age = `SET day = day - 800, started_at = started_at - interval '800 days'`;
    await runSql(`UPDATE session ${age}`);
    await runSql(`UPDATE touch SET day = day - 800`);
    expect(await forgetEvents()).toEqual({ raw: 2, visits: 1 });
    expect(await runSql('SELECT consented FROM session')).toEqual([{ consented: true }]);
    expect(await runSql('SELECT consented FROM touch')).toEqual([{ consented: true }]);
    expect(await runSql('SELECT count(*)::int AS n FROM event')).toEqual([{ n: 1 }]);
    expect(await runSql('SELECT sum(sessions)::int AS n FROM rollup_session_day')).toEqual([{ n: 2 }]);
  });
});
