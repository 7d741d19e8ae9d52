import { adPeriod, adSpend } from './ad-spend';
import { campaign, campaignUtm } from './campaign';
import { product, productAttribute, productIngredient } from './catalogue';
import { contentPost } from './content-post';
import { emailConsent, endedTier, loyaltyTier, personProfile, smsConsent } from './customer';
import { emailSend } from './email-send';
import type { FactTable } from './fact-table';
import { controlTotal, fixedCost, ledgerEntry, target } from './finance';
import { keywordPeriod } from './keyword-period';
import { paymentAttempt, payout, payoutLine } from './payment';
import { productCost, productPrice } from './product-cost';
import { promotion, promotionProduct } from './promotion';
import { returnReceipt } from './return-receipt';
import { dispute, shipment } from './shipment';
import { labourHours, stockLot, stockSnapshot } from './stock';
import { webReport } from './web-report';

/**
 * Every table of facts that is no part of an order, in the order in which they are written. Undo finds here the key of a
 * table and what must follow when its rows change (`onChange`, once changed_fact is filled and all rows are written).
 */
export const FACT_TABLES: readonly FactTable[] = [
  product,
  productAttribute,
  productIngredient,
  productCost,
  productPrice,
  promotion,
  promotionProduct,
  campaign,
  campaignUtm,
  adSpend,
  adPeriod,
  keywordPeriod,
  emailSend,
  contentPost,
  webReport,
  stockSnapshot,
  stockLot,
  labourHours,
  returnReceipt,
  paymentAttempt,
  payout,
  payoutLine,
  target,
  fixedCost,
  ledgerEntry,
  controlTotal,
  personProfile,
  emailConsent,
  smsConsent,
  endedTier,
  loyaltyTier,
  shipment,
  dispute,
];
