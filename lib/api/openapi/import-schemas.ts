import { z } from 'zod';
import { declaredSchema } from '@/lib/imports/declared';
import { instant } from './kpi-schemas';

const localised = z.object({ en: z.string(), fr: z.string() });
const values = z.record(z.string(), z.union([z.string(), z.number()]));

const progress = z.object({
  phase: z.enum(['reading', 'merging', 'done']),
  rows: z.int(),
  share: z.number().meta({ description: 'Part of the file that was read, 0 to 1.' }),
  seconds: z.number(),
});

export const batchSchema = z
  .looseObject({
    id: z.int(),
    file: z.string(),
    size: z.int(),
    source: z.string(),
    format: z.object({ id: z.string(), label: localised }),
    status: z.enum(['queued', 'running', 'done', 'failed', 'undone']),
    rows: z.int().meta({ description: 'rows = inserted + updated + unchanged + quarantined once it is done.' }),
    inserted: z.int(),
    updated: z.int(),
    unchanged: z.int(),
    quarantined: z.int(),
    seconds: z.number().nullable(),
    created_by: z.string(),
    created_at: instant,
    started_at: instant.nullable(),
    finished_at: instant.nullable(),
    warnings: z.array(z.object({ code: z.string(), values })),
    error: z.object({ message: z.string(), key: z.string().nullable(), values }).nullable(),
    progress: progress.nullable(),
  })
  .meta({ id: 'Import' });

export const batchDetailSchema = batchSchema
  .extend({
    encoding: z.string(),
    delimiter: z.string(),
    sha256: z.string(),
    data_version: z.string().nullable(),
    mapping: z.array(z.object({ field: localised, column: z.string() })),
    quarantine: z.array(z.object({ code: z.string(), rows: z.int() })),
    retry: z.string().nullable().meta({ description: 'Upload of a failed import, for another try.' }),
  })
  .meta({ id: 'ImportDetail' });

export const batchListSchema = z.object({
  imports: z.array(batchSchema),
  next: z.int().nullable().meta({ description: 'For `before` of the next page; null on the last one.' }),
});

export const startedSchema = z.object({ id: z.int(), status: z.literal('queued') }).meta({ id: 'ImportStarted' });

export const uploadSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    size: z.int(),
    userId: z.int(),
    uploadedAt: instant,
    batchId: z.int().nullable(),
  })
  .meta({ id: 'Upload' });

export const declaredDocument = declaredSchema.meta({
  id: 'Declared',
  description: 'What is known about a file; whatever is left out is detected.',
});

export const startInput = declaredSchema.extend({ upload: z.uuid() }).meta({ id: 'ImportStart' });

export const describedSchema = z
  .looseObject({
    status: z.enum(['described', 'unreadable']),
    upload: uploadSchema,
    file: z
      .looseObject({
        format: z.string().nullable(),
        confidence: z.number(),
        columns: z.array(z.string()),
        unusedColumns: z.array(z.string()),
        fields: z.array(z.looseObject({ name: z.string(), column: z.string().nullable() })),
        missing: z.array(z.array(z.string())),
        isReady: z.boolean(),
      })
      .optional(),
    message: z.string().optional(),
  })
  .meta({ id: 'DescribedUpload' });

export const quarantineSchema = z
  .object({
    rows: z.array(
      z.object({
        line: z.int(),
        column: z.string(),
        code: z.string(),
        value: z.string().nullable(),
        raw: z.string(),
      }),
    ),
    total: z.int(),
  })
  .meta({ id: 'Quarantine' });
