export interface Country {
  name: string;
  code: string | null;
}

// Spellings that name a country but are kept as the source writes them.
const ALIASES: Record<string, string> = {
  eire: 'IE',
  uk: 'GB',
  usa: 'US',
  brasil: 'BR',
  suisse: 'CH',
  deutschland: 'DE',
};

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
      const name = english.of(code);
      if (!name || code === 'ZZ' || code === 'EU' || code === 'UN') continue;
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
  const alias = ALIASES[trimmed.toLowerCase()];
  if (alias) return { name: trimmed, code: alias };
  const found = names().get(trimmed.toLowerCase());
  return found ? { name: found.name, code: found.code } : { name: trimmed, code: null };
}
