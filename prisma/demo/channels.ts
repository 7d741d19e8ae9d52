import { placeIndex } from './places';

export interface DemoChannel {
  code: string;
  name: string;
  type: 'site' | 'marketplace' | 'store';
  storeType: string;
  /** Place of a shop; -1 for channels that ship. */
  place: number;
  feeRate: number;
  /** Share of demand at the start, and its growth per year relative to the whole shop. */
  share: number;
  drift: number;
  /** Days after the start on which the channel opens. */
  opensAfter: number;
  weekdays: readonly number[];
  /** Weight of each hour of the day. */
  hours: readonly number[];
  /** Share of the buyers without an account or loyalty card. */
  anonymous: number;
}

const WEB_HOURS = [14, 6, 0, 0, 0, 3, 9, 22, 38, 46, 52, 55, 60, 58, 50, 46, 45, 49, 58, 72, 96, 104, 84, 44];
const SHOP_HOURS = [0, 0, 0, 0, 0, 0, 0, 0, 0, 5, 48, 64, 52, 40, 58, 70, 82, 94, 86, 20, 0, 0, 0, 0];
const WEB_WEEK = [1.12, 1.03, 0.98, 0.99, 0.9, 0.86, 1.12];
const SHOP_WEEK = [0.55, 0.8, 1.02, 0.92, 1.12, 1.95, 0.1];

const store = (city: string, postcode: string, storeType: string, rest: Partial<DemoChannel>): DemoChannel => ({
  code: `store-${city.toLowerCase()}`,
  name: `Boutique ${city}`,
  type: 'store',
  storeType,
  place: placeIndex(city, postcode),
  feeRate: 0,
  share: 0.06,
  drift: 0.96,
  opensAfter: 0,
  weekdays: SHOP_WEEK,
  hours: SHOP_HOURS,
  anonymous: 0.46,
  ...rest,
});

export const CHANNELS: readonly DemoChannel[] = [
  {
    code: 'site',
    name: 'Site maison-aubeline.example',
    type: 'site',
    storeType: '',
    place: -1,
    feeRate: 0,
    share: 0.61,
    drift: 1,
    opensAfter: 0,
    weekdays: WEB_WEEK,
    hours: WEB_HOURS,
    anonymous: 0.05,
  },
  {
    code: 'marche-vert',
    name: 'Marché Vert',
    type: 'marketplace',
    storeType: '',
    place: -1,
    feeRate: 0.15,
    share: 0.13,
    drift: 1.1,
    opensAfter: 0,
    weekdays: WEB_WEEK,
    hours: WEB_HOURS,
    anonymous: 0.12,
  },
  {
    code: 'galerie-beaute',
    name: 'Galerie Beauté',
    type: 'marketplace',
    storeType: '',
    place: -1,
    feeRate: 0.12,
    share: 0.06,
    drift: 1.25,
    opensAfter: 210,
    weekdays: WEB_WEEK,
    hours: WEB_HOURS,
    anonymous: 0.12,
  },
  store('Lyon', '69002', 'flagship', { share: 0.085 }),
  store('Paris', '75004', 'city', { share: 0.075 }),
  store('Nantes', '44000', 'city', { share: 0.055, opensAfter: 430, drift: 1.1 }),
];

export const SITE = 0;
/** Warehouse number of each channel: 0 is the main warehouse, then one stock room per shop. */
export const WAREHOUSE_OF_CHANNEL: readonly number[] = [0, 0, 0, 1, 2, 3];

export const WAREHOUSES = [
  { code: 'ENT-LYON', name: 'Entrepôt Villeurbanne', isStore: false, place: placeIndex('Villeurbanne', '69100') },
  ...CHANNELS.filter((channel) => channel.type === 'store').map((channel) => ({
    code: `RES-${channel.code.slice(6).toUpperCase()}`,
    name: `Réserve ${channel.name}`,
    isStore: true,
    place: channel.place,
  })),
] as const;

export interface DemoCarrier {
  code: string;
  name: string;
  service: string;
  share: number;
  /** Working days promised after dispatch, and the usual freight in euros. */
  promise: number;
  freight: number;
}

export const CARRIERS: readonly DemoCarrier[] = [
  { code: 'COLIVERT', name: 'Colivert', service: 'home', share: 0.46, promise: 3, freight: 5.6 },
  { code: 'RELAISPRO', name: 'Relais Pro', service: 'pickup', share: 0.38, promise: 4, freight: 3.7 },
  { code: 'FLECHE', name: 'Flèche Express', service: 'express', share: 0.16, promise: 1, freight: 8.9 },
];
