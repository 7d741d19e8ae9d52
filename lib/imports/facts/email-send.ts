import type { FactTable } from './fact-table';
import { campaignOf } from './look-ups/campaign';

const COUNTS = ['recipients', 'delivered', 'opens', 'clicks', 'unsubscribes', 'complaints', 'bounces'] as const;

/** Sends by campaign, day and variant; the messages of a flow on one day are added up. */
export const emailSend: FactTable = {
  stage: 'stage_email_send',
  table: 'email_send',
  key: ['campaign_id', 'day', 'variant'],
  columns: {
    campaign_id: 'cam.campaign_id',
    day: 's.day',
    variant: `coalesce(s.variant, '')`,
    ...Object.fromEntries(COUNTS.map((column) => [column, `coalesce(s.${column}, 0)`])),
    // Exports that name no bounces and no deliveries count what was sent as delivered.
    delivered: 'coalesce(s.delivered, s.recipients - coalesce(s.bounces, 0), 0)',
    claimed_orders: 's.claimed_orders',
    claimed_revenue: 's.claimed_revenue',
    currency: 'coalesce(s.currency, g.currency)',
  },
  lookUps: [campaignOf({ ref: 's.campaign_ref', type: 's.campaign_type' })],
  sums: [...COUNTS, 'claimed_orders', 'claimed_revenue'],
};
