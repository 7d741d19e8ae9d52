import { plainName } from './france-regions';

/** ISO 3166-1: numeric codes of the map's areas with their letters. */
const NUMERIC =
  '242FJ 834TZ 732EH 124CA 840US 398KZ 860UZ 598PG 360ID 032AR 152CL 180CD 706SO 404KE 729SD 148TD 332HT ' +
  '214DO 643RU 044BS 238FK 578NO 304GL 260TF 626TL 710ZA 426LS 484MX 858UY 076BR 068BO 604PE 170CO 591PA ' +
  '188CR 558NI 340HN 222SV 320GT 084BZ 862VE 328GY 740SR 250FR 218EC 630PR 388JM 192CU 716ZW 072BW 516NA ' +
  '686SN 466ML 478MR 204BJ 562NE 566NG 120CM 768TG 288GH 384CI 324GN 624GW 430LR 694SL 854BF 140CF 178CG ' +
  '266GA 226GQ 894ZM 454MW 508MZ 748SZ 024AO 108BI 376IL 422LB 450MG 275PS 270GM 788TN 012DZ 400JO 784AE ' +
  '634QA 414KW 368IQ 512OM 548VU 116KH 764TH 418LA 104MM 704VN 408KP 410KR 496MN 356IN 050BD 064BT 524NP ' +
  '586PK 004AF 762TJ 417KG 795TM 364IR 760SY 051AM 752SE 112BY 804UA 616PL 040AT 348HU 498MD 642RO 440LT ' +
  '428LV 233EE 276DE 100BG 300GR 792TR 008AL 191HR 756CH 442LU 056BE 528NL 620PT 724ES 372IE 540NC 090SB ' +
  '554NZ 036AU 144LK 156CN 158TW 380IT 208DK 826GB 352IS 031AZ 268GE 608PH 458MY 096BN 705SI 246FI 703SK ' +
  '203CZ 232ER 392JP 600PY 887YE 682SA 010AQ 196CY 504MA 818EG 434LY 231ET 262DJ 800UG 646RW 070BA 807MK ' +
  '688RS 499ME 780TT 728SS';

const ALIASES: Record<string, string> = {
  usa: 'US',
  uk: 'GB',
  grandebretagne: 'GB',
  england: 'GB',
  eire: 'IE',
  brasil: 'BR',
  espana: 'ES',
  deutschland: 'DE',
  italia: 'IT',
  hollande: 'NL',
  holland: 'NL',
  czechrepublic: 'CZ',
  republiquetcheque: 'CZ',
  russianfederation: 'RU',
  republicofkorea: 'KR',
  burma: 'MM',
  coteivoire: 'CI',
};

const letters = new Map(NUMERIC.split(' ').map((pair) => [pair.slice(0, 3), pair.slice(3)]));
let codes: Map<string, string> | undefined;

function known(): Map<string, string> {
  if (codes) return codes;
  codes = new Map(Object.entries(ALIASES));
  for (const locale of ['fr', 'en']) {
    const names = new Intl.DisplayNames([locale], { type: 'region', fallback: 'none' });
    for (const code of letters.values()) {
      codes.set(code.toLowerCase(), code);
      const name = names.of(code);
      if (name) codes.set(plainName(name), code);
    }
  }
  return codes;
}

/** Two letters of the country that a name or code means, in French or English; null when the map has no such area. */
export function countryCode(name: string): string | null {
  return known().get(plainName(name)) ?? null;
}

/** Two letters of an area of the map; null for the few that ISO does not number. */
export function codeOfArea(numeric: string | undefined): string | null {
  return (numeric && letters.get(numeric)) || null;
}
