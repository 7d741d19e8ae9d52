import type { DraftChannel } from './order-draft';

export const SHOPIFY: DraftChannel = { code: 'shopify', name: 'Shopify', type: 'site', storeType: 'site' };

const MARKETPLACES =
  /amazon|ebay|etsy|walmart|zalando|cdiscount|fnac|tiktok|facebook|instagram|google|pinterest|marketplace/i;

/**
 * Where an order was placed. The online shop, drafts, the apps and sources that are only an app's number are the shop's
 * own site; a till is the store of its location; other names are channels of their own.
 */
export function shopifyChannel(source: string, location: string): DraftChannel {
  if (source === 'pos') {
    const name = location || 'Shopify POS';
    return { code: name, name, type: 'store', storeType: 'store' };
  }
  if (
    source === '' ||
    /^\d+$/.test(source) ||
    /^(web|shopify_draft_order|shop|iphone|android|checkout_next)$/i.test(source)
  ) {
    return SHOPIFY;
  }
  return { code: source, name: source, type: MARKETPLACES.test(source) ? 'marketplace' : 'other' };
}
