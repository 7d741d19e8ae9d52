import type { Stage } from '../../stage';
import { contentHash } from '../../values/content-hash';
import type { OrderDraft } from './order-draft';

/** Payments and shipments of an order. */
export function* writeCompanions(stage: Stage, draft: OrderDraft): Iterable<Promise<void> | undefined> {
  for (const payment of draft.payments) {
    yield stage.write('stage_payment', {
      row_no: 0,
      order_ref: draft.ref,
      payment_ref: payment.ref,
      method: payment.method,
      is_cash: payment.isCash,
      provider: payment.provider ?? '',
      status: payment.status,
      amount: payment.amount,
      fee: payment.fee ?? null,
      installments: payment.installments ?? null,
      paid_at: payment.paidAt,
      content_hash: contentHash(JSON.stringify(payment)),
    });
  }
  for (const shipment of draft.shipments) {
    yield stage.write('stage_shipment', {
      row_no: 0,
      order_ref: draft.ref,
      shipment_ref: shipment.ref,
      carrier: shipment.carrier || null,
      service: shipment.service ?? '',
      shipped_at: shipment.shippedAt,
      promised_day: shipment.promisedDay ?? null,
      delivered_at: shipment.deliveredAt,
      content_hash: contentHash(JSON.stringify(shipment)),
    });
  }
}
