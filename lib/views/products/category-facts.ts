import type { Locale } from '@/lib/core/locale';
import { runSql } from '@/lib/db/run-sql';

export interface Category {
  code: string;
  name: string;
  parent: string | null;
  parentName: string | null;
}

/** A category as the catalogue knows it; null for an unknown code. */
export async function readCategory(code: string, locale: Locale): Promise<Category | null> {
  const name = (alias: string) =>
    locale === 'fr' ? `coalesce(nullif(${alias}.name_fr, ''), ${alias}.name)` : `${alias}.name`;
  const [found] = await runSql<Category>({
    text: `SELECT c.code, ${name('c')} AS name, p.code AS parent, ${name('p')} AS "parentName"
      FROM category c LEFT JOIN category p ON p.id = c.parent_id WHERE c.code = $1`,
    values: [code],
  });
  return found ?? null;
}

export const categoryName = async (code: string, locale: Locale) => (await readCategory(code, locale))?.name ?? null;
