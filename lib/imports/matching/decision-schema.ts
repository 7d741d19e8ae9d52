import { z } from 'zod';

/** What an administrator says of a name: it is something known, something new, of no interest; or it is open again. */
export const decisionSchema = z.discriminatedUnion('decision', [
  z.object({ decision: z.literal('match'), target: z.string().regex(/^\d{1,18}$/) }),
  z.object({ decision: z.literal('create'), name: z.string().max(200).optional() }),
  z.object({ decision: z.literal('ignore') }),
  z.object({ decision: z.literal('reopen') }),
]);

export type Decision = z.infer<typeof decisionSchema>;
