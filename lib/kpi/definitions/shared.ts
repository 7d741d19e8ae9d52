import type { FactoryKpi } from '../factory-kpi';

/** What an order says of itself. */
export const ORDER_DIMENSIONS = [
  'sales_channel',
  'store_type',
  'country',
  'region',
  'state',
  'customer_status',
  'campaign',
  'platform',
  'device',
  'currency',
] as const;

/** The same, and what its lines say. */
export const LINE_DIMENSIONS = [...ORDER_DIMENSIONS, 'category', 'subcategory', 'product'] as const;

/** For counts of orders and customers: an order paid in two ways counts in both. */
export const COUNT_DIMENSIONS = [...LINE_DIMENSIONS, 'payment_method'] as const;

export const CAMPAIGN_DIMENSIONS = ['campaign', 'platform', 'currency'] as const;

export const SESSION_DIMENSIONS = [
  'sales_channel',
  'store_type',
  'country',
  'region',
  'campaign',
  'platform',
  'channel_group',
  'device',
] as const;

/** For what depends on two orders of a customer: "new" and "returning" would never meet. */
export const RETENTION_DIMENSIONS = [
  'sales_channel',
  'store_type',
  'country',
  'region',
  'state',
  'device',
  'currency',
  'category',
  'subcategory',
  'product',
  'payment_method',
] as const;

/** The same where only the orders themselves are read. */
export const CUSTOMER_DIMENSIONS = ['sales_channel', 'store_type', 'country', 'region', 'state', 'currency'] as const;

/** For counts of orders of every status, which have no customer status of their own. */
export const DOCUMENT_DIMENSIONS = [
  'sales_channel',
  'store_type',
  'country',
  'region',
  'state',
  'device',
  'campaign',
  'platform',
  'currency',
] as const;

export const PAYMENT_DIMENSIONS = [
  'payment_method',
  'sales_channel',
  'store_type',
  'country',
  'region',
  'state',
  'customer_status',
  'currency',
] as const;

export const DISPUTE_DIMENSIONS = [
  'sales_channel',
  'store_type',
  'country',
  'region',
  'state',
  'customer_status',
  'currency',
] as const;

type Sources = FactoryKpi['sources'];

export const ORDER_SOURCES: Sources = [
  { system: 'ecommerce', granularity: 'order_line', latencyHours: 24 },
  { system: 'marketplace', granularity: 'order_line', latencyHours: 48 },
  { system: 'pos', granularity: 'order_line', latencyHours: 24 },
];
export const REFUND_SOURCES: Sources = [
  { system: 'ecommerce', granularity: 'refund_line', latencyHours: 24 },
  { system: 'marketplace', granularity: 'refund_line', latencyHours: 48 },
];
export const COST_SOURCES: Sources = [{ system: 'erp', granularity: 'product_day', latencyHours: 24 }];
export const AD_SOURCES: Sources = [{ system: 'ads', granularity: 'campaign_day', latencyHours: 36 }];
export const SESSION_SOURCES: Sources = [{ system: 'web_analytics', granularity: 'session', latencyHours: 1 }];
export const SHIPMENT_SOURCES: Sources = [{ system: 'wms', granularity: 'shipment', latencyHours: 24 }];
export const PAYMENT_SOURCES: Sources = [{ system: 'payment', granularity: 'payment', latencyHours: 24 }];
export const DISPUTE_SOURCES: Sources = [{ system: 'payment', granularity: 'dispute', latencyHours: 24 }];
export const PAYOUT_SOURCES: Sources = [{ system: 'payment', granularity: 'payout', latencyHours: 168 }];
export const FINANCE_SOURCES: Sources = [{ system: 'finance', granularity: 'cost_month', latencyHours: 744 }];
