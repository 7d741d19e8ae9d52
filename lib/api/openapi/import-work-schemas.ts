import { z } from 'zod';
import { MATCH_KINDS, MATCH_STATES } from '@/lib/imports/matching/match-item';
import { instant } from './kpi-schemas';

const localised = z.object({ en: z.string(), fr: z.string() });
const decimal = z.string().nullable().meta({ description: 'Decimal text; null where it cannot be computed.' });
const reasons = z.array(z.object({ code: z.string(), rows: z.int() }));
const told = z.array(z.object({ code: z.string(), values: z.record(z.string(), z.union([z.string(), z.number()])) }));

const counts = {
  rows: z.int().meta({ description: 'rows = inserted + updated + unchanged + quarantined.' }),
  inserted: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  quarantined: z.int(),
  seconds: z.number(),
};

const effect = z.array(
  z.object({
    kpi: z.string(),
    label: localised,
    unit: z.enum(['money', 'count']),
    before: decimal,
    after: decimal,
    difference: decimal,
  }),
);

const overlap = z.object({
  kind: z.enum(['orders', 'spend']),
  place: z.string().meta({ description: 'Sales channel or advertising platform.' }),
  source: z.object({ code: z.string(), name: z.string() }),
  days: z.int(),
  first: z.string(),
  last: z.string(),
  count: z.int(),
  amount: z.string(),
  currency: z.string(),
});

export const trialSchema = z
  .looseObject({
    state: z.enum(['queued', 'running', 'done', 'failed']),
    startedAt: instant,
    result: z
      .looseObject({ ...counts, reasons, warnings: told, effect, currency: z.string(), overlaps: z.array(overlap) })
      .nullable(),
    error: z.looseObject({ message: z.string() }).nullable(),
  })
  .meta({ id: 'DryRun', description: 'What an import would do; nothing of it is stored.' });

export const reportSchema = z
  .looseObject({ id: z.int(), file: z.string(), format: z.string(), ...counts, reasons, warnings: told, effect })
  .meta({ id: 'ImportOutcome' });

const rowCounts = z.object({ removed: z.int(), restored: z.int() });

export const undoPlanSchema = z
  .object({
    id: z.int(),
    file: z.string(),
    refusal: z.enum(['demo', 'undone', 'unfinished', 'no_images']).nullable(),
    blocking: z
      .array(z.object({ id: z.int(), file: z.string() }))
      .meta({ description: 'Later imports that touched the same data and must be undone first.' }),
    orders: rowCounts,
    tables: z.array(rowCounts.extend({ table: z.string() })),
  })
  .meta({ id: 'UndoPlan' });

export const undoneSchema = z
  .object({ id: z.int(), file: z.string(), orders: rowCounts, dataVersion: z.string(), seconds: z.number() })
  .meta({ id: 'ImportUndone' });

export const waitingSchema = z
  .object({
    columns: z.array(z.object({ name: z.string(), isRead: z.boolean() })),
    rows: z.array(
      z.object({
        line: z.int(),
        column: z.string(),
        code: z.string(),
        value: z.string().nullable(),
        raw: z.string(),
        cells: z.array(z.string()).nullable(),
      }),
    ),
    total: z.int(),
    waiting: z.int(),
    resolved: z.int(),
    reasons,
  })
  .meta({ id: 'WaitingRows' });

const ofOrder = { order: z.string(), personId: z.string(), orderId: z.string(), id: z.string(), currency: z.string() };

export const lineSchema = z
  .object({
    text: z.string().nullable().meta({ description: 'The line as it came, while its file is kept.' }),
    lines: z.array(z.object({ ...ofOrder, sku: z.string(), quantity: z.int(), net: z.string() })),
    refunds: z.array(
      z.object({ ...ofOrder, sku: z.string(), kind: z.string(), quantity: z.int(), amount: z.string() }),
    ),
    payments: z.array(z.object({ ...ofOrder, method: z.string(), status: z.string(), amount: z.string() })),
    quarantined: z.object({ column: z.string(), code: z.string(), resolved: z.boolean() }).nullable(),
  })
  .meta({ id: 'LineFacts', description: 'Amounts are in ten-thousandths of the currency.' });

const target = z.object({
  target: z.string(),
  label: z.string(),
  detail: z.string(),
  sources: z.array(z.object({ code: z.string(), name: z.string() })),
  orders: z.int().nullable(),
  first: z.string().nullable(),
  last: z.string().nullable(),
});

export const targetsSchema = z.object({ targets: z.array(target) }).meta({ id: 'MatchTargets' });

export const matchItemsSchema = z
  .object({
    items: z.array(
      z.object({
        id: z.int(),
        kind: z.enum(MATCH_KINDS),
        source: z.object({ code: z.string(), name: z.string() }),
        value: z.string(),
        state: z.enum(MATCH_STATES),
        rows: z.int(),
        batch: z.int().nullable(),
        firstSeenAt: instant,
        resolvedAt: instant.nullable(),
        resolvedBy: z.string(),
        suggestions: z.array(target.extend({ reason: z.string(), score: z.number() })),
        target: target.nullable(),
      }),
    ),
    total: z.int(),
    open: z.record(z.enum(MATCH_KINDS), z.int()),
  })
  .meta({ id: 'MatchItems' });

export const decidedSchema = z
  .object({
    state: z.enum(MATCH_STATES),
    imports: z.array(z.int()).meta({ description: 'Imports whose rows had waited for it and are taken now.' }),
  })
  .meta({ id: 'MatchDecided' });
