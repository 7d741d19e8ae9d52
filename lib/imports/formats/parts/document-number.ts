/** Invoices numbered C123456 cancel an earlier one. */
export function isCancellation(orderRef: string): boolean {
  return /^C\d/.test(orderRef);
}

/** Documents numbered A123456 correct the books, such as a bad debt. */
export function isCorrection(orderRef: string): boolean {
  return /^A\d/.test(orderRef);
}
