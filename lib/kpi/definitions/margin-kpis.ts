import { breakEvenRevenue } from './margin/break-even-revenue';
import { contributionMargin1 } from './margin/contribution-margin-1';
import { contributionMargin2 } from './margin/contribution-margin-2';
import { contributionMargin3 } from './margin/contribution-margin-3';
import { contributionMargin3Rate } from './margin/contribution-margin-3-rate';
import { contributionMarginPerOrder } from './margin/contribution-margin-per-order';
import { costOfGoodsSold } from './margin/cost-of-goods-sold';
import { costPerShipment } from './margin/cost-per-shipment';
import { fixedCosts } from './margin/fixed-costs';
import { fulfilmentCost } from './margin/fulfilment-cost';
import { fulfilmentCostPerOrder } from './margin/fulfilment-cost-per-order';
import { grossMargin } from './margin/gross-margin';
import { grossMarginRate } from './margin/gross-margin-rate';
import { marketplaceFees } from './margin/marketplace-fees';
import { markupRate } from './margin/markup-rate';
import { operatingProfit } from './margin/operating-profit';
import { paymentFees } from './margin/payment-fees';

/** One line per KPI, in the order of the dictionary. */
export const MARGIN_KPIS = {
  gross_margin: grossMargin,
  gross_margin_rate: grossMarginRate,
  markup_rate: markupRate,
  cost_of_goods_sold: costOfGoodsSold,
  fulfilment_cost_per_order: fulfilmentCostPerOrder,
  contribution_margin_1: contributionMargin1,
  fulfilment_cost: fulfilmentCost,
  cost_per_shipment: costPerShipment,
  payment_fees: paymentFees,
  marketplace_fees: marketplaceFees,
  contribution_margin_2: contributionMargin2,
  contribution_margin_3: contributionMargin3,
  contribution_margin_3_rate: contributionMargin3Rate,
  contribution_margin_per_order: contributionMarginPerOrder,
  fixed_costs: fixedCosts,
  operating_profit: operatingProfit,
  break_even_revenue: breakEvenRevenue,
};
