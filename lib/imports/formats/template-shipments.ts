import { contentHash } from '../values/content-hash';
import { column, ORDER_NUMBER, WAREHOUSE } from './parts/template-fields';
import { templateFormat } from './parts/template-format';
import { dayOf } from './parts/template-values';

export const templateShipments = templateFormat({
  id: 'template-shipments',
  label: { en: 'Shipments', fr: 'Expéditions' },
  purpose: {
    en: 'Parcels of your orders with their times, carrier and cost: delivery times, punctuality, cost to serve.',
    fr: 'Colis de vos commandes avec dates, transporteur et coût : délais, ponctualité, coût logistique.',
  },
  source: { code: 'shipments', name: 'Shipments', kind: 'wms' },
  refersToAnyOrder: true,
  fields: [
    column('shipment_id', 'key', 'Shipment number', 'N° d’expédition', 'EXP-000871', {
      required: true,
      synonyms: `shipment_id, shipment, shipment no, parcel number, tracking number, expedition, numero d expedition, n colis,
        numero de colis, numero de suivi`,
    }),
    ORDER_NUMBER,
    column('carrier', 'key', 'Carrier', 'Transporteur', 'Colivert', { synonyms: 'carrier name, shipping company' }),
    column('service', 'key', 'Service', 'Service', 'standard', {
      synonyms: 'shipping service, ship mode, mode de livraison',
    }),
    { ...WAREHOUSE, required: false },
    column('released_at', 'date', 'Released at', 'Libérée le', '2026-03-17 08:05', {
      synonyms: 'released_at, release date, mise a disposition',
    }),
    column('picked_at', 'date', 'Picked at', 'Préparée le', '2026-03-17 09:20', {
      synonyms: 'picked_at, picking date, date de preparation, prelevee le',
    }),
    column('packed_at', 'date', 'Packed at', 'Emballée le', '2026-03-17 10:15', {
      synonyms: 'packed_at, packing date, date d emballage',
    }),
    column('shipped_at', 'date', 'Shipped at', 'Expédiée le', '2026-03-17 16:30', {
      synonyms: 'shipped_at, ship date, dispatch date, date d expedition, remise au transporteur',
    }),
    column('promised_at', 'date', 'Promised for', 'Promise pour le', '2026-03-20', {
      synonyms: `promised_at, promised date, promised day, estimated delivery, delivery promise, date promise,
        livraison promise, date de livraison prevue`,
    }),
    column('delivered_at', 'date', 'Delivered at', 'Livrée le', '2026-03-19 11:40', {
      synonyms: 'delivered_at, delivery date, date de livraison',
    }),
    column('parcels', 'integer', 'Parcels', 'Colis', '1', { synonyms: 'packages, number of parcels, nombre de colis' }),
    column('freight_cost', 'amount', 'Freight cost', 'Coût de transport', '5.2', {
      synonyms: 'freight_cost, shipping cost, carrier cost, frais de transport, cout transport',
    }),
    column('packaging_cost', 'amount', 'Packaging cost', 'Coût d’emballage', '0.65', {
      synonyms: 'packaging_cost, frais d emballage, cout emballage',
    }),
    column('labour_minutes', 'number', 'Labour minutes', 'Minutes de travail', '4.5', {
      synonyms: 'labour_minutes, labor minutes, handling minutes, temps de preparation, minutes',
    }),
    column('damaged', 'flag', 'Damaged', 'Abîmée', { en: 'no', fr: 'non' }, { synonyms: 'damage, endommagee, casse' }),
    column('complete', 'flag', 'Complete', 'Complète', { en: 'yes', fr: 'oui' }, { synonyms: 'in full, complet' }),
  ],
  facts: [],
  toStage(row) {
    const content = Object.values(row);
    return [
      [
        'stage_shipment',
        {
          order_ref: row.order_ref,
          shipment_ref: row.shipment_id,
          carrier: row.carrier,
          service: row.service,
          warehouse: row.warehouse,
          released_at: row.released_at,
          picked_at: row.picked_at,
          packed_at: row.packed_at,
          shipped_at: row.shipped_at,
          promised_day: dayOf(row.promised_at),
          delivered_at: row.delivered_at,
          freight_cost: row.freight_cost,
          packaging_cost: row.packaging_cost,
          labour_minutes: row.labour_minutes,
          parcels: row.parcels,
          damaged: row.damaged,
          complete: row.complete,
          content_hash: contentHash(content.join('\u0001')),
        },
      ],
    ];
  },
});
