import { runSql } from '@/lib/db/run-sql';
import { type Finder, type LookUp, plain } from '../look-up';

/** A customer by the identity of this source, else by e-mail hash in any source, else a new person. */
export const personOf = (): LookUp => ({
  kind: 'person',
  asks: { kind: plain('s.customer_kind'), ref: plain('s.customer_ref'), email_hash: plain('s.email_hash') },
  join: `LEFT JOIN found_person per ON per.kind = ${plain('s.customer_kind')} AND per.ref = ${plain('s.customer_ref')}`,
  refuse: { when: 'per.person_id IS NULL', field: 'customer_ref', code: 'missing', value: `''` },
});

/** Who was erased stays erased: the hash of the e-mail is found, and nothing is written. */
export const ERASED = 'per.is_erased';

export const findPersons: Finder = async (connection, { sourceId, format }, asked) => {
  const run = (text: string) => runSql(text, connection);
  await run(
    `CREATE TEMP TABLE asked_person AS
     SELECT kind, ref, CASE WHEN kind = 'email' THEN ref ELSE max(email_hash) END AS email_hash
     FROM (${asked}) q WHERE ref <> '' AND kind <> '' GROUP BY kind, ref`,
  );
  await run('ANALYZE asked_person');
  // A list beside the shop systems names customers by the numbers of those: taken when exactly one person has it.
  const elsewhere = `LEFT JOIN (SELECT kind, value, min(person_id) AS person_id FROM person_identity
    GROUP BY 1, 2 HAVING count(DISTINCT person_id) = 1) x ON x.kind = a.kind AND x.value = a.ref`;
  const anywhere = format.refersToAnyOrder === true;
  await run(
    `CREATE TEMP TABLE found_person AS
     SELECT a.*, coalesce(i.person_id, ${anywhere ? 'x.person_id, ' : ''}e.person_id) AS person_id, false AS is_erased
     FROM asked_person a
     LEFT JOIN person_identity i ON i.source_id = ${sourceId} AND i.kind = a.kind AND i.value = a.ref
     ${anywhere ? elsewhere : ''}
     LEFT JOIN (
       SELECT DISTINCT ON (x.value) x.value, x.person_id FROM person_identity x JOIN person p ON p.id = x.person_id
       WHERE x.kind = 'email' AND x.value IN (SELECT email_hash FROM asked_person)
       ORDER BY x.value, (p.erased_at IS NOT NULL) DESC, x.source_id = ${sourceId} DESC, x.person_id) e
       ON e.value = a.email_hash AND a.email_hash <> ''`,
  );
  // Two customer numbers with one e-mail are one new person.
  await run(
    `CREATE TEMP TABLE new_person AS
     SELECT who, nextval('person_id_seq') AS person_id FROM (
       SELECT DISTINCT coalesce(nullif(email_hash, ''), kind || ':' || ref) AS who FROM found_person WHERE person_id IS NULL) s`,
  );
  await run(
    `INSERT INTO person (id, kind, identified, source_id) SELECT person_id, 'customer', true, ${sourceId} FROM new_person`,
  );
  await run(`INSERT INTO made_row SELECT 'person', person_id FROM new_person`);
  await run(
    `UPDATE found_person f SET person_id = n.person_id FROM new_person n
     WHERE f.person_id IS NULL AND n.who = coalesce(nullif(f.email_hash, ''), f.kind || ':' || f.ref)`,
  );
  await run(
    `UPDATE found_person f SET is_erased = true FROM person p WHERE p.id = f.person_id AND p.erased_at IS NOT NULL`,
  );
  await run(
    `INSERT INTO person_identity (kind, source_id, value, person_id)
     SELECT kind, ${sourceId}, ref, person_id FROM found_person WHERE NOT is_erased
     UNION SELECT 'email', ${sourceId}, email_hash, min(person_id) FROM found_person
       WHERE NOT is_erased AND email_hash <> '' GROUP BY email_hash
     ON CONFLICT (kind, source_id, value) DO NOTHING`,
  );
  await run('ANALYZE found_person');
};
