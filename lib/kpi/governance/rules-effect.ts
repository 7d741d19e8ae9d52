import type { Period } from '@/lib/core/calendar';
import { AppError } from '@/lib/core/errors';
import type { Catalogue } from '../catalogue';
import { type KpiDefinition, type KpiRules, STANDARD_RULES } from '../definition';
import type { KpiValue } from '../format-value';
import { expandFormula } from '../formula';
import { runKpiQuery } from '../run';

export const RULE_IDS = ['returns', 'cancelled', 'test', 'fraud', 'zero_total'] as const;
export type RuleId = (typeof RULE_IDS)[number];

export interface RuleEffect {
  id: RuleId;
  /** The rule in force, as it stands in the definition. */
  setting: KpiRules[RuleId];
  /** What the figure would be with the rule the other way round; null when that cannot be computed. */
  otherwise: KpiValue;
  /** What the rule takes off or adds to the figure: in force − otherwise. */
  effect: number | null;
}

function turned(rules: KpiRules, id: RuleId): KpiRules {
  if (id !== 'returns') return { ...rules, [id]: !rules[id] };
  return { ...rules, returns: rules.returns === 'ignored' ? 'refund_day' : 'ignored' };
}

/** What each rule of inclusion does to a figure over a period, computed by turning the rules one at a time. */
export async function rulesEffect(
  definition: KpiDefinition,
  period: Period,
  catalogue: Catalogue,
  now: Date,
): Promise<{ value: KpiValue; effects: RuleEffect[] }> {
  const { id } = definition;
  const formula = expandFormula(definition.formula, catalogue, [id]);
  const rules = definition.rules ?? STANDARD_RULES;
  const valueUnder = async (changed: KpiRules | undefined): Promise<KpiValue> => {
    // Written out, so that the rules reach the measures of the KPIs inside.
    const other: KpiDefinition = { ...definition, formula, rules: changed };
    try {
      const answer = await runKpiQuery(
        { kpis: [id], ...period },
        { now, catalogue: new Map(catalogue).set(id, other) },
      );
      return (answer.meta.totals?.[id] as KpiValue | undefined) ?? null;
    } catch (error) {
      if (error instanceof AppError && error.code === 'invalid_input') return null;
      throw error;
    }
  };
  const value = await valueUnder(definition.rules);
  const effects: RuleEffect[] = [];
  for (const each of RULE_IDS) {
    const otherwise = await valueUnder(turned(rules, each));
    const effect = value === null || otherwise === null ? null : Number(value) - Number(otherwise);
    effects.push({ id: each, setting: rules[each], otherwise, effect });
  }
  return { value, effects };
}
