import type { Format } from './format';
import type { FactStageTable } from './stage';

const CATALOGUE: ReadonlySet<FactStageTable> = new Set([
  'stage_catalogue',
  'stage_product_attribute',
  'stage_product_ingredient',
]);
const COSTS: ReadonlySet<FactStageTable> = new Set(['stage_product_cost', 'stage_product_price']);
const NAMES: ReadonlySet<FactStageTable> = new Set(['stage_promotion', 'stage_campaign', 'stage_customer']);
const SUMS: ReadonlySet<FactStageTable> = new Set(['stage_control_total']);

/**
 * In which order files that came together are imported: what others look up comes first, what looks others up comes
 * last. 0 = catalogue, 1 = costs and prices, 2 = campaigns, promotions, customers, 3 = orders, 4 = other facts,
 * 5 = payments and shipments of known orders, 6 = control totals.
 */
export function importRank(format: Pick<Format, 'facts' | 'refersToAnyOrder'> | null): number {
  if (!format) return 7;
  if (format.refersToAnyOrder) return 5;
  const facts = format.facts ?? [];
  if (facts.length === 0) return 3;
  const [first] = facts as [FactStageTable];
  if (facts.some((table) => CATALOGUE.has(table))) return 0;
  if (COSTS.has(first)) return 1;
  if (facts.some((table) => NAMES.has(table))) return 2;
  return facts.every((table) => SUMS.has(table)) ? 6 : 4;
}
