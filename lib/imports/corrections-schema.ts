import { z } from 'zod';

const line = z.int().positive();

/** Rows of a quarantine as a person corrected them: their cells, or their text where it could not be told apart. */
export const correctionsSchema = z.object({
  rows: z
    .array(
      z.union([
        z.strictObject({ line, cells: z.array(z.string().max(100_000)).max(2_000) }),
        z.strictObject({ line, raw: z.string().max(1_000_000) }),
      ]),
    )
    .min(1)
    .max(1_000),
});
