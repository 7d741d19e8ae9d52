import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { AppError } from '@/lib/core/errors';
import { moneyToDecimal } from '@/lib/core/money';
import type { Format } from '@/lib/imports/format';
import { inspectFile } from '@/lib/imports/inspect-file';
import type { Inspection } from '@/lib/imports/inspection';
import { STAGE_TABLES } from '@/lib/imports/stage';
import type { Outcome, RowOutcome } from '@/tests/golden/golden-case';
import { type FileRead, readFile } from '@/tests/golden/read-file';

const ROOT = path.join(import.meta.dirname, '../../golden/files');
const files = readdirSync(ROOT).filter((name) => !name.endsWith('.json'));
const columnsOf = (table: string) => Object.keys(STAGE_TABLES[table as keyof typeof STAGE_TABLES]);

const plain = (net: number) =>
  moneyToDecimal(BigInt(net), 4)
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '');

/** What the stage of order lines holds, by the line of the file; what is given back counts negative. */
function takenRows({ staged }: FileRead): RowOutcome[] {
  const products = new Map<unknown, unknown>();
  const booked = new Map<unknown, unknown>();
  for (const { table, values } of staged) {
    if (table === 'stage_product') products.set(values.no, values.sku);
    if (table === 'stage_order') booked.set(values.order_ref, values.booked_at);
  }
  return staged
    .filter(({ table }) => table === 'stage_line')
    .map(({ values }) => {
      const sign = values.kind === 'sale' || values.kind === 'free' ? 1 : -1;
      return {
        line: values.row_no as number,
        taken: {
          order: String(values.order_ref),
          booked: String(booked.get(values.order_ref)),
          sku: String(products.get(values.product_no)),
          quantity: sign * (values.quantity as number),
          net: plain(sign * (values.net as number)),
        },
      };
    });
}

async function outcomeOf(file: string, { choices = {}, ...expected }: Outcome): Promise<Partial<Outcome>> {
  let inspection: Inspection;
  try {
    inspection = await inspectFile(file, choices);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { refused: error.key };
  }
  const { encoding, delimiter, sheet, preamble, columns, questions, format } = inspection;
  const found: Partial<Outcome> = {
    encoding,
    delimiter,
    sheet: sheet ?? undefined,
    preamble: preamble.length,
    columns,
  };
  const warnings = inspection.warnings.map(({ code }) => code);
  const asked = questions.map(({ field, kind }) => `${field}: ${kind}`);
  if (expected.questions) return { ...found, questions: asked, warnings };
  expect(asked).toEqual([]);
  const currency = choices.currency ?? inspection.currency ?? 'EUR';
  const read = await readFile(file, inspection, format as Format, currency, columnsOf);
  const rows: RowOutcome[] = [
    ...takenRows(read),
    ...read.quarantined.map(({ line, problem }) => ({ line, quarantined: problem.code, field: problem.field })),
  ];
  // Lines that are no data are counted, not listed.
  const listed = expected.rows?.filter((row) => 'notData' in row) ?? [];
  expect(read.notData).toBe(listed.length);
  expect(read.rows).toBe(rows.length);
  warnings.push(...read.warnings.map(({ code }) => code).filter((code) => code !== 'recognised_at_booking'));
  return { ...found, warnings, rows: [...rows, ...listed].sort((a, b) => a.line - b.line) };
}

describe('the golden corpus', () => {
  it('holds at least sixty files, each with its outcome', () => {
    expect(files.length).toBeGreaterThanOrEqual(60);
    expect(readdirSync(ROOT).length).toBe(2 * files.length);
  });

  it.each(files)('%s becomes exactly what stands beside it', async (name) => {
    const expected = JSON.parse(readFileSync(path.join(ROOT, `${name}.json`), 'utf8')) as Outcome;
    const outcome = await outcomeOf(path.join(ROOT, name), expected);
    const { about, choices, ...rest } = expected;
    expect(about).not.toBe('');
    if (rest.refused) expect(outcome).toEqual({ refused: rest.refused });
    else expect(outcome).toMatchObject({ warnings: [], ...rest });
  });
});
