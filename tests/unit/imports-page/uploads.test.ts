import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ReadableStream as WebStream } from 'node:stream/web';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const dataFolder = mkdtempSync(path.join(tmpdir(), 'vigie-uploads-'));
const folder = path.join(dataFolder, 'uploads');
const body = (text: string) => new Response(text).body as unknown as WebStream<Uint8Array>;
let uploads: typeof import('@/lib/imports/uploads');

beforeAll(async () => {
  process.env.VIGIE_DATA_DIR = dataFolder;
  uploads = await import('@/lib/imports/uploads');
});
afterAll(() => rmSync(dataFolder, { recursive: true, force: true }));

describe('an upload', () => {
  it('is kept under an id of our own, whatever it is called', async () => {
    const upload = await uploads.createUpload(body('a,b\n'), { name: '../../etc/pass\u0000wd', userId: 1 });
    expect(upload.name).toBe('passwd');
    expect(readdirSync(folder).sort()).toEqual([upload.id, `${upload.id}.json`]);
    expect(readFileSync(uploads.uploadPath(upload.id), 'utf8')).toBe('a,b\n');
    await uploads.removeUpload(upload.id);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('grows part by part, and a part that is sent again does not count twice', async () => {
    const { id } = await uploads.createUpload(body('one,'), { name: 'a.csv', userId: 2 });
    await uploads.appendToUpload(id, 4, body('two,'));
    await uploads.appendToUpload(id, 4, body('two,three'));
    const { size } = await uploads.findUpload(id);
    expect(readFileSync(uploads.uploadPath(id), 'utf8')).toBe('one,two,three');
    expect(size).toBe(13);
    await expect(uploads.appendToUpload(id, 99, body('x'))).rejects.toMatchObject({ code: 'conflict' });
    await uploads.removeUpload(id);
  });

  it('that is empty is refused and leaves nothing', async () => {
    await expect(uploads.createUpload(body(''), { name: 'a.csv', userId: 1 })).rejects.toMatchObject({
      key: 'imports.empty',
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('that breaks off is refused and leaves nothing', async () => {
    const broken = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('half'));
        controller.error(new Error('gone'));
      },
    }) as unknown as WebStream<Uint8Array>;
    await expect(uploads.createUpload(broken, { name: 'a.csv', userId: 1 })).rejects.toMatchObject({
      code: 'invalid_input',
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('waits for whoever sent it, until its import starts', async () => {
    const mine = await uploads.createUpload(body('x'), { name: 'mine.csv', userId: 5 });
    const other = await uploads.createUpload(body('x'), { name: 'other.csv', userId: 6 });
    expect((await uploads.waitingUploads(5)).map(({ id }) => id)).toEqual([mine.id]);
    await uploads.bindUpload(mine.id, 12);
    expect(await uploads.waitingUploads(5)).toEqual([]);
    expect((await uploads.uploadOfFile(uploads.uploadPath(mine.id)))?.batchId).toBe(12);
    await expect(uploads.appendToUpload(mine.id, 1, body('y'))).rejects.toMatchObject({ code: 'conflict' });
    await Promise.all([uploads.removeUpload(mine.id), uploads.removeUpload(other.id)]);
  });

  it('is removed after some days', async () => {
    const old = await uploads.createUpload(body('x'), { name: 'old.csv', userId: 7 });
    const fresh = await uploads.createUpload(body('x'), { name: 'new.csv', userId: 7 });
    const past = new Date(Date.now() - 8 * 86_400_000);
    for (const file of [old.id, `${old.id}.json`]) utimesSync(path.join(folder, file), past, past);
    await uploads.removeOldUploads(new Date());
    expect(readdirSync(folder).sort()).toEqual([fresh.id, `${fresh.id}.json`]);
  });

  it.each(['../x', 'x', '', '00000000-0000-4000-8000-00000000000/'])('has no path for the id "%s"', (id) => {
    expect(() => uploads.uploadPath(id)).toThrow('no such upload');
  });

  it('is not mistaken for a file elsewhere', async () => {
    expect(await uploads.uploadOfFile('/etc/passwd')).toBeNull();
    expect(await uploads.uploadOfFile(null)).toBeNull();
  });
});
