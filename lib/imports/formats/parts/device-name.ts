const KINDS: readonly (readonly [RegExp, string])[] = [
  [/^(?:computers?|desktops?|ordinateurs?|pc)$/, 'desktop'],
  [/^(?:mobiles?|mobile phones?|(?:telephones? )?mobiles?|smartphones?)$/, 'mobile'],
  [/^(?:tablets?|tablettes?)$/, 'tablet'],
];

/** "Mobile phones", "Ordinateurs" -> mobile, desktop, tablet; what is finer than these, or other, in lower case as written. */
export function deviceName(text: string): string {
  const lower = text.trim().toLowerCase();
  const plain = lower.normalize('NFD').replace(/\p{Diacritic}/gu, '');
  return KINDS.find(([pattern]) => pattern.test(plain))?.[1] ?? lower;
}
