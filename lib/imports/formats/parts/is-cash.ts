const CASH = /cash|\bcod\b|esp[eè]ces|liquide|contre[- ]?remboursement|paiement à la livraison/i;

/** Whether a payment method, as an export names it, is money in the hand: at a till, or on delivery. */
export const isCash = (method: string) => CASH.test(method);
