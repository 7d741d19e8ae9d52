import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CopyValue } from '@/lib/db/copy';
import type { FieldSpec, Format, FormatContext } from '@/lib/imports/format';
import { magentoOrders } from '@/lib/imports/formats/magento-orders';
import { prestashopOrders } from '@/lib/imports/formats/prestashop-orders';
import { shopifyCustomers } from '@/lib/imports/formats/shopify-customers';
import { shopifyInventory } from '@/lib/imports/formats/shopify-inventory';
import { shopifyOrders } from '@/lib/imports/formats/shopify-orders';
import { shopifyProducts } from '@/lib/imports/formats/shopify-products';
import { woocommerceAnalyticsOrders } from '@/lib/imports/formats/woocommerce-analytics-orders';
import { woocommerceAnalyticsProducts } from '@/lib/imports/formats/woocommerce-analytics-products';
import { woocommerceAnalyticsRevenue } from '@/lib/imports/formats/woocommerce-analytics-revenue';
import { woocommerceOrders } from '@/lib/imports/formats/woocommerce-orders';
import { woocommerceProducts } from '@/lib/imports/formats/woocommerce-products';
import { STAGE_TABLES, type StageTable } from '@/lib/imports/stage';

const FORMATS = [
  magentoOrders,
  prestashopOrders,
  shopifyCustomers,
  shopifyInventory,
  shopifyOrders,
  shopifyProducts,
  woocommerceAnalyticsOrders,
  woocommerceAnalyticsProducts,
  woocommerceAnalyticsRevenue,
  woocommerceOrders,
  woocommerceProducts,
];

/** What PostgreSQL takes in a column of a type. */
const TAKES: Record<string, (value: CopyValue) => boolean> = {
  int: (value) => Number.isInteger(value) && Math.abs(value as number) < 2 ** 31,
  bigint: (value) => typeof value === 'bigint' || (Number.isInteger(value) && Math.abs(value as number) < 2 ** 63),
  numeric: (value) => /^-?\d+(\.\d+)?$/.test(String(value)),
  boolean: (value) => typeof value === 'boolean',
  date: (value) => isTime(String(value).slice(0, 10)) && String(value).length >= 10,
  timestamptz: (value) => isTime(String(value)),
  'char(3)': (value) => /^[A-Z]{3}$/.test(String(value)),
  'char(2)': (value) => /^[A-Z]{2}$/.test(String(value)),
};
const isTime = (text: string) => /^\d{4}-\d{2}-\d{2}( \d{2}:\d{2}:\d{2}([+-]\d{2}(:?\d{2})?)?)?$/.test(text);

const WORDS = [
  '',
  '#1',
  '#1',
  '#2',
  'paid',
  'refunded',
  'partially_refunded',
  'voided',
  'completed',
  'Closed',
  'yes',
  'EUR',
  'a@b.fr',
  'simple',
  "'0612345678",
];
const ITEMS = fc
  .tuple(
    fc.constantFrom('2', '1.5', '99999999999', 'x'),
    fc.constantFrom('10.00', '-3', '1e20', ''),
    fc.constantFrom('2026-06-01 10:00:00', '2026-13-45', ''),
  )
  .map(
    ([quantity, total, date]) =>
      `name:Mug|sku:M|quantity:${quantity}|total:${total}|sub_total:20.00|tax:1|refunded:3|refunded_qty:${quantity};amount:${total}|reason:r|date:${date}`,
  );
/** Most cells are right: else hardly any row of forty columns would be taken. */
const mostly = (good: fc.Arbitrary<string>, odd: fc.Arbitrary<string>) =>
  fc.oneof({ weight: 30, arbitrary: good }, { weight: 1, arbitrary: odd });
const AMOUNTS = mostly(
  fc.oneof(
    fc.constantFrom('', '0', '-5.00', '30.00'),
    fc.integer({ min: 0, max: 9_000_000_000 }).map(String),
    fc.double({ min: 0, max: 9999, noNaN: true }).map((n) => n.toFixed(2)),
  ),
  fc.constantFrom('12,50', 'n/a', '99999999999999999999', '900719925474.0991'),
);
const CELLS: Record<FieldSpec['type'], fc.Arbitrary<string>> = {
  text: mostly(fc.oneof(fc.constantFrom(...WORDS), ITEMS), fc.string()),
  amount: AMOUNTS,
  discount: AMOUNTS,
  number: AMOUNTS,
  integer: mostly(fc.constantFrom('1', '3', '20'), fc.constantFrom('', '-2', '2147483647', '1.5', 'x')),
  date: mostly(
    fc.constantFrom('2026-06-01', '2026-06-02 10:00:00 +0200', '2026-06-03 10:00:00'),
    fc.constantFrom('', '2026-02-30', 'hier'),
  ),
};
const PIECES = ['on_hand', 'committed', 'unavailable', 'available', 'incoming'];
function cellsOf({ name, type }: FieldSpec): fc.Arbitrary<string> {
  if (name === 'currency') return fc.constantFrom('EUR', 'USD', '');
  if (name.startsWith('consent')) return mostly(fc.constantFrom('yes', 'no', ''), fc.string());
  if (PIECES.includes(name)) return mostly(fc.constantFrom('1', '0', '-3', 'not stocked'), fc.string());
  return CELLS[type];
}

function read(format: Format, rows: readonly (readonly string[])[]) {
  const wrong: string[] = [];
  const columns = format.fields.map(({ name }) => name);
  const write = (table: StageTable, row: Record<string, CopyValue>) => {
    const types = STAGE_TABLES[table] as Record<string, string>;
    for (const [column, value] of Object.entries(row)) {
      const type = types[column];
      if (type === undefined) wrong.push(`${table} has no ${column}`);
      else if (value !== null && value !== undefined && TAKES[type]?.(value) === false)
        wrong.push(`${table}.${column}: ${value}`);
    }
    return undefined;
  };
  const context = {
    stage: { write },
    columns: columns.map((name) => (name === 'line_item' ? 'line_item_1' : name)),
    column: (field: string) => columns.indexOf(field),
    columnCurrency: () => null,
    settings: { decimal: {}, dateOrder: {} },
    currency: 'EUR',
    identityKey: 'key',
    fileName: 'export 2026-06-30.csv',
    preamble: [],
    answers: { start_day: '2026-06-01', end_day: '2026-06-30', snapshot_day: '2026-06-30' },
    warn: () => undefined,
  } as unknown as FormatContext;
  const handler = format.open(context);
  return { handler, wrong, outcomes: rows.map((row, i) => handler.row(row, i + 2)) };
}

describe.each(FORMATS.map((format) => [format.id, format] as const))('%s', (_id, format) => {
  it('takes or refuses any row, and writes what the database can hold', async () => {
    const rows = fc.array(fc.tuple(...format.fields.map(cellsOf)), { maxLength: 8 });
    let taken = 0;
    await fc.assert(
      fc.asyncProperty(rows, async (cells) => {
        const { handler, wrong, outcomes } = read(format, cells);
        await handler.end();
        expect(wrong).toEqual([]);
        taken += outcomes.filter((outcome) => outcome === undefined).length;
      }),
      { numRuns: 300 },
    );
    expect(taken).toBeGreaterThan(10);
  });
});
