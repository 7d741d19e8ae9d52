import { copyRows } from '@/lib/db/copy';
import type { Connection } from '@/lib/db/run-sql';
import { dayText } from './calendar';
import { CARRIERS, CHANNELS, WAREHOUSES } from './channels';
import { insertMissing, lookUp } from './dimension-rows';
import { INFLUENCERS } from './influencers';
import { PLACES } from './places';
import { insertProducts } from './product-rows';
import type { Simulation } from './simulation';

/** Database ids of what the generator numbers. */
export interface DimensionIds {
  places: { location: number; region: number }[];
  products: number[];
  channels: number[];
  warehouses: number[];
  campaigns: number[];
}

async function insertPlaces(connection: Connection): Promise<DimensionIds['places']> {
  const regions = new Map(PLACES.map((place) => [`${place.country}/${place.region}`, place]));
  await insertMissing(
    connection,
    'region',
    ['country', 'country_code', 'name'],
    [...regions.values()].map((place) => [place.country, place.countryCode, place.region]),
  );
  const regionIds = await lookUp(connection, `SELECT country || '/' || name AS key, id FROM region`);
  await insertMissing(
    connection,
    'location',
    ['country', 'country_code', 'region', 'city', 'postcode', 'state', 'region_id', 'latitude', 'longitude'],
    PLACES.map((place) => [
      place.country,
      place.countryCode,
      place.region,
      place.city,
      place.postcode,
      '',
      regionIds(`${place.country}/${place.region}`),
      place.latitude,
      place.longitude,
    ]),
  );
  await insertMissing(
    connection,
    'postcode_point',
    ['country_code', 'postcode', 'latitude', 'longitude', 'points'],
    PLACES.map((place) => [place.countryCode, place.postcode, place.latitude, place.longitude, 1]),
  );
  const ids = await lookUp(
    connection,
    `SELECT concat_ws('/', country, region, city, postcode) AS key, id FROM location WHERE state = ''`,
  );
  return PLACES.map((place) => ({
    location: ids([place.country, place.region, place.city, place.postcode].join('/')),
    region: regionIds(`${place.country}/${place.region}`),
  }));
}

async function insertCampaigns(connection: Connection, sim: Simulation, sourceId: number): Promise<number[]> {
  await insertMissing(
    connection,
    'influencer',
    ['handle', 'name', 'platform', 'code', 'source_id'],
    INFLUENCERS.map((entry) => [entry.handle, entry.name, entry.platform, entry.code, sourceId]),
  );
  const influencer = await lookUp(connection, 'SELECT handle AS key, id FROM influencer');
  await copyRows(
    connection,
    'campaign',
    [
      'code',
      'name',
      'platform',
      'type',
      'objective',
      'audience',
      'content_type',
      'influencer_id',
      'product_focus',
      'start_day',
      'end_day',
      'source_id',
    ],
    sim.campaigns.map((campaign) => [
      campaign.code,
      campaign.name,
      campaign.platform,
      campaign.type,
      campaign.objective,
      campaign.audience,
      campaign.contentType,
      campaign.influencer === null ? null : influencer(INFLUENCERS[campaign.influencer]?.handle ?? ''),
      campaign.productFocus,
      dayText(campaign.from),
      campaign.to === sim.period.to ? null : dayText(campaign.to),
      sourceId,
    ]),
  );
  const id = await lookUp(connection, 'SELECT code AS key, id FROM campaign');
  const ids = sim.campaigns.map((campaign) => id(campaign.code));
  await insertMissing(
    connection,
    'campaign_utm',
    ['utm_source', 'utm_medium', 'utm_campaign', 'campaign_id'],
    sim.campaigns.map((campaign) => [
      campaign.source,
      campaign.medium,
      campaign.code.toLowerCase(),
      ids[campaign.index],
    ]),
  );
  return ids;
}

/** Writes every dimension of the demo shop and returns the ids. Costs must stand before the first sale is merged. */
export async function insertDimensions(
  connection: Connection,
  sim: Simulation,
  sourceId: number,
): Promise<DimensionIds> {
  const places = await insertPlaces(connection);
  const products = await insertProducts(connection, sim.products, sourceId, sim.today);
  const location = (place: number) => places[place]?.location ?? null;
  await insertMissing(
    connection,
    'sales_channel',
    ['code', 'name', 'type', 'store_type', 'location_id', 'fee_rate', 'source_id'],
    CHANNELS.map((entry) => [
      entry.code,
      entry.name,
      entry.type,
      entry.storeType,
      location(entry.place),
      entry.feeRate,
      sourceId,
    ]),
  );
  await insertMissing(
    connection,
    'warehouse',
    ['code', 'name', 'is_store', 'location_id', 'source_id'],
    WAREHOUSES.map((entry) => [entry.code, entry.name, entry.isStore, location(entry.place), sourceId]),
  );
  await insertMissing(
    connection,
    'carrier',
    ['code', 'name', 'source_id'],
    CARRIERS.map((entry) => [entry.code, entry.name, sourceId]),
  );
  const channel = await lookUp(connection, 'SELECT code AS key, id FROM sales_channel');
  const warehouse = await lookUp(connection, 'SELECT code AS key, id FROM warehouse');
  await insertMissing(
    connection,
    'promotion',
    ['code', 'name', 'kind', 'discount_rate', 'start_day', 'end_day', 'channel_id', 'source_id'],
    sim.promotions.map((entry) => [
      entry.code,
      entry.name,
      entry.influencer
        ? 'influencer'
        : entry.kind === 'gift'
          ? 'gift'
          : entry.kind === 'products'
            ? 'markdown'
            : 'percentage',
      entry.rate,
      dayText(entry.from),
      dayText(entry.to),
      entry.scope === 'site' ? channel('site') : null,
      sourceId,
    ]),
  );
  const promotion = await lookUp(connection, 'SELECT code AS key, id FROM promotion');
  await insertMissing(
    connection,
    'promotion_product',
    ['promotion_id', 'product_id'],
    sim.promotions.flatMap((entry) => entry.products.map((index) => [promotion(entry.code), products[index]])),
  );
  return {
    places,
    products,
    channels: CHANNELS.map((entry) => channel(entry.code)),
    warehouses: WAREHOUSES.map((entry) => warehouse(entry.code)),
    campaigns: await insertCampaigns(connection, sim, sourceId),
  };
}
