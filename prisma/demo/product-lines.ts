import type { IngredientKey } from './ingredients';

export interface DemoCategory {
  code: string;
  name: string;
  nameFr: string;
  /** Share of demand over a year, and its multiple in each month from January on. */
  share: number;
  season: readonly number[];
  returnRate: number;
}

export const CATEGORIES: readonly DemoCategory[] = [
  {
    code: 'face',
    name: 'Face care',
    nameFr: 'Soins du visage',
    share: 0.4,
    season: [1.08, 1.02, 1, 0.98, 0.98, 0.92, 0.88, 0.86, 1.02, 1.06, 1.1, 1.1],
    returnRate: 0.034,
  },
  {
    code: 'body',
    name: 'Body care',
    nameFr: 'Soins du corps',
    share: 0.24,
    season: [1.05, 1, 0.98, 0.98, 1, 1, 0.98, 0.92, 0.98, 1, 1.06, 1.08],
    returnRate: 0.026,
  },
  {
    code: 'hair',
    name: 'Hair care',
    nameFr: 'Soins des cheveux',
    share: 0.19,
    season: [0.98, 0.98, 1, 1, 1, 1.02, 1.02, 1, 1.08, 1.02, 0.98, 0.92],
    returnRate: 0.036,
  },
  {
    code: 'sun',
    name: 'Sun care',
    nameFr: 'Solaires',
    share: 0.09,
    season: [0.14, 0.18, 0.35, 0.8, 1.6, 2.7, 3.1, 2, 0.5, 0.24, 0.18, 0.2],
    returnRate: 0.03,
  },
  {
    code: 'gifts',
    name: 'Gift sets',
    nameFr: 'Coffrets cadeaux',
    share: 0.08,
    season: [0.35, 0.95, 0.5, 0.55, 1.25, 0.75, 0.4, 0.35, 0.45, 0.75, 2, 4.1],
    returnRate: 0.045,
  },
];

export interface ProductLine {
  category: number;
  subcategory: string;
  subcategoryFr: string;
  /** French names; the ranges of the line follow them. */
  nouns: readonly string[];
  ranges: readonly string[];
  /** Consumer prices in euros, tax included, one per noun. */
  prices: readonly number[];
  /** Unit cost as a share of the price without tax. */
  costShare: number;
  weight: number;
  popularity: number;
  ingredients: readonly IngredientKey[];
}

/** What gives each range its name, and its own ingredients. */
export const RANGES: Record<string, readonly IngredientKey[]> = {
  Pivoine: ['peony', 'hyaluronic'],
  Aloé: ['aloe', 'oat'],
  Argan: ['argan', 'vitaminE'],
  Calendula: ['calendula', 'chamomile'],
  Camélia: ['camellia', 'greenTea'],
  'Rose musquée': ['rosehip', 'rose'],
  Romarin: ['rosemary', 'nettle'],
  Lavande: ['lavender', 'rosemary'],
  Karité: ['shea', 'honey'],
  Tiaré: ['monoi', 'coconut'],
  Bouleau: ['birch', 'sage'],
  Éclat: ['vitaminC', 'niacinamide'],
};

const line = (
  category: number,
  subcategory: string,
  subcategoryFr: string,
  rest: Omit<ProductLine, 'category' | 'subcategory' | 'subcategoryFr'>,
): ProductLine => ({ category, subcategory, subcategoryFr, ...rest });

/** 120 products: nouns times ranges of each line. */
export const PRODUCT_LINES: readonly ProductLine[] = [
  line(0, 'cleansers', 'Nettoyants', {
    nouns: ['Gel nettoyant', 'Huile démaquillante', 'Eau micellaire'],
    ranges: ['Aloé', 'Camélia', 'Pivoine', 'Calendula'],
    prices: [14.9, 19.9, 13.9],
    costShare: 0.34,
    weight: 190,
    popularity: 1.1,
    ingredients: ['water', 'surfactant', 'glycerin', 'citric'],
  }),
  line(0, 'day-creams', 'Crèmes de jour', {
    nouns: ['Crème de jour', 'Fluide hydratant'],
    ranges: ['Pivoine', 'Aloé', 'Rose musquée', 'Éclat', 'Camélia'],
    prices: [27.9, 24.9],
    costShare: 0.3,
    weight: 90,
    popularity: 1.4,
    ingredients: ['water', 'glycerin', 'sunflower', 'squalane', 'xanthan'],
  }),
  line(0, 'night-creams', 'Crèmes de nuit', {
    nouns: ['Crème de nuit'],
    ranges: ['Pivoine', 'Rose musquée', 'Argan', 'Éclat'],
    prices: [32.9],
    costShare: 0.31,
    weight: 90,
    popularity: 0.9,
    ingredients: ['water', 'shea', 'jojoba', 'bakuchiol', 'vitaminE'],
  }),
  line(0, 'serums', 'Sérums', {
    nouns: ['Sérum', 'Huile de soin'],
    ranges: ['Éclat', 'Pivoine', 'Rose musquée', 'Argan'],
    prices: [34.9, 29.9],
    costShare: 0.28,
    weight: 70,
    popularity: 1,
    ingredients: ['squalane', 'jojoba', 'vitaminE'],
  }),
  line(0, 'masks', 'Masques', {
    nouns: ['Masque argile', 'Masque nuit'],
    ranges: ['Calendula', 'Camélia', 'Éclat'],
    prices: [17.9, 22.9],
    costShare: 0.33,
    weight: 110,
    popularity: 0.6,
    ingredients: ['water', 'kaolin', 'glycerin'],
  }),
  line(0, 'eyes-lips', 'Yeux et lèvres', {
    nouns: ['Contour des yeux', 'Baume à lèvres'],
    ranges: ['Pivoine', 'Camélia', 'Karité'],
    prices: [24.9, 6.9],
    costShare: 0.32,
    weight: 35,
    popularity: 1,
    ingredients: ['beeswax', 'shea', 'vitaminE'],
  }),
  line(1, 'shower', 'Douche', {
    nouns: ['Gel douche', 'Savon surgras'],
    ranges: ['Lavande', 'Aloé', 'Tiaré', 'Karité'],
    prices: [9.9, 6.5],
    costShare: 0.38,
    weight: 260,
    popularity: 1.2,
    ingredients: ['water', 'surfactant', 'glycerin'],
  }),
  line(1, 'body-care', 'Hydratation', {
    nouns: ['Lait corps', 'Huile sèche', 'Baume corps'],
    ranges: ['Karité', 'Argan', 'Tiaré', 'Aloé'],
    prices: [18.9, 24.9, 22.5],
    costShare: 0.36,
    weight: 230,
    popularity: 1,
    ingredients: ['water', 'sweetAlmond', 'shea', 'glycerin'],
  }),
  line(1, 'scrubs', 'Gommages', {
    nouns: ['Gommage'],
    ranges: ['Lavande', 'Tiaré', 'Romarin'],
    prices: [17.9],
    costShare: 0.35,
    weight: 240,
    popularity: 0.6,
    ingredients: ['apricot', 'sunflower', 'rice'],
  }),
  line(1, 'hands-deodorants', 'Mains et déodorants', {
    nouns: ['Crème mains', 'Déodorant'],
    ranges: ['Karité', 'Lavande', 'Calendula'],
    prices: [9.9, 8.9],
    costShare: 0.37,
    weight: 75,
    popularity: 1,
    ingredients: ['coconut', 'bicarbonate', 'shea'],
  }),
  line(2, 'shampoos', 'Shampoings', {
    nouns: ['Shampoing', 'Shampoing solide'],
    ranges: ['Romarin', 'Aloé', 'Argan', 'Bouleau', 'Camélia'],
    prices: [12.9, 10.9],
    costShare: 0.36,
    weight: 220,
    popularity: 1.3,
    ingredients: ['water', 'isethionate', 'keratin', 'citric'],
  }),
  line(2, 'conditioners', 'Après-shampoings', {
    nouns: ['Après-shampoing', 'Masque capillaire'],
    ranges: ['Argan', 'Aloé', 'Karité'],
    prices: [13.9, 19.9],
    costShare: 0.35,
    weight: 210,
    popularity: 0.9,
    ingredients: ['water', 'coconut', 'keratin'],
  }),
  line(2, 'hair-oils', 'Huiles et sérums capillaires', {
    nouns: ['Huile capillaire', 'Sérum fortifiant'],
    ranges: ['Argan', 'Romarin', 'Bouleau'],
    prices: [18.9, 26.9],
    costShare: 0.33,
    weight: 110,
    popularity: 0.7,
    ingredients: ['castor', 'jojoba', 'vitaminE'],
  }),
  line(3, 'protection', 'Protection', {
    nouns: ['Crème solaire SPF 30', 'Crème solaire SPF 50', 'Stick solaire SPF 50'],
    ranges: ['Tiaré', 'Aloé', 'Calendula'],
    prices: [22.9, 25.9, 16.9],
    costShare: 0.4,
    weight: 130,
    popularity: 1.1,
    ingredients: ['zinc', 'titanium', 'coconut', 'vitaminE'],
  }),
  line(3, 'after-sun', 'Après-soleil', {
    nouns: ['Lait après-soleil', 'Gel après-soleil'],
    ranges: ['Aloé', 'Tiaré'],
    prices: [18.9, 15.9],
    costShare: 0.36,
    weight: 210,
    popularity: 0.8,
    ingredients: ['water', 'aloe', 'glycerin'],
  }),
  line(4, 'gift-boxes', 'Coffrets', {
    nouns: ['Coffret visage', 'Coffret corps', 'Coffret cheveux'],
    ranges: ['Pivoine', 'Karité', 'Argan'],
    prices: [54.9, 39.9, 36.9],
    costShare: 0.38,
    weight: 620,
    popularity: 1,
    ingredients: ['shea', 'jojoba', 'glycerin'],
  }),
  line(4, 'discovery-kits', 'Trousses découverte', {
    nouns: ['Trousse découverte'],
    ranges: ['Pivoine', 'Aloé', 'Calendula'],
    prices: [24.9],
    costShare: 0.4,
    weight: 240,
    popularity: 1.2,
    ingredients: ['water', 'glycerin', 'aloe'],
  }),
];
