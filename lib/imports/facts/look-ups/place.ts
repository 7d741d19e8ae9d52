import { runSql } from '@/lib/db/run-sql';
import { type Finder, type LookUp, plain } from '../look-up';

const PARTS = ['country', 'region', 'city', 'postcode'] as const;

/** Where a customer lives, as precise as the file says. */
export const placeOf = (): LookUp => ({
  kind: 'place',
  asks: {
    ...Object.fromEntries(PARTS.map((part) => [part, plain(`s.${part}`)])),
    country_code: 's.country_code',
  },
  join: `LEFT JOIN location loc ON loc.state = '' AND ${PARTS.map((part) => `loc.${part} = ${plain(`s.${part}`)}`).join(' AND ')}
    AND ${plain('s.country')} || ${plain('s.region')} || ${plain('s.city')} || ${plain('s.postcode')} <> ''`,
});

export const findPlaces: Finder = async (connection, _options, asked) => {
  const named = `(SELECT * FROM (${asked}) q WHERE country || region || city || postcode <> '')`;
  await runSql(
    `INSERT INTO region (country, country_code, name)
     SELECT DISTINCT ON (country, region) country, country_code, region FROM ${named} s
     ORDER BY country, region, country_code ON CONFLICT (country, name) DO NOTHING`,
    connection,
  );
  await runSql(
    `INSERT INTO location (country, country_code, region, city, postcode, region_id)
     SELECT DISTINCT ON (s.country, s.region, s.city, s.postcode) s.country, s.country_code, s.region, s.city, s.postcode,
       coalesce(a.region_id, r.id)
     FROM ${named} s JOIN region r ON r.country = s.country AND r.name = s.region
     LEFT JOIN region_alias a ON a.country = r.country AND a.value = r.name
     ORDER BY s.country, s.region, s.city, s.postcode, s.country_code
     ON CONFLICT (country, region, state, city, postcode) DO NOTHING`,
    connection,
  );
};
