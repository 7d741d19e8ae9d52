import type { DimensionId } from '../dimensions';
import type { Reach } from './source';

type Reaches = Partial<Record<DimensionId, Reach>>;

// Facts carry no foreign keys, so every join to a dimension is a LEFT JOIN and every key is coalesced.

export function channelReach(alias: string): Reaches {
  const joins = [`LEFT JOIN sales_channel ch ON ch.id = ${alias}.channel_id`];
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

export function campaignReach(alias: string): Reaches {
  const joins = [`LEFT JOIN campaign ca ON ca.id = ${alias}.campaign_id`];
  return {
    campaign: { key: "coalesce(ca.code, '')", joins },
    platform: { key: "coalesce(ca.platform, '')", joins },
  };
}

export function categoryReach(alias: string): Reaches {
  return {
    category: {
      key: "coalesce(cat.code, '')",
      joins: [`LEFT JOIN category cat ON cat.id = ${alias}.category_id`],
    },
  };
}

/** What the product of a row says; `first` joins the table that names the product where the rows do not. */
export function productReach(alias: string, first: readonly string[] = []): Reaches {
  const product = [...first, `LEFT JOIN product p ON p.id = ${alias}.product_id`];
  return {
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

/** Everything that an order says of itself; `first` joins the order where the rows are of another table. */
export function orderReach(alias: string, first: readonly string[] = []): Reaches {
  const own: Reaches = {
    ...channelReach(alias),
    ...regionReach(alias),
    ...campaignReach(alias),
    state: { key: "coalesce(lo.state, '')", joins: [`LEFT JOIN location lo ON lo.id = ${alias}.location_id`] },
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
