import { z } from 'zod';
import { transaction } from '@/lib/db/transaction';
import { rebuildRollups } from '@/lib/rollups/rebuild';
import { verifyRollups as findDifferences } from '@/lib/rollups/verify';
import { defineJob } from './job';

/** Every night the roll-ups are compared with the facts; what differs is reported and mended. */
export const verifyRollups = defineJob({
  payload: z.object({}),
  schedule: '15 2 * * *',
  async run(_payload, { log }) {
    const differences = await transaction(findDifferences);
    if (differences.length === 0) return;
    log.error({ differences }, 'roll-ups differed from the facts and are rebuilt');
    await transaction(rebuildRollups);
  },
});
