import { z } from 'zod';
import { DELIMITERS } from './reading/detect-delimiter';
import { ENCODINGS } from './reading/detect-encoding';
import { DATE_ORDERS } from './values/parse-date';

const perField = <T extends z.ZodType>(value: T) => z.record(z.string().max(100), value);

/** What a person declares about a file; whatever is left out is detected. */
export const declaredSchema = z.object({
  encoding: z.enum(ENCODINGS).optional(),
  delimiter: z.enum(DELIMITERS).optional(),
  /** of a workbook: the sheet that is read */
  sheet: z.string().max(100).optional(),
  format: z.string().max(100).optional(),
  /** field -> column of the file, or '' for a field that is not read */
  mapping: perField(z.string().max(1_000)).optional(),
  settings: z
    .object({
      decimal: perField(z.enum(['.', ','])).optional(),
      dateOrder: perField(z.enum(DATE_ORDERS)).optional(),
      discountIs: z.enum(['rate', 'amount']).optional(),
    })
    .optional(),
  /** by the names of the format's `asks` */
  answers: perField(z.string().max(200)).optional(),
  /** ISO 4217 */
  currency: z
    .string()
    .regex(/^[A-Za-z]{3}$/)
    .optional(),
});

export type Declared = z.infer<typeof declaredSchema>;
