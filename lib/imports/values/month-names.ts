// English, French, German, Spanish, Italian; without accents. No two languages give one word to two months.
const MONTHS: readonly string[] = [
  'january jan janvier janv januar janner jaenner enero ene gennaio gen genn',
  'february feb febr fevrier fev fevr februar feber febrero febbraio febb',
  'march mar mars marz mrz maerz marzo',
  'april apr avril avr abril abr aprile',
  'may mai mayo maggio mag magg',
  'june jun juin juni junio giugno giu',
  'july jul juillet juil juli julio luglio lug',
  'august aug aout aou agosto ago',
  'september sep sept septembre septiembre setiembre set settembre sett',
  'october oct octobre oktober okt octubre ottobre ott',
  'november nov novembre noviembre',
  'december dec decembre dezember dez diciembre dic dicembre',
];

const NUMBERS = new Map(MONTHS.flatMap((names, i) => names.split(' ').map((name) => [name, i + 1] as const)));

/** 1 to 12 for the name of a month, whole or abbreviated, with or without accents and full stop; null when it is none. */
export function monthNumber(name: string): number | null {
  const plain = name
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/\.$/, '');
  return NUMBERS.get(plain) ?? null;
}
