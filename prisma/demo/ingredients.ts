export interface DemoIngredient {
  inci: string;
  name: string;
  nameFr: string;
}

const row = (inci: string, name: string, nameFr: string): DemoIngredient => ({ inci, name, nameFr });

/** Ingredients under their INCI names; every key is what the catalogue writes. */
export const INGREDIENTS = {
  water: row('Aqua', 'Water', 'Eau'),
  glycerin: row('Glycerin', 'Glycerin', 'Glycérine'),
  aloe: row('Aloe Barbadensis Leaf Juice', 'Aloe vera', 'Aloe vera'),
  shea: row('Butyrospermum Parkii Butter', 'Shea butter', 'Beurre de karité'),
  argan: row('Argania Spinosa Kernel Oil', 'Argan oil', "Huile d'argan"),
  jojoba: row('Simmondsia Chinensis Seed Oil', 'Jojoba oil', 'Huile de jojoba'),
  sunflower: row('Helianthus Annuus Seed Oil', 'Sunflower oil', 'Huile de tournesol'),
  sweetAlmond: row('Prunus Amygdalus Dulcis Oil', 'Sweet almond oil', "Huile d'amande douce"),
  apricot: row('Prunus Armeniaca Kernel Oil', 'Apricot kernel oil', "Huile de noyau d'abricot"),
  rosehip: row('Rosa Canina Fruit Oil', 'Rosehip oil', 'Huile de rose musquée'),
  rose: row('Rosa Damascena Flower Water', 'Rose water', 'Eau de rose'),
  lavender: row('Lavandula Angustifolia Oil', 'Lavender oil', 'Huile essentielle de lavande'),
  rosemary: row('Rosmarinus Officinalis Leaf Extract', 'Rosemary', 'Romarin'),
  calendula: row('Calendula Officinalis Flower Extract', 'Calendula', 'Calendula'),
  chamomile: row('Chamomilla Recutita Flower Extract', 'Chamomile', 'Camomille'),
  greenTea: row('Camellia Sinensis Leaf Extract', 'Green tea', 'Thé vert'),
  camellia: row('Camellia Oleifera Seed Oil', 'Camellia oil', 'Huile de camélia'),
  hyaluronic: row('Sodium Hyaluronate', 'Hyaluronic acid', 'Acide hyaluronique'),
  vitaminC: row('Ascorbyl Glucoside', 'Vitamin C', 'Vitamine C'),
  vitaminE: row('Tocopherol', 'Vitamin E', 'Vitamine E'),
  niacinamide: row('Niacinamide', 'Niacinamide', 'Niacinamide'),
  bakuchiol: row('Bakuchiol', 'Bakuchiol', 'Bakuchiol'),
  squalane: row('Squalane', 'Squalane', 'Squalane'),
  kaolin: row('Kaolin', 'White clay', 'Argile blanche'),
  montmorillonite: row('Montmorillonite', 'Green clay', 'Argile verte'),
  charcoal: row('Charcoal Powder', 'Charcoal', 'Charbon végétal'),
  zinc: row('Zinc Oxide', 'Zinc oxide', 'Oxyde de zinc'),
  titanium: row('Titanium Dioxide', 'Titanium dioxide', 'Dioxyde de titane'),
  coconut: row('Cocos Nucifera Oil', 'Coconut oil', 'Huile de coco'),
  monoi: row('Gardenia Tahitensis Flower Extract', 'Tiare flower', 'Fleur de tiaré'),
  beeswax: row('Cera Alba', 'Beeswax', "Cire d'abeille"),
  honey: row('Mel', 'Honey', 'Miel'),
  oat: row('Avena Sativa Kernel Extract', 'Oat', 'Avoine'),
  rice: row('Oryza Sativa Bran Oil', 'Rice bran oil', 'Huile de son de riz'),
  castor: row('Ricinus Communis Seed Oil', 'Castor oil', 'Huile de ricin'),
  keratin: row('Hydrolyzed Wheat Protein', 'Wheat protein', 'Protéines de blé'),
  nettle: row('Urtica Dioica Leaf Extract', 'Nettle', 'Ortie'),
  birch: row('Betula Alba Leaf Extract', 'Birch', 'Bouleau'),
  cocoa: row('Theobroma Cacao Seed Butter', 'Cocoa butter', 'Beurre de cacao'),
  surfactant: row('Coco-Glucoside', 'Coco glucoside', 'Coco-glucoside'),
  isethionate: row('Sodium Cocoyl Isethionate', 'Sodium cocoyl isethionate', 'Cocoyl iséthionate de sodium'),
  xanthan: row('Xanthan Gum', 'Xanthan gum', 'Gomme xanthane'),
  citric: row('Citric Acid', 'Citric acid', 'Acide citrique'),
  bicarbonate: row('Sodium Bicarbonate', 'Sodium bicarbonate', 'Bicarbonate de soude'),
  sage: row('Salvia Officinalis Leaf Extract', 'Sage', 'Sauge'),
  peony: row('Paeonia Lactiflora Root Extract', 'Peony', 'Pivoine'),
} as const satisfies Record<string, DemoIngredient>;

export type IngredientKey = keyof typeof INGREDIENTS;
