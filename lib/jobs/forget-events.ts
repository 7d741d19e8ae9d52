import { z } from 'zod';
import { forgetEvents as forget } from '@/lib/tracking/forget-events';
import { defineJob } from './job';

/** Every night: what may not be kept of visits any more goes. */
export const forgetEvents = defineJob({
  payload: z.object({}),
  schedule: '40 2 * * *',
  async run(_payload, { log }) {
    const gone = await forget();
    if (gone.raw + gone.visits > 0) log.info(gone, 'old events are gone');
  },
});
