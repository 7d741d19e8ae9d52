import { createHmac } from 'node:crypto';

const CACHE_LIMIT = 200_000;

/** The keyed hashes under which persons are known: neither addresses nor numbers are stored with orders. */
export class PersonKey {
  private readonly known = new Map<string, string>();

  constructor(private readonly identityKey: string) {}

  /** Hash of an e-mail address, blind to case and to spaces around it; empty when it is none. */
  email(text: string): string {
    const address = text.trim().toLowerCase();
    return address.includes('@') ? this.hash(address) : '';
  }

  /** Hash of a phone number's digits, with "+" for a leading "00"; empty when there are fewer than six of them. */
  phone(text: string): string {
    const trimmed = text.trim().replace(/^'/, '');
    const digits = trimmed.replace(/\D/g, '');
    if (digits.length < 6) return '';
    const isInternational = trimmed.startsWith('+') || digits.startsWith('00');
    return this.hash(`tel:${isInternational ? '+' : ''}${digits.replace(/^00/, '')}`);
  }

  /** The customer of an order, by e-mail address, else by phone. */
  customer(email: string, ...phones: string[]): { kind: string; value: string } | null {
    const address = this.email(email);
    if (address) return { kind: 'email', value: address };
    const phone = phones.map((text) => this.phone(text)).find(Boolean);
    return phone ? { kind: 'phone', value: phone } : null;
  }

  private hash(text: string): string {
    let hash = this.known.get(text);
    if (!hash) {
      hash = createHmac('sha256', this.identityKey).update(text).digest('hex');
      if (this.known.size >= CACHE_LIMIT) this.known.clear();
      this.known.set(text, hash);
    }
    return hash;
  }
}
