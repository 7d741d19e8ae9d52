import { z } from 'zod';
import { AppError } from '@/lib/core/errors';
import { transaction } from '@/lib/db/transaction';
import { mergePersons } from '@/lib/imports/matching/merge-persons';
import { linkOrders } from '@/lib/tracking/link-orders';
import { sessionise } from '@/lib/tracking/sessionise';
import { defineJob } from './job';

/** Every minute: events become sessions, sessions find their orders, visitors their customers. */
export const sessioniseEvents = defineJob({
  payload: z.object({}),
  schedule: '* * * * *',
  async run(_payload, { log, signal }) {
    const made = await sessionise(signal);
    const linked = await linkOrders();
    for (const { visitor, customer, order } of linked.visitors) {
      const merge = { kept: customer, merged: visitor, reason: `purchase ${order}`, by: 'tracker' };
      try {
        await transaction((connection) => mergePersons(connection, merge));
      } catch (error) {
        // Erased in the meantime, or merged by somebody: then there is nothing to join.
        if (!(error instanceof AppError) || error.code !== 'conflict') throw error;
      }
    }
    if (made.events + linked.sessions > 0) {
      log.info({ ...made, linked: linked.sessions, merged: linked.visitors.length }, 'events became sessions');
    }
  },
});
