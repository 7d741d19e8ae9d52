import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { AppError } from '@/lib/core/errors';
import { CARRIERS } from './channels';
import { CATEGORIES } from './product-lines';
import defaultScenario from './scenario.json';

const share = z.number().min(0).max(1);
const daysAgo = z.number().int().min(1).max(1_095);
const sku = z.string().regex(/^AUB-[A-Z]{3}-\d{3}$/);
const codes = (list: readonly { code: string }[]) => z.enum(list.map((entry) => entry.code) as [string, ...string[]]);
const window = { fromDaysAgo: daysAgo, toDaysAgo: z.number().int().min(0).max(1_095).default(0) };

/** Every kind of cause that can be planted. A window counts days back from today; 0 = it lasts. */
const cause = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('platform_saturation'),
    platform: z.enum(['instagram', 'facebook', 'google', 'tiktok']),
    ...window,
    /** Spend added on top of the usual, as a share of it; it brings no order. */
    extraSpend: z.number().min(0).max(5),
  }),
  z.strictObject({
    kind: z.literal('lapsing_segment'),
    category: codes(CATEGORIES),
    minOrders: z.number().int().min(1),
    ...window,
    /** Share of the segment's next orders that are never placed. */
    share,
  }),
  z.strictObject({
    kind: z.literal('cannibalising_promotion'),
    sku,
    code: z.string().min(3),
    rate: share,
    ...window,
    /** Share of the sibling products' units (same sub-category) that go to the promoted product instead. */
    switchShare: share,
  }),
  z.strictObject({
    kind: z.literal('late_carrier'),
    carrier: codes(CARRIERS),
    ...window,
    /** Share of its parcels that are late because of it, by so many working days. */
    share,
    extraDays: z.number().int().min(1).max(15),
  }),
  z.strictObject({
    kind: z.literal('stockout_while_advertised'),
    sku,
    ...window,
    /** Share of the wanted units that buyers replace by another product of the category. */
    substitution: share,
    /** The advertisement's spend per day, as a share of all ad spend of the day. */
    spendShare: share,
  }),
  z.strictObject({
    kind: z.literal('negative_margin'),
    sku,
    ...window,
    /** Unit cost from then on, as a multiple of the list price without tax. */
    costToPrice: z.number().min(0).max(5),
  }),
  z.strictObject({ kind: z.literal('high_returns'), sku, rate: share }),
  z.strictObject({
    kind: z.literal('mobile_checkout_drop'),
    ...window,
    /** Share of the mobile orders of the site that break off between checkout and payment. */
    share,
  }),
  z.strictObject({ kind: z.literal('missing_cost'), sku }),
]);

const scenarioSchema = z.strictObject({
  name: z.string().min(1),
  /** Growth of demand per year, 0.25 = a quarter. */
  growthPerYear: z.number().min(-0.5).max(3),
  /** Share of the yearly net revenue that goes into advertising. */
  adShare: z.number().min(0).max(0.5),
  causes: z.array(cause).refine((list) => new Set(list.map((entry) => entry.kind)).size === list.length, {
    message: 'each kind of cause may be planted once',
  }),
});

export type Scenario = z.infer<typeof scenarioSchema>;
export type Cause = Scenario['causes'][number];
export type CauseKind = Cause['kind'];
export type CauseOf<K extends CauseKind> = Extract<Cause, { kind: K }>;

/** Checks a scenario; a faulty one is refused with every fault named. */
export function parseScenario(value: unknown): Scenario {
  const parsed = scenarioSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'scenario'}: ${issue.message}`);
  throw new AppError('invalid_input', `The scenario is not usable: ${faults.join('; ')}`);
}

/** The scenario of a file, or the one that comes with the demo shop. */
export function readScenario(file?: string): Scenario {
  if (file === undefined) return parseScenario(defaultScenario);
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new AppError('invalid_input', `The scenario file cannot be read: ${file}`, { cause: error });
  }
  return parseScenario(value);
}

export function findCause<K extends CauseKind>(scenario: Scenario, kind: K): CauseOf<K> | undefined {
  return scenario.causes.find((entry): entry is CauseOf<K> => entry.kind === kind);
}

/** Day numbers of a window, both included; `today` is the first day that is not generated. */
export function windowDays(window: { fromDaysAgo: number; toDaysAgo: number }, today: number): [number, number] {
  return [today - window.fromDaysAgo, today - Math.max(1, window.toDaysAgo)];
}
