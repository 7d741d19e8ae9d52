import { contentHash } from '../../values/content-hash';

/**
 * References for rows that have none of their own: the content and, where rows are equal, their number. The same rows
 * have the same references in any order.
 */
export class RowNumber {
  private readonly seen = new Map<number, number>();

  of(cells: readonly (string | number | null)[]): string {
    const hash = contentHash(cells.join('\u0001'));
    const n = (this.seen.get(hash) ?? 0) + 1;
    this.seen.set(hash, n);
    return `${hash.toString(36)}-${n}`;
  }
}
