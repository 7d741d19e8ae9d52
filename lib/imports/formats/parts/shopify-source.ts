import type { Format } from '../../format';

export const SHOPIFY_SOURCE: Format['source'] = { code: 'shopify', name: 'Shopify', kind: 'ecommerce' };
