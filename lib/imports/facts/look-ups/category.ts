import { runSql } from '@/lib/db/run-sql';
import { type Finder, type LookUp, plain } from '../look-up';

/** Category and sub-category of a catalogue row; a sub-category is keyed by its path. */
export const categoryOf = (): LookUp => ({
  kind: 'category',
  asks: { category: plain('s.category'), subcategory: plain('s.subcategory') },
  join: `LEFT JOIN category cat ON cat.code = ${plain('s.category')}
    LEFT JOIN category sub ON sub.code = ${plain('s.category')} || ' > ' || ${plain('s.subcategory')}`,
});

export const findCategories: Finder = async (connection, _options, asked) => {
  await runSql(
    `INSERT INTO category (code, name) SELECT DISTINCT category, category FROM (${asked}) q WHERE category <> ''
     ON CONFLICT (code) DO NOTHING`,
    connection,
  );
  await runSql(
    `INSERT INTO category (code, name, parent_id)
     SELECT DISTINCT q.category || ' > ' || q.subcategory, q.subcategory, c.id FROM (${asked}) q
     JOIN category c ON c.code = q.category WHERE q.subcategory <> '' AND q.category <> '' ON CONFLICT (code) DO NOTHING`,
    connection,
  );
};
