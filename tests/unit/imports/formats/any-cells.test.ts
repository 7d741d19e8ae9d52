import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CopyValue } from '@/lib/db/copy';
import type { Format, FormatContext } from '@/lib/imports/format';
import type { Stage } from '@/lib/imports/stage';
import { anyRows, PAY_FORMATS } from './any-rows';

function read(format: Format, rows: readonly (readonly string[])[]) {
  const written: CopyValue[] = [];
  const keep = (values: readonly CopyValue[]) => {
    written.push(...values);
    return undefined;
  };
  const stage: Stage = {
    write: (_table, row) => keep(Object.values(row as Record<string, CopyValue>)),
    writeValues: (_table, values) => keep(values),
    writer: () => keep,
    end: () => Promise.reject(new Error('nothing to end')),
  };
  const columns = format.fields.map(({ name }) => name);
  const context: FormatContext = {
    stage,
    columns,
    column: (field) => columns.indexOf(field),
    columnCurrency: () => null,
    settings: { decimal: {}, dateOrder: {} },
    currency: 'EUR',
    identityKey: 'key',
    fileName: 'file.csv',
    preamble: [],
    answers: {},
    warn: (_code, values = {}) => keep(Object.values(values)),
  };
  const handler = format.open(context);
  const outcomes = rows.map((row, i) => handler.row(row, i + 2));
  return { handler, outcomes, written };
}

describe.each(PAY_FORMATS.map((format) => [format.id, format] as const))('%s', (_id, format) => {
  it('takes or refuses any row, and writes whole numbers that the database can hold', async () => {
    let taken = 0;
    await fc.assert(
      fc.asyncProperty(anyRows(format), async (rows) => {
        const { handler, outcomes, written } = read(format, rows);
        await handler.end();
        const fields = new Set(format.fields.map(({ name }) => name));
        for (const outcome of outcomes) {
          if (outcome === undefined) taken += 1;
          if (typeof outcome === 'object' && !(outcome instanceof Promise)) expect(fields).toContain(outcome.field);
        }
        for (const value of written) {
          if (typeof value !== 'number') continue;
          expect(Number.isInteger(value)).toBe(true);
          expect(Math.abs(value)).toBeLessThan(2 ** 63);
        }
      }),
      { numRuns: 300 },
    );
    expect(taken).toBeGreaterThan(100);
  });
});
