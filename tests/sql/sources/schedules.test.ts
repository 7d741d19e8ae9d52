import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { abilitiesOf } from '@/lib/auth/abilities';
import type { Viewer } from '@/lib/auth/viewer';
import { runSql } from '@/lib/db/run-sql';
import { runNextBatch } from '@/lib/imports/batch-queue';
import { runSchedule } from '@/lib/jobs/scheduled-imports';
import { fetchFile } from '@/lib/sources/schedules/fetch-file';
import {
  dueSchedules,
  listSchedules,
  removeSchedule,
  type Schedule,
  saveSchedule,
  scheduleInput,
  setScheduleActive,
} from '@/lib/sources/schedules/schedule';
import { inboxFolder } from '@/lib/sources/schedules/watched-folder';
import { zipFile } from '../../unit/imports/reading/zip-file';
import { type TestDatabase, testDatabase } from '../database';

const ADMIN: Viewer = {
  userId: 1,
  email: 'admin@vigie.test',
  name: 'Ada',
  role: 'ADMIN',
  abilities: abilitiesOf('ADMIN'),
  locale: 'en-GB',
  via: 'session',
} as unknown as Viewer;

const data = mkdtempSync(path.join(tmpdir(), 'vigie-schedules-'));

process.env.VIGIE_DATA_DIR = data;

let database: TestDatabase;
let server: Server;
let base = '';
let answer: (request: { url: string; headers: Record<string, unknown> }) => [number, Record<string, string>, string];
const asked: string[] = [];
const ca = readFileSync('tests/fixtures/tls/localhost.cert.pem', 'utf8');
const LOCAL = { ca, isAllowed: () => true };

const HEADER = 'Order ID,Order Date,Customer ID,SKU,Quantity,Unit Price';
const orders = (...rows: string[]) => `${[HEADER, ...rows].join('\n')}\n`;

beforeAll(async () => {
  database = await testDatabase();
  server = createServer(
    { key: readFileSync('tests/fixtures/tls/localhost.key.pem'), cert: ca },
    (request, response) => {
      asked.push(`${request.url}`);
      const [status, headers, body] = answer({ url: request.url ?? '', headers: request.headers });
      response.writeHead(status, headers).end(body);
    },
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `https://localhost:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  await database.drop();
  rmSync(data, { recursive: true, force: true });
});
beforeEach(async () => {
  await runSql('DELETE FROM import_schedule');
  asked.length = 0;
});

async function schedule(input: Record<string, unknown>): Promise<Schedule> {
  const id = await saveSchedule(scheduleInput.parse({ name: 'Orders', everyMinutes: 60, ...input }), ADMIN);
  return (await listSchedules()).find((one) => one.id === id) as Schedule;
}

const again = async (one: Schedule) => (await listSchedules()).find(({ id }) => id === one.id) as Schedule;

function put(folder: string, name: string, content: string, ageSeconds = 60): void {
  const target = path.join(inboxFolder(), folder);
  mkdirSync(target, { recursive: true });
  writeFileSync(path.join(target, name), content);
  const at = Date.now() / 1000 - ageSeconds;
  utimesSync(path.join(target, name), at, at);
}

const inside = (folder: string) => readdirSync(path.join(inboxFolder(), folder)).toSorted();

describe('a watched folder', () => {
  it('takes files that rest, and puts what is imported and what is refused apart, with the reason', async () => {
    const one = await schedule({ kind: 'folder', location: 'till' });
    put('till', 'good.csv', orders('A-1,2026-01-02,C1,S1,2,10.00'));
    put('till', 'still-written.csv', orders('A-9,2026-01-02,C1,S1,1,10.00'), 0);
    put('till', 'half.csv.part', orders('A-8,2026-01-02,C1,S1,1,10.00'));
    put('till', 'letter.csv', 'Dear all\nplease find enclosed\n');
    const outcome = await runSchedule(one);
    expect(outcome).toMatchObject({
      status: 'imported',
      refused: [{ file: 'letter.csv', key: 'imports.unknownFormat' }],
    });
    const [batch] = outcome.status === 'imported' ? outcome.batches : [];
    expect(inside('till')).toEqual(['half.csv.part', 'imported', 'refused', 'still-written.csv']);
    expect(inside('till/imported')).toEqual(['good.csv']);
    expect(inside('till/refused')).toEqual(['letter.csv', 'letter.csv.txt']);
    expect(readFileSync(path.join(inboxFolder(), 'till/refused/letter.csv.txt'), 'utf8')).toContain('known export');
    expect(await runNextBatch()).toMatchObject({ id: batch, inserted: 1, quarantined: 0 });
    expect(
      await runSql({ text: 'SELECT schedule_id, created_by FROM import_batch WHERE id = $1', values: [batch] }),
    ).toEqual([{ schedule_id: one.id, created_by: 'Orders' }]);
  });

  it('does not import the very same file twice, and numbers a name that is taken', async () => {
    const one = await schedule({ kind: 'folder', location: 'twice' });
    const content = orders('B-1,2026-01-03,C1,S1,1,5.00');
    put('twice', 'day.csv', content);
    expect(await runSchedule(one)).toMatchObject({ status: 'imported' });
    put('twice', 'day.csv', content);
    expect(await runSchedule(one)).toEqual({ status: 'nothing' });
    expect(await runNextBatch()).toMatchObject({ file: 'day.csv' });
    expect(inside('twice/imported')).toEqual(['day (2).csv', 'day.csv']);
  });

  it('takes the files of a zip file, and those that are new of the next one', async () => {
    const one = await schedule({ kind: 'folder', location: 'zips' });
    const [a, b] = [orders('Z-1,2026-01-02,C1,S1,1,5.00'), orders('Z-2,2026-01-03,C1,S1,1,5.00')];
    mkdirSync(path.join(inboxFolder(), 'zips'), { recursive: true });
    const send = (contents: readonly string[]) => {
      const target = path.join(inboxFolder(), 'zips', 'days.zip');
      writeFileSync(target, zipFile(contents.map((content, i) => ({ name: `day-${i}.csv`, content }))));
      utimesSync(target, 1_700_000_000, 1_700_000_000);
    };
    send([a]);
    expect(await runSchedule(one)).toMatchObject({ status: 'imported', refused: [] });
    send([a, b]);
    const second = await runSchedule(one);
    expect(second.status === 'imported' && second.batches).toHaveLength(1);
    expect(await runNextBatch()).toMatchObject({ file: 'day-0.csv', inserted: 1 });
    expect(await runNextBatch()).toMatchObject({ file: 'day-1.csv', inserted: 1 });
  });

  it('never leaves the inbox', async () => {
    for (const location of ['../..', '/etc', 'a/../../b', '.ssh', 'till/imported']) {
      expect(scheduleInput.safeParse({ name: 'x', kind: 'folder', location, everyMinutes: 60 }).success, location).toBe(
        false,
      );
    }
    const one = await schedule({ kind: 'folder', location: 'links' });
    mkdirSync(path.join(inboxFolder(), 'links'), { recursive: true });
    const secret = path.join(data, 'secret.csv');
    writeFileSync(secret, orders('X-1,2026-01-02,C1,S1,1,1.00'));
    symlinkSync(secret, path.join(inboxFolder(), 'links', 'link.csv'));
    expect(await runSchedule(one)).toEqual({ status: 'nothing' });
  });
});

describe('an address', () => {
  it('is fetched, imported once, and not sent again while it is unchanged', async () => {
    const one = await schedule({ kind: 'url', location: `${base}/export.csv?token=t` });
    let body = orders('D-1,2026-01-04,C1,S1,1,7.00');
    answer = ({ headers }) =>
      headers['if-none-match'] === `"${body.length}"`
        ? [304, {}, '']
        : [200, { etag: `"${body.length}"`, 'content-disposition': 'attachment; filename="orders.csv"' }, body];
    const first = await runSchedule(one, LOCAL);
    expect(first).toMatchObject({ status: 'imported', refused: [] });
    expect(await runNextBatch()).toMatchObject({ file: 'orders.csv', inserted: 1 });
    expect(await runSchedule(await again(one), LOCAL)).toEqual({ status: 'nothing' });
    // An answer that says it is new, with the same content.
    await runSql(`UPDATE import_schedule SET entity_tag = ''`);
    expect(await runSchedule(await again(one), LOCAL)).toEqual({ status: 'nothing' });
    body += 'D-2,2026-01-05,C2,S1,1,7.00\n';
    expect(await runSchedule(await again(one), LOCAL)).toMatchObject({ status: 'imported' });
    expect(await runNextBatch()).toMatchObject({ inserted: 1, unchanged: 1 });
    expect(asked).toHaveLength(4);
  });

  it('says what is wrong, and is asked less and less often', async () => {
    const one = await schedule({ kind: 'url', location: `${base}/gone.csv`, everyMinutes: 5 });
    answer = () => [404, {}, 'no'];
    const outcome = await runSchedule(one, LOCAL);
    expect(outcome).toMatchObject({ status: 'failed', key: 'schedules.answered', values: { status: 404 } });
    for (let n = 0; n < 3; n++) await runSchedule(await again(one), LOCAL);
    expect((await again(one)).failures).toBe(4);
    const inMinutes = (minutes: number) => dueSchedules(new Date(Date.now() + minutes * 60_000));
    expect(await inMinutes(60)).toHaveLength(0);
    expect(await inMinutes(81)).toHaveLength(1);
    answer = () => [200, {}, orders('E-1,2026-01-04,C1,S1,1,7.00')];
    await runSchedule(await again(one), LOCAL);
    expect((await again(one)).failures).toBe(0);
    await runNextBatch();
  });

  it('leads to no private address: not by name, literal or redirect', async () => {
    answer = () => [200, {}, 'secret'];
    for (const address of [base, base.replace('localhost', '127.0.0.1'), base.replace('localhost', '[::1]')]) {
      await expect(fetchFile(`${address}/x`, { ca })).rejects.toMatchObject({ key: 'schedules.privateAddress' });
    }
    expect(asked).toEqual([]);
    answer = ({ url }) => (url === '/start' ? [302, { location: 'https://169.254.169.254/meta' }, ''] : [200, {}, 'x']);
    const onlyHere = { ca, isAllowed: (address: string) => address === '127.0.0.1' || address === '::1' };
    await expect(fetchFile(`${base}/start`, onlyHere)).rejects.toMatchObject({ key: 'schedules.privateAddress' });
    answer = () => [302, { location: 'http://localhost/plain' }, ''];
    await expect(fetchFile(`${base}/start`, onlyHere)).rejects.toMatchObject({ code: 'invalid_input' });
    answer = () => [302, { location: '/again' }, ''];
    await expect(fetchFile(`${base}/again`, onlyHere)).rejects.toMatchObject({ key: 'schedules.redirects' });
  });
});

describe('schedules', () => {
  it('can be changed, paused, resumed and removed, each with its audit entry and without the token', async () => {
    const one = await schedule({ kind: 'url', location: 'https://shop.example/export?token=secret', currency: 'EUR' });
    expect(one.declared).toEqual({ currency: 'EUR' });
    await saveSchedule(
      scheduleInput.parse({
        id: one.id,
        name: 'Nightly',
        kind: 'folder',
        location: 'night',
        everyMinutes: '1440',
        format: '',
      }),
      ADMIN,
    );
    await setScheduleActive(one.id, false, ADMIN);
    expect(await dueSchedules(new Date())).toEqual([]);
    expect(await dueSchedules(new Date(), one.id)).toHaveLength(1);
    await setScheduleActive(one.id, true, ADMIN);
    expect(await dueSchedules(new Date())).toMatchObject([
      { name: 'Nightly', kind: 'folder', everyMinutes: 1440, declared: {} },
    ]);
    await removeSchedule(one.id, ADMIN);
    await expect(removeSchedule(one.id, ADMIN)).rejects.toMatchObject({ code: 'not_found' });
    const entries = await runSql<{ details: object }>(
      `SELECT details FROM audit_entry WHERE action = 'schedule_changed' AND target = 'schedule:${one.id}' ORDER BY id`,
    );
    expect(entries).toHaveLength(5);
    expect(JSON.stringify(entries)).not.toContain('secret');
  });
});
