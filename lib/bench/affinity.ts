import { AppError } from '@/lib/core/errors';
import { associationRules, frequentItemsets } from '@/lib/models/basket-affinity';
import type { BenchModel } from './bench-model';

/** Rules of what is bought together. */
export const affinity: BenchModel = {
  name: 'affinity',
  summary: 'Rules of what is bought together (options min_support, min_confidence, longest)',
  columns: [
    { name: 'basket', kind: 'text' },
    { name: 'item', kind: 'text' },
  ],
  run(rows, options) {
    const given = (options ?? {}) as Record<string, unknown>;
    const { min_support: support = 0.01, min_confidence: confidence = 0.5, longest = 8 } = given;
    const isShare = (value: unknown) => typeof value === 'number' && value >= 0 && value <= 1;
    if (!isShare(support) || support === 0 || !isShare(confidence)) {
      throw new AppError(
        'invalid_input',
        '--options: min_support lies above 0, min_confidence from 0, both at most 1.',
      );
    }
    if (typeof longest !== 'number' || !Number.isInteger(longest) || longest < 2) {
      throw new AppError('invalid_input', '--options: longest must be a whole number from 2.');
    }
    const baskets = new Map<string, string[]>();
    for (const { basket, item } of rows) {
      const known = baskets.get(basket as string);
      if (known) known.push(item as string);
      else baskets.set(basket as string, [item as string]);
    }
    const itemsets = frequentItemsets([...baskets.values()], support as number, longest);
    const rules = associationRules(itemsets, baskets.size, confidence as number);
    return {
      baskets: baskets.size,
      frequent_itemsets: itemsets.length,
      rules: rules.map(({ lhs, rhs, support: share, confidence: sure, lift, conviction, both }) => ({
        lhs,
        rhs,
        support: share,
        confidence: sure,
        lift,
        conviction,
        count: both,
      })),
    };
  },
};
