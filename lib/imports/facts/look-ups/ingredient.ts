import { runSql } from '@/lib/db/run-sql';
import { type Finder, type LookUp, plain } from '../look-up';

/** INCI names are one spelling in capitals, or not. */
export const ingredientOf = (): LookUp => ({
  kind: 'ingredient',
  asks: { asked: plain('s.inci_name') },
  join: `LEFT JOIN found_ingredient ing ON ing.asked = ${plain('s.inci_name')}`,
  refuse: { when: 'ing.id IS NULL', field: 'inci_name', code: 'missing', value: `''` },
});

export const findIngredients: Finder = async (connection, _options, asked) => {
  await runSql(
    `INSERT INTO ingredient (inci_name)
     SELECT DISTINCT ON (lower(asked)) asked FROM (${asked}) q
     WHERE asked <> '' AND NOT EXISTS (SELECT 1 FROM ingredient i WHERE lower(i.inci_name) = lower(q.asked))
     ORDER BY lower(asked), asked`,
    connection,
  );
  await runSql(
    `CREATE TEMP TABLE found_ingredient AS
     SELECT q.asked, min(i.id) AS id FROM (${asked}) q JOIN ingredient i ON lower(i.inci_name) = lower(q.asked) GROUP BY 1`,
    connection,
  );
};
