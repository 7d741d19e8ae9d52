import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FormatContext } from '@/lib/imports/format';
import { blankOrder, type DraftLine, netOf, type OrderDraft } from '@/lib/imports/formats/parts/order-draft';
import { shareOut, takeTaxOut } from '@/lib/imports/formats/parts/order-lines';
import { giveBackAll, giveBackPart } from '@/lib/imports/formats/parts/order-refunds';
import { OrderSheet } from '@/lib/imports/formats/parts/order-sheet';
import { latest } from '@/lib/imports/formats/parts/order-times';
import { PersonKey } from '@/lib/imports/formats/parts/person-key';

const SITE = { code: 'site', name: 'Site', type: 'site' } as const;
const total = (amounts: readonly (number | undefined)[]) => amounts.reduce((sum: number, n) => sum + (n ?? 0), 0);

interface Given {
  lines: { quantity: number; gross: number; discount: number }[];
  discount: number;
  shipping: number;
  tax: number;
}

const ORDER = fc.record({
  lines: fc.array(
    fc.record({
      quantity: fc.integer({ min: 1, max: 9 }),
      gross: fc.integer({ min: 1, max: 9_999_999 }),
      discount: fc.nat(),
    }),
    { minLength: 1, maxLength: 6 },
  ),
  discount: fc.nat({ max: 9_999_999 }),
  shipping: fc.nat({ max: 999_999 }),
  tax: fc.nat({ max: 9_999_999 }),
});

/** An order whose discounts do not exceed what there is. */
function draftOf({ lines, discount, shipping, tax }: Given): OrderDraft {
  const draft = blankOrder('1', 'EUR', SITE);
  draft.lines = lines.map(
    (line, i): DraftLine => ({
      ...line,
      rowNo: i + 2,
      kind: 'sale',
      product: { sku: `S${i % 3}` },
      discount: line.discount % line.gross,
    }),
  );
  const nets = total(draft.lines.map(netOf));
  return Object.assign(draft, {
    rowNo: 2,
    bookedAt: '2026-06-01',
    discount: discount % nets,
    shipping,
    tax: tax % (nets - (discount % nets)),
  });
}
const sold = (draft: OrderDraft) => draft.lines.filter((line) => line.kind === 'sale');
const back = (draft: OrderDraft) => draft.lines.filter((line) => line.kind !== 'sale');
const sums = (lines: readonly DraftLine[]) => ({
  net: total(lines.map(netOf)),
  tax: total(lines.map((line) => line.tax)),
  shipping: total(lines.map((line) => line.shipping)),
});

describe('sharing out', () => {
  it('gives every ten-thousandth of a discount to a line, and no line more than it costs', () => {
    fc.assert(
      fc.property(ORDER, (given) => {
        const draft = draftOf(given);
        const before = total(draft.lines.map(netOf)) - draft.discount;
        shareOut(draft);
        shareOut(draft);
        expect(total(draft.lines.map(netOf))).toBe(before);
        for (const line of draft.lines) expect(netOf(line)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('takes tax out of prices without changing what the order sums up to', () => {
    fc.assert(
      fc.property(ORDER, (given) => {
        const draft = draftOf(given);
        const before = total(draft.lines.map(netOf)) - draft.discount + draft.shipping;
        takeTaxOut(draft);
        expect(total(draft.lines.map(netOf)) + draft.shipping + draft.tax).toBe(before);
        for (const line of draft.lines) {
          expect(netOf(line)).toBeGreaterThanOrEqual(0);
          expect(line.gross).toBeGreaterThanOrEqual(netOf(line));
        }
      }),
    );
  });
});

describe('refunds', () => {
  it('of everything leave nothing', () => {
    fc.assert(
      fc.property(ORDER, (given) => {
        const draft = draftOf(given);
        giveBackAll(draft, null);
        expect(sums(back(draft))).toEqual({ net: sums(sold(draft)).net, tax: draft.tax, shipping: draft.shipping });
        expect(total(back(draft).map((line) => line.quantity))).toBe(total(sold(draft).map((line) => line.quantity)));
      }),
    );
  });

  it('in parts give back what was asked, until nothing is left', () => {
    fc.assert(
      fc.property(ORDER, fc.array(fc.nat({ max: 9_999_999 }), { maxLength: 4 }), (given, amounts) => {
        const draft = draftOf(given);
        shareOut(draft);
        const most = total(draft.lines.map(netOf)) + draft.tax + draft.shipping;
        for (const amount of amounts) giveBackPart(draft, amount, null);
        const { net, tax, shipping } = sums(back(draft));
        expect(net + tax + shipping).toBe(Math.min(total(amounts), most));
        expect(net).toBeLessThanOrEqual(sums(sold(draft)).net);
        expect(tax).toBeLessThanOrEqual(draft.tax);
        for (const line of back(draft))
          expect(Math.min(line.gross, line.tax ?? 0, line.shipping ?? 0)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('by hand: 12.00 of an order of 20.00 and 30.00 with 10.00 tax', () => {
    const draft = draftOf({
      lines: [20, 30].map((n) => ({ quantity: 1, gross: n * 10_000, discount: 0 })),
      discount: 0,
      shipping: 0,
      tax: 100_000,
    });
    giveBackPart(draft, 120_000, '2026-06-04');
    expect(back(draft)).toMatchObject([
      { kind: 'allowance', quantity: 0, gross: 40_000, tax: 8_000, refundedAt: '2026-06-04' },
      { kind: 'allowance', quantity: 0, gross: 60_000, tax: 12_000 },
    ]);
  });
});

/** A sheet whose stage keeps what is written. */
function openSheet(openOrders?: number) {
  const rows: { table: string; [column: string]: unknown }[] = [];
  const warnings: string[] = [];
  const write = (table: string, row: object) => {
    rows.push({ table, ...row });
    return undefined;
  };
  const context = {
    currency: 'EUR',
    identityKey: 'k',
    stage: { write },
    warn: (code: string) => warnings.push(code),
  } as unknown as FormatContext;
  const sheet = new OrderSheet(context, { channel: SITE, openOrders });
  const of = (table: string) => rows.filter((row) => row.table === table);
  return { sheet, of, warnings };
}

describe('the sheet', () => {
  const fill = (sheet: OrderSheet, ref: string, rowNo: number, skus: readonly string[]) => {
    const draft = sheet.order(ref);
    Object.assign(draft, { rowNo, bookedAt: '2026-06-01' });
    for (const sku of skus)
      draft.lines.push({ rowNo, kind: 'sale', product: { sku, name: `Name of ${sku}` }, quantity: 1, gross: 10_000 });
  };

  it('gives the row number once per row, and to further lines of it with a minus', async () => {
    const { sheet, of } = openSheet();
    fill(sheet, '1', 7, ['B', 'A', 'C']);
    await sheet.end();
    expect(of('stage_line').map((row) => row.row_no)).toEqual([7, -7, -7]);
    expect(of('stage_product').map((row) => row.sku)).toEqual(['A', 'B', 'C']);
  });

  it('refuses to write an order that no row introduced', async () => {
    const { sheet, of } = openSheet();
    sheet.order('1').lines.push({ rowNo: 2, kind: 'sale', product: { sku: 'A' }, quantity: 1, gross: 1 });
    await sheet.end();
    expect(of('stage_order')).toEqual([]);
    expect(of('stage_line')).toEqual([]);
  });

  it('writes orders while it reads, and tells when the rows of one were too far apart', async () => {
    const { sheet, of, warnings } = openSheet(2);
    for (const ref of ['1', '2', '3', '4']) fill(sheet, ref, Number(ref), ['A']);
    expect(of('stage_order').map((row) => row.order_ref)).toEqual(['1', '2']);
    expect(warnings).toEqual([]);
    fill(sheet, '1', 9, ['B']);
    await sheet.end();
    expect(warnings).toEqual(['order_rows_far_apart']);
    expect(of('stage_line')).toHaveLength(5);
  });

  it('has one hash for the same order, whatever the order of its rows', async () => {
    const hashes = [];
    for (const skus of [
      ['A', 'B', 'A'],
      ['B', 'A', 'A'],
    ]) {
      const { sheet, of } = openSheet();
      fill(sheet, '1', 2, skus);
      await sheet.end();
      hashes.push(of('stage_order')[0]?.header_hash);
    }
    expect(hashes[0]).toBe(hashes[1]);
  });

  it('knows which orders the edges of a file may have cut', () => {
    const { sheet } = openSheet();
    fill(sheet, '1', 2, ['A']);
    fill(sheet, '2', 3, ['A']);
    fill(sheet, '3', 4, ['A']);
    expect(sheet.cutOrders()).toEqual(['1', '3']);
    sheet.order('3').isWhole = true;
    expect(sheet.cutOrders()).toEqual(['1']);
  });
});

it('the latest of some times, in whatever zone', () => {
  expect(latest('2026-06-01 23:30:00+00:00', null, '2026-06-02 00:10:00+02:00')).toBe('2026-06-01 23:30:00+00:00');
  expect(latest('2026-06-01', '2026-06-03 10:00:00')).toBe('2026-06-03 10:00:00');
  expect(latest(null)).toBe(null);
});

describe('persons', () => {
  const persons = new PersonKey('key');

  it('are the same however their e-mail or phone is written', () => {
    expect(persons.email(' Anna@Example.com ')).toBe(persons.email('anna@example.com'));
    expect(persons.phone("'+33 6 12 34 56 78")).toBe(persons.phone('0033612345678'));
    expect(persons.phone('+33612345678')).not.toBe(persons.phone('33612345678'));
  });

  it('are not known by what is neither', () => {
    expect(persons.email('none')).toBe('');
    expect(persons.phone('n/a 12')).toBe('');
    expect(persons.customer('', '', '')).toBe(null);
    expect(persons.customer('', '', '0612345678')?.kind).toBe('phone');
    expect(persons.customer('a@b.fr', '0612345678')?.kind).toBe('email');
    expect(new PersonKey('other').email('a@b.fr')).not.toBe(persons.email('a@b.fr'));
  });
});
