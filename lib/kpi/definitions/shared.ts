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
