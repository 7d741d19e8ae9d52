import { contentHash } from '../../values/content-hash';

/** As FieldReader.key: five such texts fit a key of PostgreSQL's indexes. */
const LONGEST = 130;

/**
 * Names of campaigns, ads and pages may run over hundreds of characters, more than an index takes: a longer one is cut,
 * and a hash of the whole keeps two that begin alike apart.
 */
export function shortName(text: string, longest = LONGEST): string {
  if (text.length <= longest) return text;
  const hash = Math.abs(contentHash(text)).toString(36);
  return `${[...text].slice(0, longest - hash.length - 2).join('')}… ${hash}`;
}
