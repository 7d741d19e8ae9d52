export interface RegionTile {
  code: string;
  name: string;
  short: string;
  column: number;
  row: number;
}

const tile = (code: string, name: string, short: string, column: number, row: number): RegionTile => ({
  code,
  name,
  short,
  column,
  row,
});

/** The 13 regions of 2016, placed as neighbours lie, and the five overseas ones in a column of their own. */
export const FRANCE_TILES: readonly RegionTile[] = [
  tile('HDF', 'Hauts-de-France', 'Hauts-de-Fr.', 2, 0),
  tile('NOR', 'Normandie', 'Normandie', 1, 1),
  tile('IDF', 'Île-de-France', 'Île-de-Fr.', 2, 1),
  tile('GES', 'Grand Est', 'Grand Est', 3, 1),
  tile('BRE', 'Bretagne', 'Bretagne', 0, 2),
  tile('PDL', 'Pays de la Loire', 'Pays Loire', 1, 2),
  tile('CVL', 'Centre-Val de Loire', 'Centre', 2, 2),
  tile('BFC', 'Bourgogne-Franche-Comté', 'Bourg.-Fr.-C.', 3, 2),
  tile('NAQ', 'Nouvelle-Aquitaine', 'Nlle-Aquit.', 1, 3),
  tile('ARA', 'Auvergne-Rhône-Alpes', 'Auv.-Rh.-Alp.', 2, 3),
  tile('OCC', 'Occitanie', 'Occitanie', 1, 4),
  tile('PAC', 'Provence-Alpes-Côte d’Azur', 'PACA', 2, 4),
  tile('COR', 'Corse', 'Corse', 3, 4),
  tile('GLP', 'Guadeloupe', 'Guadeloupe', 5, 0),
  tile('MTQ', 'Martinique', 'Martinique', 5, 1),
  tile('GUF', 'Guyane', 'Guyane', 5, 2),
  tile('REU', 'La Réunion', 'La Réunion', 5, 3),
  tile('MYT', 'Mayotte', 'Mayotte', 5, 4),
];

/** Other spellings: names before 2016, English names, official numbers, ISO codes. */
const SPELLINGS: Record<string, string> = {
  HDF: 'nord pas de calais,picardie,upper france,32,frhdf',
  NOR: 'basse normandie,haute normandie,normandy,28,frnor',
  IDF: 'ile de france,paris,region parisienne,11,fridf',
  GES: 'alsace,lorraine,champagne ardenne,alsace champagne ardenne lorraine,44,frges',
  BRE: 'brittany,53,frbre',
  PDL: 'pays de loire,52,frpdl',
  CVL: 'centre,centre val loire,24,frcvl',
  BFC: 'bourgogne,franche comte,burgundy,27,frbfc',
  NAQ: 'aquitaine,limousin,poitou charentes,aquitaine limousin poitou charentes,new aquitaine,75,frnaq',
  ARA: 'auvergne,rhone alpes,84,frara',
  OCC: 'languedoc roussillon,midi pyrenees,languedoc roussillon midi pyrenees,76,frocc',
  PAC: 'paca,provence alpes cote dazur,provence,region sud,sud,93,frpac',
  COR: 'corsica,94,fr20r,frcor',
  GLP: '01,fr971,gp',
  MTQ: '02,fr972,mq',
  GUF: 'guyane francaise,french guiana,03,fr973,gf',
  REU: 'reunion,04,fr974,re',
  MYT: '06,fr976,yt',
};

/** Letters and digits only, without accents: what two spellings of one name have in common. */
export function plainName(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}

const CODES = new Map(
  FRANCE_TILES.flatMap(({ code, name }) =>
    [code, name, ...(SPELLINGS[code] ?? '').split(',')].map((spelling) => [plainName(spelling), code] as const),
  ),
);

/** Code of the region that a name means, whatever its accents, hyphens or age; null for what is no French region. */
export function frenchRegion(name: string): string | null {
  return CODES.get(plainName(name)) ?? null;
}
