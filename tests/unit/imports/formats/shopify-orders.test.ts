import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FormatContext } from '@/lib/imports/format';
import { shopifyChannel } from '@/lib/imports/formats/parts/shopify-channel';
import { shopifyOrders } from '@/lib/imports/formats/shopify-orders';

type Cells = Record<string, string>;
type Written = Record<string, number | string | null> & { table: string };

const COLUMNS = shopifyOrders.fields.map((field) => field.synonyms[0] as string);

/** What the format writes of rows given by column names; warnings beside it. */
async function read(rows: readonly Cells[]) {
  const written: Written[] = [];
  const warnings: string[] = [];
  const context = {
    columns: COLUMNS,
    column: (name: string) => shopifyOrders.fields.findIndex((field) => field.name === name),
    settings: { decimal: {}, dateOrder: {} },
    columnCurrency: () => null,
    currency: 'EUR',
    identityKey: 'k',
    answers: {},
    stage: { write: (table: string, row: object) => void written.push({ table, ...row } as Written) },
    warn: (code: string) => warnings.push(code),
  } as unknown as FormatContext;
  const handler = shopifyOrders.open(context);
  for (const [i, row] of rows.entries())
    expect(
      handler.row(
        COLUMNS.map((name) => row[name] ?? ''),
        i + 2,
      ),
    ).toBeUndefined();
  await handler.end();
  const of = (table: string) => written.filter((row) => row.table === table);
  const sum = (rows: readonly Written[], column: string) =>
    rows.reduce((total, row) => total + Number(row[column] ?? 0), 0);
  const isSale = (row: Written) => row.kind === 'sale' || row.kind === 'free';
  const sold = of('stage_line').filter(isSale);
  const back = of('stage_line').filter((row) => !isSale(row));
  return {
    order: of('stage_order')[0] as Written,
    payment: of('stage_payment')[0],
    sold,
    back,
    sum,
    warnings,
    refused: [...(handler.refused?.() ?? [])],
  };
}

const cents = (amount: number) => (amount / 100).toFixed(2);

interface Sale {
  lines: { quantity: number; price: number; discount: number }[];
  code: number;
  shipping: number;
  rate: number;
  isIncluded: boolean;
  isShippingCode: boolean;
  refunded: number;
}

const SALE: fc.Arbitrary<Sale> = fc.record({
  lines: fc.array(
    fc.record({
      quantity: fc.integer({ min: 1, max: 5 }),
      price: fc.integer({ min: 100, max: 99_999 }),
      discount: fc.nat({ max: 99 }),
    }),
    { minLength: 1, maxLength: 5 },
  ),
  code: fc.nat({ max: 90 }),
  shipping: fc.nat({ max: 2_000 }),
  rate: fc.constantFrom(0, 5.5, 10, 20),
  isIncluded: fc.boolean(),
  isShippingCode: fc.boolean(),
  refunded: fc.nat({ max: 120_000 }),
});

/** The rows that Shopify writes for a sale, all in cents. */
function rowsOf({ lines, code, shipping, rate, isIncluded, isShippingCode, refunded }: Sale) {
  const discount = isShippingCode ? shipping : code;
  const subtotal =
    lines.reduce((sum, line) => sum + line.quantity * line.price - line.discount, 0) - (isShippingCode ? 0 : discount);
  const sent = isShippingCode ? 0 : shipping;
  const taxed = subtotal + sent;
  const tax = Math.round(isIncluded ? taxed - taxed / (1 + rate / 100) : (taxed * rate) / 100);
  const total = taxed + (isIncluded ? 0 : tax);
  const back = Math.min(refunded, total);
  const rows = lines.map(
    (line, i): Cells => ({
      Name: '#1',
      'Created at': '2026-06-01 10:00:00 +0200',
      'Lineitem quantity': String(line.quantity),
      'Lineitem name': `Article ${i % 3}`,
      'Lineitem price': cents(line.price),
      'Lineitem discount': cents(line.discount),
    }),
  );
  Object.assign(rows[0] as Cells, {
    'Financial Status': back === 0 ? 'paid' : back < total ? 'partially_refunded' : 'refunded',
    Subtotal: cents(subtotal),
    Shipping: cents(shipping),
    Taxes: cents(tax),
    Total: cents(total),
    'Discount Amount': cents(discount),
    'Refunded Amount': cents(back),
    'Payment Method': 'Card',
  });
  return { rows, total: total * 100, back: back * 100, taxed: taxed * 100, tax: tax * 100 };
}

describe('any order that adds up', () => {
  it('is worth its total: lines, shipping and tax, each without the others', async () => {
    await fc.assert(
      fc.asyncProperty(SALE, async (sale) => {
        const { rows, total, back, tax } = rowsOf(sale);
        const { order, payment, sold, back: given, sum, refused } = await read(rows);
        expect(refused).toEqual([]);
        expect(Number(order.tax_amount)).toBe(tax);
        expect(sum(sold, 'net') + Number(order.shipping_amount) + Number(order.tax_amount)).toBe(total);
        expect(sum(sold, 'gross') - sum(sold, 'discount')).toBe(sum(sold, 'net'));
        for (const line of sold) expect(Number(line.gross)).toBeGreaterThanOrEqual(Number(line.net));
        expect(sum(given, 'net') + sum(given, 'tax') + sum(given, 'shipping')).toBe(back);
        expect(payment?.amount).toBe(total);
      }),
      { numRuns: 300 },
    );
  });
});

describe('what an order is', () => {
  const line = { 'Lineitem quantity': '1', 'Lineitem name': 'A', 'Lineitem price': '10.00' };
  const order = (cells: Cells): Cells => ({
    Name: '#1',
    'Created at': '2026-06-01 10:00:00 +0200',
    Total: '10.00',
    Subtotal: '10.00',
    ...line,
    ...cells,
  });

  it.each([
    ['pending', {}, 'pending', null],
    ['authorized', {}, 'pending', null],
    ['paid', {}, 'paid', null],
    ['partially_paid', { 'Outstanding Balance': '4.00' }, 'paid', null],
    ['paid', { 'Fulfillment Status': 'partial', 'Fulfilled at': '2026-06-02 10:00:00 +0200' }, 'processing', null],
    [
      'pending',
      { 'Fulfillment Status': 'fulfilled', 'Fulfilled at': '2026-06-02 10:00:00 +0200' },
      'shipped',
      '2026-06-02 10:00:00+0200',
    ],
    // A fulfilment without its day counts at the last time known.
    [
      'paid',
      { 'Fulfillment Status': 'fulfilled', 'Paid at': '2026-06-01 12:00:00 +0200' },
      'shipped',
      '2026-06-01 12:00:00+0200',
    ],
    ['paid', { Source: 'pos' }, 'paid', '2026-06-01 10:00:00+0200'],
    ['voided', {}, 'cancelled', null],
    ['paid', { 'Cancelled at': '2026-06-03 10:00:00 +0200' }, 'cancelled', null],
    ['refunded', {}, 'returned', null],
  ])('%s %o: %s', async (financial, cells, status, recognised) => {
    const { order: written } = await read([order({ 'Financial Status': financial, ...(cells as Cells) })]);
    expect(written.status).toBe(status);
    expect(String(written.recognised_at ?? '').replace(/([+-]\d\d):(\d\d)$/, '$1$2') || null).toBe(recognised);
  });

  it.each([
    ['web', '', 'shopify', 'site'],
    ['5690175', '', 'shopify', 'site'],
    ['shopify_draft_order', '', 'shopify', 'site'],
    ['pos', 'Lyon', 'Lyon', 'store'],
    ['pos', '', 'Shopify POS', 'store'],
    ['tiktok', '', 'tiktok', 'marketplace'],
    ['wholesale', '', 'wholesale', 'other'],
  ])('from "%s" in "%s" is of channel %s', async (source, location, code, type) => {
    const { order: head } = await read([order({ 'Financial Status': 'paid', Source: source, Location: location })]);
    expect(head.channel_no).toBe(1);
    expect(shopifyChannel(source, location)).toMatchObject({ code, type });
  });

  it('is not judged by its risk, and a test when its gateway is', async () => {
    expect((await read([order({ 'Financial Status': 'paid', 'Risk Level': 'High' })])).order.is_fraud).toBe(false);
    expect(
      (await read([order({ 'Financial Status': 'paid', 'Payment Method': '(for testing) Bogus Gateway' })])).order
        .is_test,
    ).toBe(true);
  });

  it('says when prices may or may not include tax', async () => {
    // 10.00 and 2.00 of tax make up neither 10.00 nor 12.00, but 10.50.
    const {
      order: written,
      sold,
      sum,
      warnings,
    } = await read([order({ 'Financial Status': 'paid', Taxes: '2.00', Total: '10.50' })]);
    expect(warnings).toEqual(['tax_basis_unknown']);
    expect(sum(sold, 'net')).toBe(100_000);
    expect(written.tax_amount).toBe(20_000);
  });
});
