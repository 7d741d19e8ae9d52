import type { Localised } from '@/lib/core/locale';
import { COST_MEASURES } from './cost-measures';
import type { Measure } from './measure';
import { readMeasureKey } from './measure-key';
import { ORDER_MEASURES } from './order-measures';
import { SALE_MEASURES } from './sale-measures';
import { TRAFFIC_MEASURES } from './traffic-measures';

/** A set of rows with one date basis. A measure is the sum of a value over the rows of one or more of them. */
export const FACTS = {
  sale: { basis: 'order_day', rows: { en: 'lines of valid orders', fr: 'lignes des commandes valides' } },
  refund: {
    basis: 'refund_day',
    rows: {
      en: 'refund lines of valid orders and credit notes, adjustments left out',
      fr: 'lignes de remboursement des commandes valides et des avoirs, hors ajustements',
    },
  },
  returned_sale: {
    basis: 'sale_day',
    rows: {
      en: 'the same refund lines, by the day of the sale',
      fr: 'les mêmes lignes de remboursement, au jour de la vente',
    },
  },
  recognition: {
    basis: 'recognised_day',
    rows: {
      en: 'lines of valid orders whose control has passed',
      fr: 'lignes des commandes valides dont le client a pris le contrôle',
    },
  },
  cancellation: {
    basis: 'cancelled_day',
    rows: {
      en: 'lines of cancelled orders, tests and fraud left out',
      fr: 'lignes des commandes annulées, hors tests et fraudes',
    },
  },
  order: { basis: 'order_day', rows: { en: 'valid orders', fr: 'commandes valides' } },
  customer: {
    basis: 'order_day',
    rows: {
      en: 'identified customers with a valid order in the period',
      fr: 'clients identifiés ayant une commande valide dans la période',
    },
  },
  spend: {
    basis: 'spend_day',
    rows: {
      en: 'advertising costs as the platforms report them',
      fr: 'coûts publicitaires déclarés par les plateformes',
    },
  },
  session: { basis: 'session_day', rows: { en: 'visits that are not robots', fr: 'visites, hors robots' } },
  delivery: { basis: 'delivered_day', rows: { en: 'delivered shipments', fr: 'expéditions livrées' } },
  document: {
    basis: 'order_day',
    rows: { en: 'orders of every status', fr: 'commandes de tout statut' },
  },
  refunded_order: {
    basis: 'order_day',
    rows: { en: 'valid orders with a counted refund', fr: 'commandes valides ayant un remboursement compté' },
  },
  retention: {
    basis: 'order_day',
    rows: {
      en: 'identified customers with a valid order in the period before',
      fr: 'clients identifiés ayant une commande valide dans la période précédente',
    },
  },
  first_order: {
    basis: 'order_day',
    rows: {
      en: 'first valid orders of identified customers',
      fr: 'premières commandes valides des clients identifiés',
    },
  },
  fulfilment: {
    basis: 'order_day',
    rows: {
      en: 'shipments, whatever became of the order, tests left out',
      fr: 'expéditions, quel que soit le sort de la commande, hors tests',
    },
  },
  fee: {
    basis: 'payment_day',
    rows: {
      en: 'captured payments with what their provider or marketplace keeps',
      fr: 'paiements encaissés, avec ce que retient le prestataire ou la place de marché',
    },
  },
  fixed_cost: {
    basis: 'cost_day',
    rows: {
      en: 'fixed costs, spread evenly over the days of their month',
      fr: 'charges fixes, réparties également sur les jours de leur mois',
    },
  },
  dispute: { basis: 'opened_day', rows: { en: 'disputes and chargebacks', fr: 'litiges et impayés' } },
  payout: { basis: 'payment_day', rows: { en: 'payouts received', fr: 'versements reçus' } },
  payout_line: { basis: 'payment_day', rows: { en: 'lines of payouts', fr: 'lignes de versements' } },
  payment: {
    basis: 'payment_day',
    rows: {
      en: 'captured payments, whatever became of the order',
      fr: 'paiements encaissés, quel que soit le sort de la commande',
    },
  },
} as const satisfies Record<string, { basis: string; rows: Localised }>;

export type Fact = keyof typeof FACTS;

const ALL = { ...SALE_MEASURES, ...ORDER_MEASURES, ...TRAFFIC_MEASURES, ...COST_MEASURES };

export type MeasureId = keyof typeof ALL;

/** What can be measured. How each source answers it stands in lib/kpi/sources. */
export const MEASURES: Record<MeasureId, Measure<Fact>> = ALL;

export function isMeasureId(id: string): id is MeasureId {
  return Object.hasOwn(MEASURES, id);
}

/** What a measure means; a name with limits (lib/kpi/measure-key.ts), as examples use them, tells them too. */
export function measure(id: MeasureId): Measure<Fact> {
  const own = MEASURES[id];
  if (own) return own;
  const { id: base, limits } = readMeasureKey(id);
  const { label, ...rest } = MEASURES[base as MeasureId];
  return { ...rest, label: { en: `${label.en} (${limits?.en})`, fr: `${label.fr} (${limits?.fr})` } };
}
