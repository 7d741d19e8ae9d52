import type { DimensionId } from '../dimensions';
import type { Reach } from './source';

type Reaches = Partial<Record<DimensionId, Reach>>;

// Facts carry no foreign keys, so every join to a dimension is a LEFT JOIN and every key is coalesced.

export function channelReach(alias: string, column = 'channel_id'): Reaches {
  const joins = [`LEFT JOIN sales_channel ch ON ch.id = ${alias}.${column}`];
  return {
    sales_channel: { key: "coalesce(ch.code, '')", joins },
    store_type: { key: "coalesce(nullif(ch.store_type, ''), ch.type::text, '')", joins },
  };
}

export function regionReach(alias: string): Reaches {
  const joins = [`LEFT JOIN region rg ON rg.id = ${alias}.region_id`];
  return {
    region: { key: "coalesce(rg.name, '')", joins },
    country: { key: "coalesce(rg.country, '')", joins },
  };
}

/** What the day of a row says; months are known to every source, weekdays to those that are fine enough. */
export const MONTH_REACH: Reaches = {
  month_of_year: { key: 'extract(month FROM {day})::int::text', joins: [] },
};
export const DAY_REACH: Reaches = {
  ...MONTH_REACH,
  weekday: { key: 'extract(isodow FROM {day})::int::text', joins: [] },
};
export const HOUR_REACH: Reaches = {
  hour: { key: "coalesce(extract(hour FROM {at} AT TIME ZONE {time_zone})::int::text, '')", joins: [] },
};

export function campaignReach(alias: string): Reaches {
  const joins = [`LEFT JOIN campaign ca ON ca.id = ${alias}.campaign_id`];
  return {
    campaign: { key: "coalesce(ca.code, '')", joins },
    platform: { key: "coalesce(ca.platform, '')", joins },
  };
}

export function categoryReach(alias: string, column = 'category_id'): Reaches {
  return {
    category: {
      key: "coalesce(cat.code, '')",
      joins: [`LEFT JOIN category cat ON cat.id = ${alias}.${column}`],
    },
  };
}

const NOVELTY_DAYS = 90;

/** How long the product had been on sale on the day of the sale. */
export function productAgeReach(alias: string, saleDay: string, first: readonly string[] = []): Reaches {
  const key = `CASE WHEN p.launch_day IS NULL THEN 'unknown' WHEN ${saleDay} - p.launch_day <= ${NOVELTY_DAYS} THEN 'novelty'
    ELSE 'established' END`;
  return { product_age: { key, joins: [...first, `LEFT JOIN product p ON p.id = ${alias}.product_id`] } };
}

const ingredients = (product: string, a: string, b: string) =>
  `LEFT JOIN product_ingredient ${a} ON ${a}.product_id = ${product} LEFT JOIN ingredient ${b} ON ${b}.id = ${a}.ingredient_id`;

/** What the product of a row says; `first` joins the table that names the product where the rows do not. */
export function productReach(alias: string, first: readonly string[] = []): Reaches {
  const product = [...first, `LEFT JOIN product p ON p.id = ${alias}.product_id`];
  return {
    brand: { key: "coalesce(p.brand, '')", joins: product },
    supplier: { key: "coalesce(p.supplier, '')", joins: product },
    ingredient: {
      key: "coalesce(ig.inci_name, '')",
      joins: [...first, ingredients(`${alias}.product_id`, 'pi', 'ig')],
      ...(first.length > 0
        ? {}
        : {
            exists: {
              from: `(SELECT 1) one ${ingredients(`${alias}.product_id`, 'xi', 'xg')}`,
              key: "coalesce(xg.inci_name, '')",
            },
          }),
    },
    product: { key: "coalesce(p.sku, '')", joins: product },
    category: {
      key: "coalesce(cat.code, '')",
      joins: [...product, 'LEFT JOIN category cat ON cat.id = p.category_id'],
    },
    subcategory: {
      key: "coalesce(sub.code, '')",
      joins: [...product, 'LEFT JOIN category sub ON sub.id = p.subcategory_id'],
    },
  };
}

/** Country and the first two characters of the postcode: a French department, a British town. */
const POSTCODE_AREA = `CASE WHEN coalesce(lo.postcode, '') = '' THEN '' ELSE concat_ws('-',
    coalesce(lo.country_code::text, nullif(lo.country, '')), left(regexp_replace(upper(lo.postcode), '[^A-Z0-9]', '', 'g'), 2)) END`;

const basketLines = (alias: string) =>
  `CASE WHEN ${alias}.kind = 'order' AND ${alias}.line_count >= 4 THEN '4+' WHEN ${alias}.kind = 'order' AND ${alias}.line_count > 0
    THEN ${alias}.line_count::text ELSE '' END`;

const monthNumber = (day: string) => `(extract(year FROM ${day}) * 12 + extract(month FROM ${day}))`;

/** Everything that an order says of itself; `first` joins the order where the rows are of another table. */
export function orderReach(alias: string, first: readonly string[] = []): Reaches {
  const place = [`LEFT JOIN location lo ON lo.id = ${alias}.location_id`];
  const person = [`LEFT JOIN person pe ON pe.id = ${alias}.person_id`];
  const own: Reaches = {
    ...channelReach(alias),
    ...regionReach(alias),
    ...campaignReach(alias),
    ...DAY_REACH,
    ...HOUR_REACH,
    state: { key: "coalesce(lo.state, '')", joins: place },
    postcode_area: { key: POSTCODE_AREA, joins: place },
    basket_lines: { key: basketLines(alias), joins: [] },
    cohort_month: {
      key: "coalesce(CASE WHEN pe.identified THEN to_char(pe.first_order_day, 'YYYY-MM') END, '')",
      joins: person,
    },
    months_since: {
      key: `coalesce(CASE WHEN pe.identified THEN (${monthNumber('{day}')} - ${monthNumber('pe.first_order_day')})::int::text END, '')`,
      joins: person,
    },
    customer_status: { key: `coalesce(${alias}.customer_status::text, '')`, joins: [] },
    device: { key: `coalesce(${alias}.device, '')`, joins: [] },
  };
  return Object.fromEntries(
    Object.entries(own).map(([id, reach]) => [id, { key: reach.key, joins: [...first, ...reach.joins] }]),
  );
}

export function currencyReach(alias: string): Reaches {
  return { currency: { key: `${alias}.currency::text`, joins: [] } };
}
