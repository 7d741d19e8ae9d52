import type { CreditModel } from '@/lib/attribution/credit-model';
import type { JourneyGroup } from '@/lib/attribution/journey';
import { removalEffects } from '@/lib/attribution/markov-chain';
import { DEFAULT_HALF_LIFE } from '@/lib/attribution/models/time-decay';
import { CREDIT_MODELS, creditModel } from '@/lib/attribution/registry';
import { AppError } from '@/lib/core/errors';
import type { BenchModel, BenchRow } from './bench-model';

interface Group extends JourneyGroup {
  value: number;
}
type Credits = Record<string, { conversions: number; value: number }>;

function groupOf(row: BenchRow): Group {
  const number = (name: string) => Number(row[name]);
  const keys = (row.path as string)
    .split('>')
    .map((key) => key.trim())
    .filter(Boolean);
  if (keys.length === 0) throw new AppError('invalid_input', `The path "${row.path}" names no channel.`);
  const group = {
    keys,
    conversions: number('total_conversions'),
    value: number('total_conversion_value'),
    nulls: number('total_null'),
  };
  if (group.conversions < 0 || group.nulls < 0) {
    throw new AppError('invalid_input', `The path "${row.path}" has a count below 0.`);
  }
  return group;
}

/** Credits by journey; a touch's age is its distance from the end in steps. */
function byJourney(model: CreditModel, groups: readonly Group[], halfLife: number): Credits {
  const weigh = model.prepare({ groups }, { halfLife });
  const credits: Credits = {};
  for (const { keys, conversions, value } of groups) {
    const touches = keys.map((key, i) => ({ key, isDirect: key.toLowerCase() === 'direct', age: keys.length - 1 - i }));
    for (const [i, share] of weigh({ touches }).entries()) {
      const key = keys[i] as string;
      const credit = credits[key] ?? { conversions: 0, value: 0 };
      credits[key] = credit;
      credit.conversions += share * conversions;
      credit.value += share * value;
    }
  }
  return credits;
}

/** The textbook's Markov credit: all conversions shared by removal effect, whatever journeys they belong to. */
function byRemoval(groups: readonly Group[]) {
  const { baseConversion, effects } = removalEffects(groups);
  const sum = [...effects.values()].reduce((a, b) => a + b, 0);
  const total = (of: 'conversions' | 'value') => groups.reduce((all, group) => all + group[of], 0);
  const [conversions, value] = [total('conversions'), total('value')];
  const share = (effect: number) => (sum > 0 ? effect / sum : 0);
  return {
    credits: Object.fromEntries(
      [...effects].map(([key, effect]) => [
        key,
        { conversions: conversions * share(effect), value: value * share(effect) },
      ]),
    ) as Credits,
    removal_effect: Object.fromEntries(effects),
    base_conversion_prob: baseConversion,
  };
}

const sorted = (credits: Credits): Credits =>
  Object.fromEntries(Object.entries(credits).sort(([a], [b]) => (a < b ? -1 : 1)));

/** Credit per channel of a table of paths. */
export const attribution: BenchModel = {
  name: 'attribution',
  summary: `Credit per channel from paths (options model: ${CREDIT_MODELS.map(({ id }) => id).join(', ')}; half_life in steps)`,
  columns: [
    { name: 'path', kind: 'text' },
    { name: 'total_conversions', kind: 'number', mayBeEmpty: true },
    { name: 'total_conversion_value', kind: 'number', mayBeEmpty: true },
    { name: 'total_null', kind: 'number', mayBeEmpty: true },
  ],
  run(rows, options) {
    const { model: id = 'last_non_direct', half_life: halfLife = DEFAULT_HALF_LIFE } = (options ?? {}) as Record<
      string,
      unknown
    >;
    const model = creditModel(String(id));
    if (typeof halfLife !== 'number' || !(halfLife > 0)) {
      throw new AppError('invalid_input', '--options: half_life must be a number of steps above 0.');
    }
    const groups = rows.map(groupOf);
    if (model.id !== 'markov') return { credits: sorted(byJourney(model, groups, halfLife)) };
    const { credits, ...rest } = byRemoval(groups);
    return { credits: sorted(credits), ...rest };
  },
};
