const NAMED =
  /(?<!\p{L})(?:order|commande|bestellung|pedido|ordine|bestelling)\s*(?:no|nr|n[°º]|number|num[eé]ro|ref)?\.?\s*[:#]*\s*([a-z0-9][a-z0-9_/-]*)/giu;
// Labels, listings and invoices have numbers of their own.
const HASH = /(?<!(?:listing|label|invoice|annonce|étiquette|facture|rechnung)\s*)#([a-z0-9][a-z0-9_/-]*)/giu;

/** The order number that a sentence names ("Payment for Order #1234", "Boutique - commande n° 1001"), or ''. */
export function orderNumberIn(text: string): string {
  for (const pattern of [NAMED, HASH]) {
    for (const [, number = ''] of text.matchAll(pattern)) {
      // A word after "order" is no number, and neither is a hash without digits.
      if (/\d/.test(number)) return number.replace(/[-_/]+$/, '');
    }
  }
  return '';
}
