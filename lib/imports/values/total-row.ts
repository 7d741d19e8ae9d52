const WORDS =
  /^(?:(?:grand|sub|overall|report|general)[ -]?)?totals?$|^(?:sous[ -])?tota(?:l|ux)(?: general| generaux)?$|^(?:zwischen|gesamt)?summen?$|^gesamt(?:ergebnis|betrag|wert)?$|^insgesamt$|^(?:sub)?total(?:e|i|es)(?: generale?)?$|^(?:suma|somme|somma)(?: (?:totale?|general))?$/;
// "Total: Account", "Total : compte", "Total of 12 results", "Total (12)", "Gesamt: Konto", "Totaux - campagnes".
const OPENING =
  /^(?:(?:grand |sub-?)?totals?|(?:sous-)?totaux|gesamt(?:summe)?|summe|totale|totali|totales)(?: ?[:(–—-] ?.*| (?:of|de|des|du|von|di) \d+ .*| (?:of|de|von|di) \d+| \d+ (?:results?|resultats?|ergebnisse|risultati|resultados))$/;

/**
 * Whether the text of a cell marks its row as a total of other rows, in English, French, German, Italian or Spanish.
 * "Total War" and "Totalgaz" are names: the word must stand alone, or before a colon, a dash, a bracket or a count.
 */
export function isTotalRow(text: string): boolean {
  const first = text.charCodeAt(0);
  if (text.length === 0 || text.length > 120 || (first >= 48 && first <= 57)) return false;
  const plain = text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .replace(/^[*"'([-]+|[*"')\]]+$/g, '')
    .trim();
  return WORDS.test(plain.replace(/[ :.]+$/, '')) || OPENING.test(plain);
}
