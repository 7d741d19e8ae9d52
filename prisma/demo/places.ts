export interface Place {
  country: string;
  countryCode: string;
  region: string;
  city: string;
  postcode: string;
  latitude: number;
  longitude: number;
  /** Inhabitants in thousands, the weight of the place among customers. */
  weight: number;
}

// city|postcode|latitude|longitude|weight, per region.
const FRANCE: Record<string, string> = {
  'Île-de-France':
    'Paris|75011|48.86|2.38|620;Paris|75015|48.84|2.29|540;Paris|75018|48.89|2.35|480;Paris|75004|48.85|2.36|320;Boulogne-Billancourt|92100|48.84|2.24|121;Saint-Denis|93200|48.94|2.36|113;Argenteuil|95100|48.95|2.25|110;Montreuil|93100|48.86|2.44|110;Nanterre|92000|48.89|2.21|96;Versailles|78000|48.80|2.13|84;Créteil|94000|48.78|2.46|93;Vincennes|94300|48.85|2.44|49;Évry-Courcouronnes|91000|48.63|2.44|67;Meaux|77100|48.96|2.88|56;Melun|77000|48.54|2.66|43;Cergy|95000|49.04|2.08|66',
  'Auvergne-Rhône-Alpes':
    'Lyon|69002|45.75|4.83|280;Lyon|69006|45.77|4.85|242;Villeurbanne|69100|45.77|4.88|156;Grenoble|38000|45.19|5.72|158;Saint-Étienne|42000|45.44|4.39|173;Clermont-Ferrand|63000|45.78|3.08|147;Annecy|74000|45.90|6.13|131;Valence|26000|44.93|4.89|64;Chambéry|73000|45.57|5.92|59;Bourg-en-Bresse|01000|46.21|5.23|42;Aurillac|15000|44.93|2.44|26;Vichy|03200|46.13|3.43|25',
  'Nouvelle-Aquitaine':
    'Bordeaux|33000|44.84|-0.58|260;Mérignac|33700|44.84|-0.65|74;Limoges|87000|45.83|1.26|130;Poitiers|86000|46.58|0.34|90;La Rochelle|17000|46.16|-1.15|78;Pau|64000|43.30|-0.37|77;Bayonne|64100|43.49|-1.47|52;Angoulême|16000|45.65|0.16|41;Niort|79000|46.32|-0.46|59;Périgueux|24000|45.18|0.72|30;Agen|47000|44.20|0.62|32',
  Occitanie:
    'Toulouse|31000|43.60|1.44|300;Toulouse|31300|43.59|1.42|200;Montpellier|34000|43.61|3.88|300;Nîmes|30000|43.84|4.36|148;Perpignan|66000|42.69|2.90|119;Béziers|34500|43.34|3.22|79;Narbonne|11100|43.18|3.00|56;Albi|81000|43.93|2.15|49;Tarbes|65000|43.23|0.08|43;Montauban|82000|44.02|1.35|61;Rodez|12000|44.35|2.57|24',
  'Hauts-de-France':
    'Lille|59000|50.63|3.07|236;Amiens|80000|49.89|2.30|134;Roubaix|59100|50.69|3.18|98;Dunkerque|59140|51.03|2.38|86;Calais|62100|50.95|1.86|67;Beauvais|60000|49.43|2.08|56;Arras|62000|50.29|2.78|42;Compiègne|60200|49.42|2.83|40;Valenciennes|59300|50.36|3.52|43',
  "Provence-Alpes-Côte d'Azur":
    'Marseille|13001|43.30|5.38|300;Marseille|13008|43.26|5.38|280;Nice|06000|43.70|7.27|343;Toulon|83000|43.12|5.93|178;Aix-en-Provence|13100|43.53|5.45|147;Avignon|84000|43.95|4.81|91;Antibes|06600|43.58|7.12|73;Cannes|06400|43.55|7.01|74;Gap|05000|44.56|6.08|41',
  'Grand Est':
    'Strasbourg|67000|48.57|7.75|287;Reims|51100|49.26|4.03|181;Metz|57000|49.12|6.18|118;Nancy|54000|48.69|6.18|105;Mulhouse|68100|47.75|7.34|108;Colmar|68000|48.08|7.36|68;Troyes|10000|48.30|4.08|62;Épinal|88000|48.17|6.45|32',
  'Pays de la Loire':
    'Nantes|44000|47.22|-1.55|320;Angers|49000|47.47|-0.56|155;Le Mans|72000|48.00|0.20|144;Saint-Nazaire|44600|47.27|-2.21|71;La Roche-sur-Yon|85000|46.67|-1.43|55;Laval|53000|48.07|-0.77|50',
  Bretagne:
    'Rennes|35000|48.11|-1.68|222;Brest|29200|48.39|-4.49|139;Quimper|29000|48.00|-4.10|63;Lorient|56100|47.75|-3.37|57;Vannes|56000|47.66|-2.76|54;Saint-Malo|35400|48.65|-2.03|46;Saint-Brieuc|22000|48.51|-2.76|44',
  Normandie:
    'Rouen|76000|49.44|1.10|114;Le Havre|76600|49.49|0.11|166;Caen|14000|49.18|-0.37|106;Cherbourg-en-Cotentin|50100|49.64|-1.62|78;Évreux|27000|49.02|1.15|47',
  'Bourgogne-Franche-Comté':
    'Dijon|21000|47.32|5.04|159;Besançon|25000|47.24|6.02|119;Belfort|90000|47.64|6.86|46;Chalon-sur-Saône|71100|46.78|4.85|45;Auxerre|89000|47.80|3.57|35;Nevers|58000|46.99|3.16|33',
  'Centre-Val de Loire':
    'Tours|37000|47.39|0.69|137;Orléans|45000|47.90|1.91|117;Bourges|18000|47.08|2.40|64;Blois|41000|47.59|1.33|46;Chartres|28000|48.45|1.49|38',
  Corse: 'Ajaccio|20000|41.93|8.74|72;Bastia|20200|42.70|9.45|48',
};

const ABROAD: [country: string, code: string, region: string, rows: string][] = [
  ['Belgique', 'BE', 'Bruxelles-Capitale', 'Bruxelles|1000|50.85|4.35|95'],
  ['Belgique', 'BE', 'Wallonie', 'Liège|4000|50.63|5.57|45;Namur|5000|50.47|4.87|32'],
  ['Suisse', 'CH', 'Genève', 'Genève|1201|46.21|6.14|42'],
  ['Suisse', 'CH', 'Vaud', 'Lausanne|1003|46.52|6.63|34'],
  ['Luxembourg', 'LU', 'Luxembourg', 'Luxembourg|1111|49.61|6.13|30'],
  ['Allemagne', 'DE', 'Bade-Wurtemberg', 'Fribourg-en-Brisgau|79098|48.00|7.85|20'],
  ['Allemagne', 'DE', 'Sarre', 'Sarrebruck|66111|49.23|7.00|14'],
];

function placesOf(country: string, countryCode: string, region: string, rows: string): Place[] {
  return rows.split(';').map((row) => {
    const [city, postcode, latitude, longitude, weight] = row.split('|') as [string, string, string, string, string];
    return {
      country,
      countryCode,
      region,
      city,
      postcode,
      latitude: Number(latitude),
      longitude: Number(longitude),
      weight: Number(weight),
    };
  });
}

export const PLACES: readonly Place[] = [
  ...Object.entries(FRANCE).flatMap(([region, rows]) => placesOf('France', 'FR', region, rows)),
  ...ABROAD.flatMap((place) => placesOf(...place)),
];

export const REGIONS: readonly string[] = [...new Set(PLACES.map((place) => place.region))];
/** Region number of each place. */
export const REGION_OF_PLACE: readonly number[] = PLACES.map((place) => REGIONS.indexOf(place.region));

export function placeIndex(city: string, postcode: string): number {
  return PLACES.findIndex((place) => place.city === city && place.postcode === postcode);
}
