import { z } from 'zod';

const text = (most: number) => z.string().max(most);
/** A label of a campaign or link: anything a person may write, without control characters. */
const label = text(200).regex(/^[^\p{Cc}]*$/u);

const KINDS = [
  'page',
  'product',
  'time',
  'search',
  'cart',
  'remove',
  'checkout',
  'payment',
  'code',
  'purchase',
  'consent',
  'withdraw',
] as const;
export type EventKind = (typeof KINDS)[number];

const eventSchema = z.object({
  k: z.enum(KINDS),
  /** when, by the sender's clock */
  t: z.number().int().positive(),
  /** the event's own name on its page */
  x: z.string().regex(/^[0-9a-z]{13,40}$/),
  u: text(400).optional(),
  /** article */
  p: label.optional(),
  /** price shown, in the shop's currency */
  a: z.number().finite().min(0).max(1e8).optional(),
  n: z.number().int().min(0).max(100_000).optional(),
  /** milliseconds in sight */
  ms: z.number().int().min(0).max(36e5).optional(),
  q: label.optional(),
  /** code */
  o: label.optional(),
  us: label.optional(),
  um: label.optional(),
  uc: label.optional(),
  uo: label.optional(),
  ut: label.optional(),
  /** kind of click id */
  g: z
    .string()
    .regex(/^[A-Za-z_]{3,20}$/)
    .optional(),
  /** host of the page before */
  r: text(253).optional(),
  /** order and customer, with consent only */
  w: label.optional(),
  z: label.optional(),
});

/** What public/vigie.js sends: names are short because a body is small. */
export const collectSchema = z.object({
  s: z.string().regex(/^[a-z0-9-]{8,64}$/),
  i: z.string().regex(/^[0-9a-f]{32}$/),
  d: z.number().int().positive(),
  n: z.number().int().positive(),
  c: z.object({ v: label.min(1), p: z.array(label).max(10), t: z.number().int().positive() }).optional(),
  e: z.array(eventSchema).min(1).max(50),
});

export type Collected = z.infer<typeof collectSchema>;
export type CollectedEvent = Collected['e'][number];
