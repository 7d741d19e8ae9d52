import { type CopyValue, copyRows } from '@/lib/db/copy';
import { type Connection, runSql } from '@/lib/db/run-sql';
import { dayText, HOUR, timeText } from './calendar';
import { takeIds } from './dimension-rows';
import type { DimensionIds } from './dimensions';
import { GENDERS } from './people';
import { PLACES } from './places';
import { Random } from './random';
import type { Simulation } from './simulation';

const WOMEN = [
  'Camille',
  'Léa',
  'Manon',
  'Chloé',
  'Emma',
  'Sarah',
  'Julie',
  'Marie',
  'Inès',
  'Louise',
  'Alice',
  'Nathalie',
  'Sandrine',
  'Isabelle',
  'Fatima',
  'Aurélie',
  'Élodie',
  'Margaux',
  'Hélène',
  'Sophie',
];
const MEN = ['Thomas', 'Nicolas', 'Julien', 'Antoine', 'Hugo', 'Lucas', 'Mehdi', 'Pierre', 'Alexandre', 'Maxime'];
const FAMILIES = [
  'Martin',
  'Bernard',
  'Petit',
  'Robert',
  'Richard',
  'Durand',
  'Dubois',
  'Moreau',
  'Laurent',
  'Simon',
  'Michel',
  'Lefebvre',
  'Leroy',
  'Roux',
  'David',
  'Bertrand',
  'Morel',
  'Fournier',
  'Girard',
  'Bonnet',
  'Dupont',
  'Lambert',
  'Fontaine',
  'Rousseau',
  'Vincent',
  'Muller',
  'Faure',
  'Blanc',
  'Guérin',
  'Boyer',
];
const LANGUAGES: Record<string, string> = { DE: 'de' };

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/[^a-zA-Z]/g, '')
    .toLowerCase();

/** A profile for everyone who bought with an account or loyalty card; the names are invented. */
function* profileRows(sim: Simulation, ids: DimensionIds, personIds: readonly number[]): Generator<CopyValue[]> {
  const random = new Random(sim.settings.seed, 'profiles');
  const { people } = sim;
  for (let person = 0; person < people.count; person++) {
    const gender = GENDERS[people.gender[person] as number] ?? null;
    const given = random.pick(gender === 'male' ? MEN : WOMEN);
    const family = random.pick(FAMILIES);
    const id = personIds[person];
    if (id === undefined) continue;
    const place = people.place[person] as number;
    const birth = people.birth[person] as number;
    yield [
      id,
      `${plain(given)}.${plain(family)}.${person + 1}@demo.example`,
      given,
      family,
      birth === 0 ? null : dayText(birth),
      gender,
      ids.places[place]?.location,
      LANGUAGES[PLACES[place]?.countryCode ?? ''] ?? 'fr',
    ];
  }
}

function* consentRows(
  sim: Simulation,
  personIds: readonly number[],
  factIds: readonly number[],
  sourceId: number,
): Generator<CopyValue[]> {
  const random = new Random(sim.settings.seed, 'consents');
  const { people } = sim;
  let next = 0;
  for (let person = 0; person < people.count; person++) {
    const id = personIds[person];
    if (id === undefined) continue;
    const day = people.firstDay[person] as number;
    const at = timeText(day * 86_400 + 7 * HOUR);
    const purposes: [string, boolean][] = [
      ['email_marketing', people.mailing[person] === 1],
      ['analytics', people.tracked[person] === 1],
    ];
    for (const [purpose, given] of purposes)
      yield [id, factIds[next++], purpose, given, 'v2', at, dayText(day), sourceId];
    const withdrawal = day + random.int(30, 500);
    if (people.mailing[person] === 1 && random.chance(0.06) && withdrawal <= sim.period.to) {
      yield [
        id,
        factIds[next++],
        'email_marketing',
        false,
        'v2',
        timeText(withdrawal * 86_400 + 10 * HOUR),
        dayText(withdrawal),
        sourceId,
      ];
    }
  }
}

function* tierRows(
  sim: Simulation,
  personIds: readonly number[],
  factIds: readonly number[],
  sourceId: number,
): Generator<CopyValue[]> {
  const { people } = sim;
  let next = 0;
  for (let person = 0; person < people.count; person++) {
    const orders = people.orders[person] as number;
    if (orders < 3 || personIds[person] === undefined) continue;
    const points = Math.round((people.spent[person] as number) / 10_000);
    const tier = orders >= 8 ? 'gold' : orders >= 5 ? 'silver' : 'bronze';
    yield [personIds[person], factIds[next++], tier, points, dayText(people.lastDay[person] as number), sourceId];
  }
}

const EXPERIMENTS: readonly [name: string, kind: string, hypothesis: string, daysAgo: number, length: number][] = [
  [
    'Meta sans publicité dans deux régions',
    'geo_holdout',
    'La publicité Meta apporte au moins 15 % de ventes en plus',
    190,
    28,
  ],
  ['Lettre du mardi, groupe témoin', 'email_holdout', 'La lettre augmente les commandes des clients fidèles', 120, 42],
  ['Livraison offerte dès 35 €', 'ab_test', 'Un seuil plus bas augmente la conversion', 75, 21],
];

async function writeExperiments(
  connection: Connection,
  sim: Simulation,
  personIds: readonly number[],
  batchId: number,
): Promise<void> {
  for (const [name, kind, hypothesis, daysAgo, length] of EXPERIMENTS) {
    const start = dayText(sim.today - daysAgo);
    const [row] = await runSql<{ id: number }>(
      {
        text: `INSERT INTO experiment (name, kind, hypothesis, start_day, end_day, status, details)
          VALUES ($1, $2, $3, $4, $5, 'done', $6) RETURNING id`,
        values: [name, kind, hypothesis, start, dayText(sim.today - daysAgo + length), JSON.stringify({ demo: true })],
      },
      connection,
    );
    if (kind !== 'email_holdout' || !row) continue;
    const random = new Random(sim.settings.seed, 'experiment');
    const arms: CopyValue[][] = [];
    for (let person = 0; person < sim.people.count && arms.length < 4_000; person++) {
      const reachable =
        sim.people.mailing[person] === 1 && (sim.people.firstDay[person] as number) < sim.today - daysAgo;
      if (!reachable || personIds[person] === undefined || !random.chance(0.4)) continue;
      arms.push([personIds[person], row.id, random.chance(0.2) ? 'control' : 'treatment', start, batchId]);
    }
    await copyRows(connection, 'experiment_assignment', ['person_id', 'experiment_id', 'arm', 'day', 'batch_id'], arms);
  }
}

/** Everything the shop knows about its customers beside their orders. `personIds` is indexed by person number. */
export async function writeProfiles(
  connection: Connection,
  sim: Simulation,
  ids: DimensionIds,
  personIds: readonly number[],
  source: { sourceId: number; batchId: number },
): Promise<void> {
  const { sourceId, batchId } = source;
  await copyRows(
    connection,
    'person_profile',
    ['person_id', 'email', 'given_name', 'family_name', 'birth_date', 'gender', 'location_id', 'language'],
    profileRows(sim, ids, personIds),
  );
  const factIds = await takeIds(connection, 'fact_id_seq', sim.people.count * 3);
  await copyRows(
    connection,
    'consent',
    ['person_id', 'id', 'purpose', 'given', 'version', 'at', 'day', 'source_id'],
    consentRows(sim, personIds, factIds, sourceId),
  );
  const tierIds = await takeIds(connection, 'fact_id_seq', sim.people.count);
  await copyRows(
    connection,
    'loyalty_tier',
    ['person_id', 'id', 'tier', 'points', 'valid_from', 'source_id'],
    tierRows(sim, personIds, tierIds, sourceId),
  );
  await runSql(
    {
      text: `UPDATE person SET kind = 'guest' WHERE id IN (SELECT person_id FROM person_identity WHERE source_id = $1 AND kind = 'email')`,
      values: [sourceId],
    },
    connection,
  );
  await writeExperiments(connection, sim, personIds, batchId);
}
