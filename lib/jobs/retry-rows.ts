import { z } from 'zod';
import { retryQuarantined } from '@/lib/imports/corrections/import-corrections';
import { headlineFigures } from './headline-figures';
import { defineJob } from './job';

/** Imports rows again that waited in quarantine for an answer of an administrator. */
export const retryRows = defineJob({
  payload: z.object({ batch: z.int(), codes: z.array(z.string()), by: z.string() }),
  async run({ batch, codes, by }, { log }) {
    const report = await retryQuarantined(batch, codes, { createdBy: by, effect: headlineFigures });
    if (report)
      log.info({ batch: report.id, rows: report.rows, quarantined: report.quarantined }, 'rows imported again');
  },
});
