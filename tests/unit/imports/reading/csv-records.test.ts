import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CsvRecord, csvRecords } from '@/lib/imports/reading/csv-records';
import { GOLDEN } from './csv-golden';

async function* from(chunks: readonly string[]): AsyncGenerator<string> {
  for (const chunk of chunks) yield chunk;
}

async function split(chunks: readonly string[], delimiter = ','): Promise<CsvRecord[]> {
  const records: CsvRecord[] = [];
  for await (const batch of csvRecords(from(chunks), delimiter)) records.push(...batch);
  return records;
}

const withoutLineEnds = (text: string) => text.replaceAll(/[\r\n]/g, '');

describe('csvRecords', () => {
  it.each(GOLDEN.map((golden) => [golden.name, golden] as const))('reads %s', async (_, golden) => {
    const records = await split([golden.text], golden.delimiter);
    expect(records.map((record) => [record.line, ...record.fields])).toEqual(golden.records);
    expect(records.filter((record) => record.unclosedQuote).map((record) => record.line)).toEqual(golden.spoiled ?? []);
    expect(withoutLineEnds(records.map((record) => record.raw).join(''))).toBe(withoutLineEnds(golden.text));
  });

  it('keeps each record as it stands in the file', async () => {
    const records = await split(['a,"b ""c""\r\nd", e\r\n"x"y,z']);
    expect(records.map((record) => record.raw)).toEqual(['a,"b ""c""\r\nd", e', '"x"y,z']);
  });

  it.each(GOLDEN.filter(({ text }) => text.length < 200).map((golden) => [golden.name, golden] as const))(
    'does not see where chunks end: %s',
    async (_, golden) => {
      const whole = await split([golden.text], golden.delimiter);
      for (let at = 0; at <= golden.text.length; at++) {
        const parts = [golden.text.slice(0, at), golden.text.slice(at)];
        expect(await split(parts, golden.delimiter)).toEqual(whole);
      }
      expect(await split([...golden.text], golden.delimiter)).toEqual(whole);
    },
  );

  it('gives the same records however a text is cut, loses no character, and numbers lines upwards', async () => {
    const piece = fc.constantFrom('a', 'b', ',', ',', '"', '"', '""', '\n', '\n', '\r\n', '\r', ' ', 'é', '😀', '","');
    await fc.assert(
      fc.asyncProperty(
        fc.array(piece, { maxLength: 60 }),
        fc.array(fc.nat(80), { maxLength: 6 }),
        async (parts, cuts) => {
          const text = parts.join('');
          const at = [0, ...cuts.map((cut) => Math.min(cut, text.length)).sort((a, b) => a - b), text.length];
          const chunks = at.slice(1).map((end, i) => text.slice(at[i], end));
          const whole = await split([text]);
          expect(await split(chunks)).toEqual(whole);
          expect(withoutLineEnds(whole.map((record) => record.raw).join(''))).toBe(withoutLineEnds(text));
          for (let i = 1; i < whole.length; i++) {
            expect((whole[i] as CsvRecord).line).toBeGreaterThan((whole[i - 1] as CsvRecord).line);
          }
        },
      ),
      { numRuns: 1_500 },
    );
  });

  it('reads back what RFC 4180 writes', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '1', ',', ';', '"', '\n', '\r', ' ', 'é'), maxLength: 8 });
    const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 8 }),
        fc.constantFrom('\n', '\r\n'),
        async (rows, end) => {
          const text = rows.map((row) => row.map(quote).join(';') + end).join('');
          expect((await split([text], ';')).map((record) => record.fields)).toEqual(rows);
        },
      ),
    );
  });

  it('reads an unclosed quote in the middle of 100,000 lines without losing the others', async () => {
    const rows = Array.from({ length: 100_000 }, (_, i) => (i === 50_000 ? `${i},"broken` : `${i},ok`));
    const started = performance.now();
    const records = await split([`${rows.join('\n')}\n`]);
    expect(records).toHaveLength(100_000);
    expect(records.filter((record) => record.unclosedQuote).map((record) => record.line)).toEqual([50_001]);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
