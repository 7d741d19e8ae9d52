import { addToCartRate } from './web/add-to-cart-rate';
import { checkoutRate } from './web/checkout-rate';
import { conversionRate } from './web/conversion-rate';
import { sessions } from './web/sessions';

/** One line per KPI, in the order of the dictionary. */
export const WEB_KPIS = {
  sessions,
  conversion_rate: conversionRate,
  add_to_cart_rate: addToCartRate,
  checkout_rate: checkoutRate,
};
