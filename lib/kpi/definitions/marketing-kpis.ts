import { adSpend } from './marketing/ad-spend';
import { attributedRevenue } from './marketing/attributed-revenue';
import { clickThroughRate } from './marketing/click-through-rate';
import { clicks } from './marketing/clicks';
import { costPerClick } from './marketing/cost-per-click';
import { impressions } from './marketing/impressions';
import { marketingRoi } from './marketing/marketing-roi';
import { returnOnAdSpend } from './marketing/return-on-ad-spend';

/** One line per KPI, in the order of the dictionary. */
export const MARKETING_KPIS = {
  ad_spend: adSpend,
  marketing_roi: marketingRoi,
  return_on_ad_spend: returnOnAdSpend,
  attributed_revenue: attributedRevenue,
  impressions,
  clicks,
  click_through_rate: clickThroughRate,
  cost_per_click: costPerClick,
};
