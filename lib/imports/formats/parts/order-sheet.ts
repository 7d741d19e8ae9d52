import type { FormatContext } from '../../format';
import { contentHash } from '../../values/content-hash';
import { readCountry } from '../../values/country';
import { writeCompanions } from './order-companions';
import {
  blankOrder,
  type DraftChannel,
  type DraftLine,
  type DraftProduct,
  netOf,
  type OrderDraft,
} from './order-draft';
import { byContent, lineContent, shareOut } from './order-lines';

/** Orders kept open: rows of one order stand together in every export, or at least near each other. */
const OPEN_ORDERS = 20_000;

export interface OrderSheetOptions {
  /** channel of orders that name none */
  channel: DraftChannel;
  /** how many orders are kept open; the oldest is written when there are more */
  openOrders?: number;
  /** Called once per order, when all its rows are in: what only all of them tell (status, refunds, taxes). */
  settle?(order: OrderDraft): void;
}

interface SheetProduct extends DraftProduct {
  no: number;
  at: string;
}

/**
 * Collects the rows of orders, in whatever order they come, and writes each order to the stage as a whole: header,
 * lines, payments, shipments, products, channels and places. Discounts and taxes of an order are shared out over its
 * lines by largest remainder, in an order of lines that does not depend on that of rows.
 * A handler calls `order(ref)` for each row and fills the draft; `end()` writes what is still open.
 */
export class OrderSheet {
  private readonly open = new Map<string, OrderDraft>();
  /** hashes of their numbers: a text would keep the part of the file alive that it was cut from */
  private readonly closed = new Set<number>();
  private readonly products = new Map<string, SheetProduct>();
  private readonly channels = new Map<string, number>();
  private readonly places = new Map<string, number>();
  private readonly edges: [first: OrderDraft | null, last: OrderDraft | null] = [null, null];
  private waits: Promise<void> | undefined;
  private farApart = 0;

  constructor(
    private readonly context: FormatContext,
    private readonly options: OrderSheetOptions,
  ) {}

  /** The draft of an order, made when it is new. */
  order(ref: string): OrderDraft {
    let draft = this.open.get(ref);
    if (!draft) {
      if (this.closed.has(contentHash(ref))) this.farApart += 1;
      draft = blankOrder(ref, this.context.currency, this.options.channel);
      this.open.set(ref, draft);
      if (this.open.size > (this.options.openOrders ?? OPEN_ORDERS))
        this.close(this.open.values().next().value as OrderDraft);
    }
    this.edges[0] ??= draft;
    this.edges[1] = draft;
    return draft;
  }

  /** What a row handler answers for a row that was taken: a promise when the database must catch up first. */
  taken(): Promise<void> | undefined {
    const { waits } = this;
    this.waits = undefined;
    return waits;
  }

  async end(): Promise<void> {
    for (const draft of this.open.values()) {
      this.write(draft);
      if (this.waits) await this.taken();
    }
    this.open.clear();
    for (const { no, sku, name = '', category = '', subcategory = '' } of this.products.values()) {
      await this.context.stage.write('stage_product', { no, sku, name, category, subcategory });
    }
    if (this.farApart > 0) this.context.warn('order_rows_far_apart', { count: this.farApart });
  }

  /** Orders at the file's edges that another file may continue. */
  cutOrders(): readonly string[] {
    return [...new Set(this.edges.flatMap((draft) => (draft && !draft.isWhole ? [draft.ref] : [])))];
  }

  private close(draft: OrderDraft): void {
    this.open.delete(draft.ref);
    this.closed.add(contentHash(draft.ref));
    this.write(draft);
  }

  private write(draft: OrderDraft): void {
    // The order of rows in the file must not decide which line gets the odd cent.
    draft.lines.sort(byContent);
    this.options.settle?.(draft);
    if (draft.rowNo === 0) return;
    shareOut(draft);
    const counted = new Set<number>();
    const lines = draft.lines.map((line) => {
      const rowNo = counted.has(line.rowNo) ? -line.rowNo : line.rowNo;
      counted.add(line.rowNo);
      return { ...line, rowNo };
    });
    this.writeHeader(draft, lines);
    for (const line of lines) this.writeLine(draft, line);
    for (const written of writeCompanions(this.context.stage, draft)) this.wait(written);
  }

  private writeHeader(draft: OrderDraft, lines: readonly DraftLine[]): void {
    const { place, channel, customer } = draft;
    const recognised = draft.recognisedAt === undefined ? (draft.deliveredAt ?? draft.shippedAt) : draft.recognisedAt;
    const recognisedAt = draft.status === 'cancelled' ? null : recognised;
    const parts = [place.country, place.region ?? '', place.state ?? '', place.city ?? '', place.postcode ?? ''];
    const content = [
      draft.kind,
      draft.status,
      draft.sourceStatus,
      draft.paidAt,
      draft.shippedAt,
      draft.deliveredAt,
      draft.cancelledAt,
      recognisedAt,
      draft.currency,
      channel.code,
      ...parts,
      customer?.kind,
      customer?.value,
      draft.isTest,
      draft.isFraud,
      draft.shipping,
      draft.tax,
      draft.promotion,
      draft.device,
      JSON.stringify([draft.payments, draft.shipments]),
      // Lines that have no row of the file to themselves, such as refunds: when they change, the order's row does.
      ...lines.filter(({ rowNo }) => rowNo <= 0).map(lineContent),
    ];
    this.wait(
      this.context.stage.write('stage_order', {
        row_no: draft.rowNo,
        order_ref: draft.ref,
        kind: draft.kind,
        status: draft.status,
        source_status: draft.sourceStatus,
        booked_at: draft.bookedAt,
        paid_at: draft.paidAt,
        shipped_at: draft.shippedAt,
        delivered_at: draft.deliveredAt,
        cancelled_at: draft.cancelledAt,
        recognised_at: recognisedAt,
        currency: draft.currency,
        channel_no: this.channelNo(channel),
        location_no: this.placeNo(parts),
        customer_kind: customer?.kind ?? null,
        customer_ref: customer?.value ?? null,
        is_test: draft.isTest,
        is_fraud: draft.isFraud,
        shipping_amount: draft.shipping,
        tax_amount: draft.tax,
        promotion_code: draft.promotion || null,
        device: draft.device || null,
        header_hash: contentHash(content.join('\u0001')),
      }),
    );
  }

  private writeLine(draft: OrderDraft, line: DraftLine): void {
    this.wait(
      this.context.stage.write('stage_line', {
        row_no: line.rowNo,
        order_ref: draft.ref,
        kind: line.kind,
        line_ref: line.lineRef || null,
        product_no: this.productNo(line.product, draft.bookedAt),
        seller_code: line.seller || null,
        quantity: line.quantity,
        gross: line.gross,
        discount: line.discount ?? 0,
        net: netOf(line),
        tax: line.tax ?? 0,
        shipping: line.shipping ?? 0,
        cost: line.cost ?? null,
        promotion_code: line.promotion || null,
        refunded_at: line.refundedAt ?? null,
        original_ref: line.originalRef ?? null,
        reason: line.reason ?? null,
        line_hash: contentHash(lineContent(line)),
      }),
    );
  }

  private wait(written: Promise<void> | undefined): void {
    if (written) this.waits = written;
  }

  /** Products are written at the end, under the name that the latest order knows. */
  private productNo(product: DraftProduct, at: string): number {
    const known = this.products.get(product.sku);
    if (!known) {
      const no = this.products.size + 1;
      this.products.set(product.sku, { ...product, no, at });
      return no;
    }
    const isLater = at > known.at || (at === known.at && (product.name ?? '') > (known.name ?? ''));
    if (isLater && product.name) Object.assign(known, { name: product.name, at });
    known.category ||= product.category;
    known.subcategory ||= product.subcategory;
    return known.no;
  }

  private channelNo(channel: DraftChannel): number {
    const known = this.channels.get(channel.code);
    if (known !== undefined) return known;
    const no = this.channels.size + 1;
    this.channels.set(channel.code, no);
    const { code, name, type, storeType = type } = channel;
    this.wait(this.context.stage.write('stage_channel', { no, code, name, type, store_type: storeType }));
    return no;
  }

  private placeNo(parts: readonly string[]): number {
    const key = parts.join('\u0001');
    const known = this.places.get(key);
    if (known !== undefined) return known;
    const no = this.places.size + 1;
    this.places.set(key, no);
    const [text = '', region = '', state = '', city = '', postcode = ''] = parts;
    const { name: country, code: country_code } = readCountry(text);
    const place = { no, country, country_code, region, state, city, postcode: postcode.replace(/^'/, '') };
    this.wait(this.context.stage.write('stage_location', place));
    return no;
  }
}
