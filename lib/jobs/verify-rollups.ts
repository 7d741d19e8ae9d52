import { z } from 'zod';
import { defineJob } from './job';
import { reconcileRollups } from './reconcile-rollups';

/** Every night the roll-ups are compared with the facts; what differs is reported and mended. */
export const verifyRollups = defineJob({
  payload: z.object({}),
  schedule: '15 2 * * *',
  async run(_payload, { log }) {
    const { differences, repaired } = await reconcileRollups({ repair: true, actor: 'nightly job' });
    if (differences.length > 0) log.error({ differences, repaired }, 'roll-ups differed from the facts');
  },
});
