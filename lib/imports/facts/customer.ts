import type { FactTable } from './fact-table';
import { ERASED, personOf } from './look-ups/person';
import { placeOf } from './look-ups/place';

const TEXTS = ['email', 'phone', 'given_name', 'family_name', 'gender', 'language'] as const;

/** The one table with personal data. */
export const personProfile: FactTable = {
  stage: 'stage_customer',
  table: 'person_profile',
  key: ['person_id'],
  columns: {
    person_id: 'per.person_id',
    ...Object.fromEntries(TEXTS.map((column) => [column, `nullif(btrim(s.${column}), '')`])),
    birth_date: 's.birth_date',
    location_id: 'loc.id',
  },
  lookUps: [placeOf(), personOf()],
  skip: ERASED,
  fills: true,
  withoutBatch: true,
};

/** A consent is written when it differs from the last one of its purpose: the history stays. */
const consent = (column: 'consent_email' | 'consent_sms', purpose: string): FactTable => ({
  stage: 'stage_customer',
  where: `s.${column} IS NOT NULL`,
  table: 'consent',
  key: ['person_id', 'id'],
  group: ['person_id', 'purpose'],
  columns: {
    person_id: 'per.person_id',
    id: `coalesce((SELECT CASE WHEN c.given = s.${column} THEN c.id END FROM consent c
      WHERE c.person_id = per.person_id AND c.purpose = '${purpose}' AND c.source_id = g.source_id
      ORDER BY c.at DESC, c.id DESC LIMIT 1), nextval('fact_id_seq'))`,
    purpose: `'${purpose}'`,
    given: `s.${column}`,
    at: consentedAt(column, purpose),
    day: `(${consentedAt(column, purpose)})::date`,
    source_id: 'g.source_id',
  },
  lookUps: [personOf()],
  skip: ERASED,
  withoutBatch: true,
});

/** Where the file names no time: as it was seen first, else now. */
function consentedAt(column: string, purpose: string): string {
  return `coalesce(s.consented_at, (SELECT CASE WHEN c.given = s.${column} THEN c.at END FROM consent c
    WHERE c.person_id = per.person_id AND c.purpose = '${purpose}' AND c.source_id = g.source_id
    ORDER BY c.at DESC, c.id DESC LIMIT 1), now())`;
}

export const emailConsent = consent('consent_email', 'email_marketing');
export const smsConsent = consent('consent_sms', 'sms_marketing');

const CURRENT = `(SELECT l.* FROM loyalty_tier l WHERE l.person_id = per.person_id AND l.source_id = g.source_id
  AND l.valid_to IS NULL ORDER BY l.valid_from DESC, l.id DESC LIMIT 1)`;
const tier = `btrim(coalesce(s.loyalty_tier, ''))`;

/** The tier that a person leaves ends the day the next one begins. */
export const endedTier: FactTable = {
  stage: 'stage_customer',
  where: `${tier} <> ''`,
  table: 'loyalty_tier',
  key: ['person_id', 'id'],
  group: ['person_id'],
  columns: { person_id: 'per.person_id', id: 'cur.id', valid_to: 'current_date' },
  lookUps: [{ ...personOf(), join: `${personOf().join} LEFT JOIN LATERAL ${CURRENT} cur ON true` }],
  skip: `${ERASED} OR cur.id IS NULL OR cur.tier = ${tier}`,
  fills: true,
  withoutBatch: true,
};

export const loyaltyTier: FactTable = {
  stage: 'stage_customer',
  where: `${tier} <> ''`,
  table: 'loyalty_tier',
  key: ['person_id', 'id'],
  group: ['person_id'],
  columns: {
    person_id: 'per.person_id',
    id: `CASE WHEN cur.tier = ${tier} THEN cur.id ELSE nextval('fact_id_seq') END`,
    tier,
    points: 's.loyalty_points',
    valid_from: `CASE WHEN cur.tier = ${tier} THEN cur.valid_from ELSE current_date END`,
    source_id: 'g.source_id',
  },
  lookUps: [{ ...personOf(), join: `${personOf().join} LEFT JOIN LATERAL ${CURRENT} cur ON true` }],
  skip: ERASED,
  fills: true,
  withoutBatch: true,
};
