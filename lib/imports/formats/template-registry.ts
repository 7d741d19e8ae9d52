import type { TemplateFormat } from './parts/template-format';
import { templateAdSpend } from './template-ad-spend';
import { templateCampaigns } from './template-campaigns';
import { templateCatalogue } from './template-catalogue';
import { templateContent } from './template-content';
import { templateCosts } from './template-costs';
import { templateCustomers } from './template-customers';
import { templateFixedCosts } from './template-fixed-costs';
import { templateInfluencers } from './template-influencers';
import { templateLabour } from './template-labour';
import { templateLedger } from './template-ledger';
import { templatePrices } from './template-prices';
import { templatePromotions } from './template-promotions';
import { templateReturns } from './template-returns';
import { templateShipments } from './template-shipments';
import { templateStock } from './template-stock';
import { templateTargets } from './template-targets';

/** Our own templates, in the order in which they are offered. */
export const TEMPLATE_FORMATS: readonly TemplateFormat[] = [
  templateCatalogue,
  templateCosts,
  templatePrices,
  templatePromotions,
  templateCampaigns,
  templateAdSpend,
  templateInfluencers,
  templateContent,
  templateCustomers,
  templateStock,
  templateShipments,
  templateReturns,
  templateLabour,
  templateFixedCosts,
  templateLedger,
  templateTargets,
];
