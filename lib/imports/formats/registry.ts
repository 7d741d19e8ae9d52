import type { Format } from '../format';
import { amazonFbaInventory } from './amazon-fba-inventory';
import { amazonFbaReturns } from './amazon-fba-returns';
import { amazonFbaShipments } from './amazon-fba-shipments';
import { amazonOrders } from './amazon-orders';
import { amazonSettlement } from './amazon-settlement';
import { brevoCampaigns } from './brevo-campaigns';
import { etsyItems } from './etsy-items';
import { etsyStatement } from './etsy-statement';
import { ga4Report } from './ga4-report';
import { genericOrders } from './generic-orders';
import { googleAdsCampaigns } from './google-ads-campaigns';
import { googleAdsKeywords } from './google-ads-keywords';
import { googleAdsSearchTerms } from './google-ads-search-terms';
import { klaviyoCampaigns } from './klaviyo-campaigns';
import { klaviyoFlows } from './klaviyo-flows';
import { lightspeedItems } from './lightspeed-items';
import { magentoOrders } from './magento-orders';
import { mailchimpCampaigns } from './mailchimp-campaigns';
import { metaAds } from './meta-ads';
import { olistCategories } from './olist-categories';
import { olistCustomers } from './olist-customers';
import { olistGeolocation } from './olist-geolocation';
import { olistItems } from './olist-items';
import { olistOrders } from './olist-orders';
import { olistPayments } from './olist-payments';
import { olistProducts } from './olist-products';
import { olistReviews } from './olist-reviews';
import { olistSellers } from './olist-sellers';
import { prestashopOrders } from './prestashop-orders';
import { shopifyCustomers } from './shopify-customers';
import { shopifyInventory } from './shopify-inventory';
import { shopifyOrders } from './shopify-orders';
import { shopifyProducts } from './shopify-products';
import { squareItems } from './square-items';
import { squareTransactions } from './square-transactions';
import { stripeBalance } from './stripe-balance';
import { stripePayments } from './stripe-payments';
import { stripePayouts } from './stripe-payouts';
import { TEMPLATE_FORMATS } from './template-registry';
import { tiktokAds } from './tiktok-ads';
import { woocommerceAnalyticsOrders } from './woocommerce-analytics-orders';
import { woocommerceAnalyticsProducts } from './woocommerce-analytics-products';
import { woocommerceAnalyticsRevenue } from './woocommerce-analytics-revenue';
import { woocommerceOrders } from './woocommerce-orders';
import { woocommerceProducts } from './woocommerce-products';

/** Every import format, one line each. Detection prefers a format whose own columns are all there. */
export const FORMATS: readonly Format[] = [
  shopifyOrders,
  woocommerceProducts,
  woocommerceOrders,
  woocommerceAnalyticsRevenue,
  woocommerceAnalyticsProducts,
  woocommerceAnalyticsOrders,
  shopifyProducts,
  shopifyInventory,
  shopifyCustomers,
  prestashopOrders,
  magentoOrders,
  olistOrders,
  olistItems,
  olistPayments,
  olistCustomers,
  olistProducts,
  olistSellers,
  olistGeolocation,
  olistReviews,
  olistCategories,
  amazonFbaInventory,
  amazonFbaReturns,
  amazonFbaShipments,
  amazonOrders,
  amazonSettlement,
  etsyItems,
  etsyStatement,
  lightspeedItems,
  squareItems,
  squareTransactions,
  stripeBalance,
  stripePayments,
  stripePayouts,
  metaAds,
  googleAdsCampaigns,
  googleAdsKeywords,
  googleAdsSearchTerms,
  tiktokAds,
  ga4Report,
  klaviyoCampaigns,
  klaviyoFlows,
  mailchimpCampaigns,
  brevoCampaigns,
  ...TEMPLATE_FORMATS,
  genericOrders,
];

export function findFormat(id: string): Format | undefined {
  return FORMATS.find((format) => format.id === id);
}
