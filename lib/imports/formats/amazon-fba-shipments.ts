import type { Format, FormatContext, RowHandler, RowProblem } from '../format';
import { contentHash } from '../values/content-hash';
import { AMAZON, dayOf, isFulfilmentOnly } from './parts/amazon-source';
import { FieldReader } from './parts/field-reader';
import { fieldSpec } from './parts/field-spec';

/**
 * What left Amazon's warehouses: one row per item, several of a shipment. The estimated arrival is the promise; the day
 * of delivery is in no report. Orders that Amazon only ships bear the number of the shop's own order.
 */
export const amazonFbaShipments: Format = {
  id: 'amazon-fba-shipments',
  label: { en: 'Amazon FBA shipments', fr: 'Expéditions Amazon FBA' },
  source: AMAZON,
  fields: [
    fieldSpec('order_ref', 'text', 'Order', 'Commande', 'amazon-order-id'),
    fieldSpec('merchant_order_id', 'text', 'Own order number', 'N° de commande propre', 'merchant-order-id'),
    fieldSpec('shipment_ref', 'text', 'Shipment', 'Expédition', 'shipment-id'),
    fieldSpec('shipped_at', 'date', 'Shipped', 'Expédié le', 'shipment-date'),
    fieldSpec('carrier', 'text', 'Carrier', 'Transporteur', 'carrier'),
    fieldSpec('service', 'text', 'Service', 'Service', 'ship-service-level'),
    fieldSpec('promised', 'date', 'Estimated arrival', 'Arrivée estimée', 'estimated-arrival-date'),
    fieldSpec('warehouse', 'text', 'Warehouse', 'Entrepôt', 'fulfillment-center-id | fulfilment-center-id'),
  ],
  requires: [['order_ref'], ['shipment_ref'], ['shipped_at']],
  exact: ['amazon-order-id', 'shipment-id', 'shipment-date', 'estimated-arrival-date'],
  refersToAnyOrder: true,
  open: (context) => new ShipmentHandler(context),
};

class ShipmentHandler implements RowHandler {
  private readonly read: FieldReader;
  private readonly cells;

  constructor(private readonly context: FormatContext) {
    const read = new FieldReader(context);
    this.read = read;
    this.cells = {
      order: read.key('order_ref'),
      merchantOrder: read.key('merchant_order_id'),
      shipment: read.key('shipment_ref'),
      shippedAt: read.date('shipped_at'),
      carrier: read.key('carrier'),
      service: read.key('service'),
      promised: read.date('promised'),
      warehouse: read.key('warehouse'),
    };
  }

  row(fields: readonly string[], rowNo: number): RowProblem | Promise<void> | undefined {
    const { read, cells } = this;
    read.start(fields);
    const orderId = cells.order();
    const merchantOrder = cells.merchantOrder();
    const shipment = cells.shipment();
    const shippedAt = cells.shippedAt();
    const carrier = cells.carrier();
    const service = cells.service();
    const promised = cells.promised();
    const warehouse = cells.warehouse();
    if (!orderId) read.fail('order_ref', 'missing');
    if (!shipment) read.fail('shipment_ref', 'missing');
    if (!shippedAt) read.fail('shipped_at', 'missing');
    if (read.problem) return read.problem;
    const promisedDay = promised && dayOf(promised);
    return this.context.stage.write('stage_shipment', {
      row_no: rowNo,
      order_ref: isFulfilmentOnly(orderId) && merchantOrder ? merchantOrder : orderId,
      shipment_ref: shipment,
      carrier,
      service,
      warehouse,
      shipped_at: shippedAt,
      promised_day: promisedDay,
      content_hash: contentHash([carrier, service, warehouse, shippedAt, promisedDay].join('|')),
    });
  }

  end(): void {}
}
