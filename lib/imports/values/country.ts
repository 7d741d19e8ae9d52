export interface Country {
  name: string;
  code: string | null;
}

// Spellings that name a country but are kept as the source writes them.
const ALIASES = new Map([
  ['eire', 'IE'],
  ['uk', 'GB'],
  ['usa', 'US'],
  ['brasil', 'BR'],
  ['suisse', 'CH'],
  ['deutschland', 'DE'],
]);
// Codes that name no country: groups of countries, pseudo-locales, unknown.
const NO_COUNTRIES = new Set(['EU', 'EZ', 'QO', 'UN', 'XA', 'XB', 'ZZ']);

let byName: Map<string, { code: string; name: string }> | undefined;

function names(): Map<string, { code: string; name: string }> {
  if (byName) return byName;
  byName = new Map();
  const english = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  const french = new Intl.DisplayNames(['fr'], { type: 'region', fallback: 'none' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  for (const first of letters) {
    for (const second of letters) {
      const code = first + second;
      if (NO_COUNTRIES.has(code)) continue;
      const name = english.of(code);
      // A withdrawn code (DD, FX) bears the name of the country that followed, and comes before its code.
      if (!name || new Intl.Locale(`und-${code}`).region !== code) continue;
      for (const spelling of [code, name, french.of(code) ?? name]) {
        const key = spelling.toLowerCase();
        if (!byName.has(key)) byName.set(key, { code, name });
      }
    }
  }
  return byName;
}

/** "fr", "France" or "FRANCE" -> France (FR); an unknown name is kept as written, without a code. */
export function readCountry(text: string): Country {
  const trimmed = text.trim();
  const alias = ALIASES.get(trimmed.toLowerCase());
  if (alias) return { name: trimmed, code: alias };
  const found = names().get(trimmed.toLowerCase());
  return found ? { name: found.name, code: found.code } : { name: trimmed, code: null };
}
