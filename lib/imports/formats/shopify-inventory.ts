import type { Format, FormatContext, RowHandler, RowProblem } from '../format';
import { FieldReader } from './parts/field-reader';
import { fieldSpec as field } from './parts/field-spec';
import { SHOPIFY_SOURCE } from './parts/shopify-source';
import { shopifyVariantName } from './parts/shopify-variant-name';
import { SNAPSHOT_ASK, snapshotDay } from './parts/snapshot-ask';

/** Columns of both layouts that are no place; in the older one all others are. */
const NO_PLACE =
  /^(handle|title|option ?[123] (name|value)|sku|hs code|coo|location|bin name|.*\(not editable\)|incoming|unavailable|committed|available|on hand.*|column \d+)$/i;

/**
 * Shopify admin, Products > Inventory > Export: one row per variant and place, or (older) one row per variant with one
 * column of quantities per place. "On hand (new)" is what a person wants to set, never a count. The file names no day.
 */
export const shopifyInventory: Format = {
  id: 'shopify-inventory',
  label: { en: 'Shopify inventory', fr: 'Stock Shopify' },
  source: SHOPIFY_SOURCE,
  fields: [
    field('handle', 'text', 'Handle', 'Identifiant (handle)', 'Handle'),
    field('title', 'text', 'Title', 'Titre', 'Title'),
    ...[1, 2, 3].map((n) =>
      field(
        `option${n}_value`,
        'text',
        `Option ${n}, value`,
        `Option ${n}, valeur`,
        `Option${n} Value | Option ${n} Value`,
      ),
    ),
    field('sku', 'text', 'SKU', 'Référence produit', 'SKU'),
    field('hs_code', 'text', 'HS code', 'Code SH', 'HS Code'),
    field('warehouse', 'text', 'Location', 'Emplacement', 'Location'),
    field('on_hand', 'text', 'On hand', 'En stock', 'On hand (current) | On hand'),
    field('committed', 'text', 'Committed', 'Réservé', 'Committed (not editable) | Committed'),
    field('unavailable', 'text', 'Unavailable', 'Indisponible', 'Unavailable (not editable) | Unavailable'),
    field('available', 'text', 'Available', 'Disponible', 'Available (not editable) | Available'),
    field('incoming', 'text', 'Incoming', 'En approche', 'Incoming (not editable) | Incoming'),
  ],
  requires: [['handle'], ['sku'], ['hs_code', 'on_hand', 'available']],
  exact: ['Handle', 'Title', 'SKU', 'HS Code', 'COO'],
  asks: [SNAPSHOT_ASK],
  facts: ['stage_stock'],
  open: (context) => new ShopifyInventoryHandler(context),
};

class ShopifyInventoryHandler implements RowHandler {
  private readonly read: FieldReader;
  private readonly cells;
  private readonly day: string | null;
  /** the older layout: name and position of each place's column */
  private readonly places: readonly (readonly [name: string, index: number])[];

  constructor(private readonly context: FormatContext) {
    const read = new FieldReader(context);
    this.read = read;
    this.day = snapshotDay(context);
    const isOlder = !read.has('warehouse');
    this.places = isOlder
      ? context.columns.flatMap((name, i) => (NO_PLACE.test(name.trim()) ? [] : [[name.trim(), i] as const]))
      : [];
    this.cells = {
      sku: read.key('sku'),
      title: read.key('title'),
      options: [1, 2, 3].map((n) => read.key(`option${n}_value`)),
      warehouse: read.key('warehouse'),
      onHand: read.text('on_hand'),
      committed: read.text('committed'),
      unavailable: read.text('unavailable'),
      available: read.text('available'),
      incoming: read.text('incoming'),
    };
  }

  row(fields: readonly string[], rowNo: number): RowProblem | Promise<void> | undefined {
    const { read, cells } = this;
    read.start(fields);
    const name = shopifyVariantName(
      cells.title(),
      cells.options.map((cell) => cell()),
    );
    const sku = cells.sku().replace(/^'/, '') || name;
    const { day } = this;
    if (!sku) read.fail('sku', 'missing');
    if (!day) read.fail('snapshot_day', 'missing');
    const found = this.places.length > 0 ? this.byPlace(fields) : this.byRow();
    if (read.problem) return read.problem;
    const waits = found.map((stock) => this.context.stage.write('stage_stock', { row_no: rowNo, day, sku, ...stock }));
    return waits.find(Boolean);
  }

  end(): void {}

  private byPlace(fields: readonly string[]) {
    return this.places.flatMap(([warehouse, index]) => {
      const onHand = this.pieces('on_hand', fields[index] ?? '');
      return onHand === null ? [] : [{ warehouse, on_hand: onHand }];
    });
  }

  private byRow() {
    const { cells } = this;
    const committed = this.pieces('committed', cells.committed());
    const unavailable = this.pieces('unavailable', cells.unavailable());
    const available = this.pieces('available', cells.available());
    const stated = this.pieces('on_hand', cells.onHand());
    // On hand is what can be sold, what is promised and what is set aside.
    const onHand = stated ?? (available === null ? null : available + (committed ?? 0) + (unavailable ?? 0));
    if (onHand === null) return [];
    const incoming = this.pieces('incoming', cells.incoming());
    return [{ warehouse: cells.warehouse(), on_hand: onHand, committed, unavailable, incoming }];
  }

  /** Null where the variant is not stocked at the place. */
  private pieces(name: string, text: string): number | null {
    const trimmed = text.trim();
    if (trimmed === '' || /^not stocked$/i.test(trimmed)) return null;
    if (/^-?\d{1,9}$/.test(trimmed)) return Number(trimmed);
    return this.read.fail(name, 'not_an_integer', trimmed);
  }
}
