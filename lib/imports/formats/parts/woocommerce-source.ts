import type { Format } from '../../format';
import type { DraftChannel } from './order-draft';

export const WOOCOMMERCE: Format['source'] = { code: 'woocommerce', name: 'WooCommerce', kind: 'ecommerce' };
export const WOOCOMMERCE_SITE: DraftChannel = { code: 'woocommerce', name: 'WooCommerce', type: 'site' };
