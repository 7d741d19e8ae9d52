import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { inspectFile } from '@/lib/imports/inspect-file';
import { fileOf } from './reading/records-of';

const SOURCE = path.resolve('../shared/data/export-samples/headers.json');
if (!existsSync(SOURCE)) console.warn(`Skipped: the headers of real exports are not in ${SOURCE}.`);

const FORMATS: Readonly<Record<string, string>> = {
  shopify_orders: 'shopify-orders',
  shopify_products: 'shopify-products',
  woocommerce_products: 'woocommerce-products',
  meta_ads: 'meta-ads',
  google_ads_campaign: 'google-ads-campaigns',
  google_ads_keywords: 'google-ads-keywords',
  google_ads_search_terms: 'google-ads-search-terms',
  tiktok_ads: 'tiktok-ads',
  ga4: 'ga4-report',
  klaviyo_campaigns: 'klaviyo-campaigns',
  stripe_payments: 'stripe-payments',
  stripe_payouts: 'stripe-payouts',
  amazon_settlement_v2: 'amazon-settlement',
};

type Entry = Record<string, string | string[]>;

/** Every header of the collection, by the name of its export: strings and lists under keys that begin with "header". */
function headers(): [name: string, header: string, before: string[]][] {
  if (!existsSync(SOURCE)) return [];
  const entries = JSON.parse(readFileSync(SOURCE, 'utf8')) as Record<string, Entry | string>;
  return Object.entries(entries).flatMap(([name, entry]) => {
    if (typeof entry === 'string' || !FORMATS[name]) return [];
    const before = (entry.preamble_lines as string[] | undefined) ?? [];
    return Object.entries(entry)
      .filter(([key]) => key.startsWith('header'))
      .flatMap(([, value]) => [value].flat().map((header): [string, string, string[]] => [name, header, before]));
  });
}

describe.skipIf(!existsSync(SOURCE))('headers of real exports', () => {
  it.each(headers())('of %s are known: %s', async (name, header, before) => {
    const file = fileOf('export.csv', `${[...before, header].join('\n')}\n`);
    const { format, missing, preamble } = await inspectFile(file);
    expect({ format: format?.id, missing, before: preamble.length }).toEqual({
      format: FORMATS[name],
      missing: [],
      before: before.length,
    });
  });
});
