import { dayNumber, lastSunday, weekday, yearOf } from './calendar';
import { type DemoProduct, productBySku } from './catalogue';
import { findCause, type Scenario, windowDays } from './scenario';

export interface DemoPromotion {
  code: string;
  name: string;
  /** order: a code on the whole basket; products: a lower price of some products; gift: a free product. */
  kind: 'order' | 'products' | 'gift';
  rate: number;
  from: number;
  to: number;
  /** Where it holds. */
  scope: 'all' | 'site' | 'own';
  products: readonly number[];
  /** Share of the orders in scope that use it. */
  use: number;
  /** Multiple of demand while it lasts, on the channels in scope. */
  demand: number;
  /** Least value of the basket, in ten-thousandths of a euro. */
  minimum: number;
  influencer: boolean;
  /** Always there: the welcome and the loyalty code. */
  standing: boolean;
}

export const WELCOME_CODE = 'BIENVENUE10';
export const LOYALTY_CODE = 'FIDELITE10';

type Draft = Partial<DemoPromotion> & Pick<DemoPromotion, 'code' | 'name' | 'rate' | 'from' | 'to' | 'use'>;

const promotion = (draft: Draft): DemoPromotion => ({
  kind: 'order',
  scope: 'own',
  products: [],
  demand: 1,
  minimum: 0,
  influencer: false,
  standing: false,
  ...draft,
});

/** The n-th given weekday of a month. */
function nthWeekday(year: number, month: number, day: number, n: number): number {
  const first = dayNumber(`${year}-${String(month).padStart(2, '0')}-01`);
  return first + ((day - weekday(first) + 7) % 7) + 7 * (n - 1);
}

const sale = (products: readonly DemoProduct[], phase: number) =>
  products
    .filter((product) => product.category !== 4 && (product.index + phase) % 3 !== 0)
    .map((product) => product.index);

function promotionsOfYear(year: number, products: readonly DemoProduct[]): DemoPromotion[] {
  const short = String(year).slice(2);
  const winter = nthWeekday(year, 1, 2, 2);
  const summer = nthWeekday(year, 6, 2, 4);
  const blackFriday = nthWeekday(year, 11, 3, 4) + 1;
  const mothers = lastSunday(year, 5);
  const day = (text: string) => dayNumber(`${year}-${text}`);
  return [
    promotion({
      code: `SOLDES-HIVER-${short}`,
      name: `Soldes d'hiver ${year}`,
      kind: 'products',
      rate: 0.25,
      from: winter,
      to: winter + 27,
      use: 0.85,
      demand: 1.3,
      products: sale(products, year),
    }),
    promotion({
      code: `VALENTIN-${short}`,
      name: `Saint-Valentin ${year}`,
      rate: 0.12,
      from: day('02-05'),
      to: day('02-14'),
      use: 0.3,
      demand: 1.14,
      scope: 'site',
      minimum: 350_000,
    }),
    promotion({
      code: `PRINTEMPS-${short}`,
      name: `Jours de printemps ${year}`,
      rate: 0.15,
      from: day('03-27'),
      to: day('04-03'),
      use: 0.42,
      demand: 1.24,
      scope: 'site',
    }),
    promotion({
      code: `MAMAN-${short}`,
      name: `Fête des mères ${year}`,
      rate: 0.1,
      from: mothers - 11,
      to: mothers - 1,
      use: 0.32,
      demand: 1.22,
      minimum: 400_000,
    }),
    promotion({
      code: `SOLDES-ETE-${short}`,
      name: `Soldes d'été ${year}`,
      kind: 'products',
      rate: 0.25,
      from: summer,
      to: summer + 27,
      use: 0.85,
      demand: 1.2,
      products: sale(products, year + 1),
    }),
    promotion({
      code: `RENTREE-${short}`,
      name: `Rentrée ${year}`,
      kind: 'gift',
      rate: 0,
      from: day('09-08'),
      to: day('09-19'),
      use: 0.6,
      demand: 1.08,
      scope: 'site',
      minimum: 380_000,
      products: products.filter((product) => product.subcategory === 'shower').map((product) => product.index),
    }),
    promotion({
      code: `BLACKFRIDAY-${short}`,
      name: `Black Friday ${year}`,
      rate: 0.25,
      from: blackFriday - 1,
      to: blackFriday + 3,
      use: 0.8,
      demand: 3,
    }),
    promotion({
      code: `NOEL-${short}`,
      name: `Noël ${year}`,
      kind: 'gift',
      rate: 0,
      from: day('12-04'),
      to: day('12-19'),
      use: 0.5,
      demand: 1.15,
      minimum: 450_000,
      products: products.filter((product) => product.subcategory === 'eyes-lips').map((product) => product.index),
    }),
  ];
}

export interface InfluencerCode {
  code: string;
  name: string;
  from: number;
  to: number;
}

/** All promotions of the period: the retail calendar, the standing welcome code, the influencers' codes, the planted one. */
export function buildPromotions(
  products: readonly DemoProduct[],
  scenario: Scenario,
  period: { from: number; to: number },
  influencers: readonly InfluencerCode[],
): DemoPromotion[] {
  const list: DemoPromotion[] = [
    promotion({
      code: WELCOME_CODE,
      name: 'Code de bienvenue',
      rate: 0.1,
      from: period.from,
      to: period.to,
      use: 0.38,
      scope: 'site',
      standing: true,
    }),
    promotion({
      code: LOYALTY_CODE,
      name: 'Code fidélité',
      rate: 0.1,
      from: period.from,
      to: period.to,
      use: 0.3,
      standing: true,
    }),
  ];
  for (let year = yearOf(period.from); year <= yearOf(period.to); year++)
    list.push(...promotionsOfYear(year, products));
  for (const { code, name, from, to } of influencers) {
    list.push(promotion({ code, name, rate: 0.15, from, to, use: 0, scope: 'site', influencer: true }));
  }
  const planted = findCause(scenario, 'cannibalising_promotion');
  if (planted) {
    const [from, to] = windowDays(planted, period.to + 1);
    const product = productBySku(products, planted.sku);
    list.push(
      promotion({
        code: planted.code,
        name: `${product.name} : −${Math.round(planted.rate * 100)} %`,
        kind: 'products',
        rate: planted.rate,
        from,
        to,
        use: 1,
        products: [product.index],
        scope: 'all',
      }),
    );
  }
  return list.filter((entry) => entry.to >= period.from && entry.from <= period.to);
}
