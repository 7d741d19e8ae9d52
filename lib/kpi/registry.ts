import { CUSTOMERS_KPIS } from './definitions/customers-kpis';
import { MARGIN_KPIS } from './definitions/margin-kpis';
import { MARKETING_KPIS } from './definitions/marketing-kpis';
import { ORDERS_KPIS } from './definitions/orders-kpis';
import { PAYMENTS_KPIS } from './definitions/payments-kpis';
import { REVENUE_KPIS } from './definitions/revenue-kpis';
import { SERVICE_KPIS } from './definitions/service-kpis';
import { WEB_KPIS } from './definitions/web-kpis';

/** The factory set, family by family, in the order of the dictionary. */
export const FACTORY_KPIS = {
  ...REVENUE_KPIS,
  ...MARGIN_KPIS,
  ...ORDERS_KPIS,
  ...CUSTOMERS_KPIS,
  ...MARKETING_KPIS,
  ...WEB_KPIS,
  ...SERVICE_KPIS,
  ...PAYMENTS_KPIS,
};

export type KpiId = keyof typeof FACTORY_KPIS;
