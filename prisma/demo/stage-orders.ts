import { createHash } from 'node:crypto';
import type { Stage } from '@/lib/imports/stage';
import { dayText, timeText } from './calendar';
import type { DemoProduct } from './catalogue';
import { CARRIERS, CHANNELS, WAREHOUSES } from './channels';
import { CURRENCY } from './dimension-rows';
import type { DemoOrder } from './order';
import type { People } from './people';
import { PLACES } from './places';

const time = (second: number | null): string | null => (second === null ? null : timeText(second));

/** How a person of the generator is known: a customer number, or for guests the hash of an e-mail. */
function identityOf(people: People, person: number): [kind: string, value: string] {
  if (people.guest[person] !== 1) return ['customer', `D-${String(person + 1).padStart(6, '0')}`];
  return ['email', createHash('sha256').update(`demo guest ${person}`).digest('hex').slice(0, 32)];
}

/** Writes documents to the stage, as an import of any other source would. */
export class StageOrders {
  constructor(
    private readonly stage: Stage,
    /** Lines and refunds written so far: the rows of the batch. */
    public rows: number,
    private readonly people: People,
    private readonly products: readonly DemoProduct[],
  ) {}

  async begin(): Promise<void> {
    for (const [no, product] of this.products.entries()) {
      await this.stage.write('stage_product', { no, sku: product.sku });
    }
    for (const [no, place] of PLACES.entries()) {
      await this.stage.write('stage_location', {
        no,
        country: place.country,
        country_code: place.countryCode,
        region: place.region,
        state: '',
        city: place.city,
        postcode: place.postcode,
      });
    }
    for (const [no, channel] of CHANNELS.entries()) {
      await this.stage.write('stage_channel', {
        no,
        code: channel.code,
        name: channel.name,
        type: channel.type,
        store_type: channel.storeType,
      });
    }
  }

  async write(order: DemoOrder): Promise<void> {
    const { stage } = this;
    const [kind, value] = order.person < 0 ? [null, null] : identityOf(this.people, order.person);
    await stage.write('stage_order', {
      row_no: this.rows + 1,
      order_ref: order.ref,
      kind: order.kind,
      status: order.status,
      source_status: order.status,
      booked_at: timeText(order.booked),
      paid_at: time(order.paid),
      shipped_at: time(order.shipped),
      delivered_at: time(order.delivered),
      cancelled_at: time(order.cancelled),
      recognised_at: time(order.recognised),
      currency: CURRENCY,
      channel_no: order.channel,
      location_no: order.place,
      customer_kind: kind,
      customer_ref: value,
      is_test: order.isTest,
      is_fraud: order.isFraud,
      shipping_amount: order.shipping,
      tax_amount: order.tax,
      promotion_code: order.promotion,
      device: order.device,
      header_hash: this.rows + 1,
    });
    await this.writeLines(order);
    for (const payment of order.payments) {
      await stage.write('stage_payment', {
        row_no: 0,
        order_ref: order.ref,
        payment_ref: payment.ref,
        method: payment.method,
        is_cash: payment.cash,
        provider: payment.provider,
        status: payment.status,
        amount: payment.amount,
        fee: payment.fee,
        installments: payment.instalments,
        paid_at: time(payment.at),
        content_hash: this.rows,
      });
    }
    await this.writeCompanions(order);
  }

  private async writeLines(order: DemoOrder): Promise<void> {
    for (const line of order.lines) {
      this.rows += 1;
      // The cost stays open: the merge looks up the unit cost of the sale's day, as for any import without costs.
      await this.stage.write('stage_line', {
        row_no: this.rows,
        order_ref: order.ref,
        kind: line.free ? 'free' : 'sale',
        line_ref: line.ref,
        product_no: line.product,
        quantity: line.quantity,
        gross: line.gross,
        discount: line.discount,
        net: line.net,
        tax: line.tax,
        promotion_code: line.promotion,
        line_hash: this.rows,
      });
    }
    for (const refund of order.refunds) {
      this.rows += 1;
      await this.stage.write('stage_line', {
        row_no: this.rows,
        order_ref: order.ref,
        kind: refund.kind,
        line_ref: refund.ref,
        product_no: refund.product,
        quantity: refund.quantity,
        gross: refund.amount,
        discount: 0,
        net: refund.amount,
        tax: refund.tax,
        cost: refund.cost,
        refunded_at: timeText(refund.at),
        reason: refund.reason,
        line_hash: this.rows,
      });
    }
  }

  private async writeCompanions({ ref, shipment, review, dispute }: DemoOrder): Promise<void> {
    if (shipment) {
      await this.stage.write('stage_shipment', {
        row_no: 0,
        order_ref: ref,
        shipment_ref: shipment.ref,
        carrier: CARRIERS[shipment.carrier]?.code,
        service: CARRIERS[shipment.carrier]?.service,
        warehouse: WAREHOUSES[shipment.warehouse]?.code,
        released_at: time(shipment.released),
        picked_at: time(shipment.picked),
        packed_at: time(shipment.packed),
        shipped_at: time(shipment.shipped),
        promised_day: dayText(shipment.promisedDay),
        delivered_at: time(shipment.delivered),
        freight_cost: shipment.freight,
        packaging_cost: shipment.packaging,
        labour_minutes: shipment.labourMinutes,
        parcels: shipment.parcels,
        damaged: shipment.damaged,
        complete: shipment.complete,
        content_hash: this.rows,
      });
    }
    if (review) {
      await this.stage.write('stage_review', {
        row_no: 0,
        order_ref: ref,
        review_ref: review.ref,
        score: review.score,
        title: review.title,
        comment: review.comment,
        reviewed_at: timeText(review.at),
        content_hash: this.rows,
      });
    }
    if (dispute) {
      const closed = dispute.closedDay === null ? null : dayText(dispute.closedDay);
      await this.stage.write('stage_dispute', {
        row_no: 0,
        order_ref: ref,
        dispute_ref: dispute.ref,
        reason: dispute.reason,
        status: dispute.status,
        amount: dispute.amount,
        fee: dispute.fee,
        opened_at: timeText(dispute.opened),
        due_day: dayText(dispute.dueDay),
        closed_day: closed,
        won: closed === null ? null : dispute.status === 'won',
      });
    }
  }
}
