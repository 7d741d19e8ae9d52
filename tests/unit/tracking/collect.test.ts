import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { collectedRows } from '@/lib/tracking/collect';
import { EventWriter, type WaitingEvent } from '@/lib/tracking/event-writer';
import { type Collected, collectSchema } from '@/lib/tracking/payload';
import { visitorAgent } from '@/lib/tracking/visitor-agent';

const NOW = Date.UTC(2026, 10, 20, 12);
const BROWSER = { device: 'mobile', isBot: false } as const;

const sent = (more: Partial<Collected> = {}): Collected =>
  collectSchema.parse({
    s: 'aubeline-site',
    i: 'a'.repeat(32),
    d: NOW - 86_400_000,
    n: NOW,
    e: [{ k: 'page', t: NOW - 500, x: '0123456789ab0', u: '/soins?email=a@b.c' }],
    ...more,
  });

describe('the tracker', () => {
  it('weighs at most 3 KB when packed, and needs nothing', () => {
    const script = readFileSync('public/vigie.js', 'utf8');
    expect(gzipSync(script, { level: 9 }).length).toBeLessThanOrEqual(3 * 1024);
    expect(script).not.toMatch(/\bimport\b|require\(/);
  });
});

describe('what is kept of an event', () => {
  it('is its time by our clock, its path without what it asks, device and kind', () => {
    const late = sent({ n: NOW + 3_600_000, e: [{ k: 'page', t: NOW + 3_599_000, x: '0123456789ab0', u: '/a?b#c' }] });
    expect(collectedRows(late, BROWSER, NOW)).toEqual([
      {
        site_key: 'aubeline-site',
        visitor: 'a'.repeat(32),
        event_key: '0123456789ab0',
        kind: 'page',
        at: new Date(NOW - 1_000).toISOString(),
        clock_skew: 3_600_000,
        consented: false,
        device: 'mobile',
        is_bot: false,
        payload: { path: '/a' },
      },
    ]);
  });

  it('names neither order nor customer without consent, whatever is sent', () => {
    const e = [{ k: 'purchase' as const, t: NOW, x: '0123456789ab1', w: 'A-1001', z: 'jean@exemple.fr' }];
    expect(JSON.stringify(collectedRows(sent({ e }), BROWSER, NOW))).not.toMatch(/A-1001|jean/);
    const consent = { v: 'banner-3', p: ['measure', 'link'], t: NOW - 1_000 };
    expect(collectedRows(sent({ e, c: consent }), BROWSER, NOW)[0]).toMatchObject({
      consented: true,
      payload: { order: 'A-1001', customer: 'jean@exemple.fr' },
    });
  });

  it('holds no search that looks like an address, no NUL and no half character', () => {
    const e = [
      { k: 'search' as const, t: NOW, x: '0123456789ab1', q: 'jean@exemple.fr' },
      { k: 'search' as const, t: NOW, x: '0123456789ab2', q: 'huile \ud83d' },
    ];
    const rows = collectedRows(sent({ e }), BROWSER, NOW);
    expect(rows[0]?.payload).toEqual({});
    expect(rows[1]?.payload).toEqual({ text: 'huile \ufffd' });
  });

  it('leaves out what is older than two days or not there yet, and ends ids after thirteen months', () => {
    const e = [
      { k: 'page' as const, t: NOW - 3 * 86_400_000, x: '0123456789ab1' },
      { k: 'page' as const, t: NOW + 60_000, x: '0123456789ab2' },
      { k: 'page' as const, t: NOW, x: '0123456789ab3' },
    ];
    expect(collectedRows(sent({ e }), BROWSER, NOW).map(({ event_key }) => event_key)).toEqual(['0123456789ab3']);
    expect(() => collectedRows(sent({ d: NOW - 400 * 86_400_000 }), BROWSER, NOW)).toThrow(/thirteen months/);
  });

  it('is refused when it is not what the tracker sends', () => {
    const bad: unknown[] = [
      { ...sent(), s: "x'; DROP TABLE" },
      { ...sent(), i: 'short' },
      { ...sent(), e: [] },
      { ...sent(), e: [{ k: 'revenue', t: NOW, x: '0123456789ab0' }] },
      { ...sent(), e: [{ k: 'page', t: NOW, x: '0123456789ab0', q: 'a\u0000b' }] },
      { ...sent(), e: [{ k: 'cart', t: NOW, x: '0123456789ab0', a: -5 }] },
    ];
    for (const body of bad) expect(collectSchema.safeParse(body).success).toBe(false);
  });
});

describe('a visitor', () => {
  it.each([
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1',
      'mobile',
      false,
    ],
    ['Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 Chrome/131.0 Mobile Safari/537.36', 'mobile', false],
    [
      'Mozilla/5.0 (iPad; CPU OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Version/17.0 Mobile/15E148 Safari/604.1',
      'tablet',
      false,
    ],
    ['Mozilla/5.0 (Linux; Android 14; SM-X710) AppleWebKit/537.36 Chrome/131.0 Safari/537.36', 'tablet', false],
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:132.0) Gecko/20100101 Firefox/132.0', 'desktop', false],
    ['Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)', 'desktop', true],
    [
      'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)',
      'desktop',
      true,
    ],
    ['Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 HeadlessChrome/131.0 Safari/537.36', 'desktop', true],
    ['curl/8.5.0', 'desktop', true],
    ['', 'desktop', true],
  ])('%s', (agent, device, isBot) => expect(visitorAgent(agent)).toEqual({ device, isBot }));
});

describe('events of many requests', () => {
  const row = (event_key: string) => ({ event_key }) as WaitingEvent;

  it('are written together, and each request hears of its own', async () => {
    const batches: string[][] = [];
    let release: () => void = () => undefined;
    const writer = new EventWriter(async (rows) => {
      batches.push(rows.map(({ event_key }) => event_key));
      await new Promise<void>((done) => {
        release = done;
      });
      if (rows.some(({ event_key }) => event_key === 'bad')) throw new Error('no');
    });
    const first = writer.add([row('a')]);
    const others = [writer.add([row('b'), row('c')]), writer.add([row('d')])];
    release();
    await first;
    release();
    await Promise.all(others);
    expect(batches).toEqual([['a'], ['b', 'c', 'd']]);
    const failing = writer.add([row('bad')]);
    release();
    await expect(failing).rejects.toThrow('no');
  });

  it('are refused, not dropped, when too many wait', async () => {
    const writer = new EventWriter(() => new Promise(() => undefined));
    void writer.add([row('a')]);
    const many = Array.from({ length: 19_999 }, () => row('b'));
    void writer.add(many);
    await expect(writer.add([row('c'), row('d')])).rejects.toMatchObject({ code: 'unavailable' });
  });
});
