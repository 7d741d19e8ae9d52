import type { Format } from '../format';
import { EmailReportHandler } from './parts/email-report-handler';
import { fieldSpec } from './parts/field-spec';
import { KLAVIYO } from './parts/klaviyo-source';

const field = fieldSpec;

/** Klaviyo's export of flows by day. It gives rates where that of campaigns gives counts. */
export const klaviyoFlows: Format = {
  id: 'klaviyo-flows',
  label: { en: 'Klaviyo: flows', fr: 'Klaviyo : flux automatisés' },
  source: KLAVIYO,
  fields: [
    field('campaign_ref', 'text', 'Flow ID', 'ID du flux', 'Flow ID'),
    field('campaign_name', 'text', 'Flow name', 'Nom du flux', 'Flow Name'),
    field('variant', 'text', 'Message', 'Message', 'Message Name | Flow Message Name'),
    field('day', 'date', 'Date', 'Date', 'Date'),
    field('channel', 'text', 'Channel', 'Canal', 'Message Channel | Flow Message Channel'),
    field('recipients', 'integer', 'Recipients', 'Destinataires', 'Total Recipients | Recipients'),
    field('delivered', 'integer', 'Delivered', 'Délivrés', 'Successful Deliveries | Delivered'),
    field('opens', 'integer', 'Unique opens', 'Ouvertures uniques', 'Unique Opens'),
    field('clicks', 'integer', 'Unique clicks', 'Clics uniques', 'Unique Clicks'),
    field('unsubscribes', 'integer', 'Unsubscribes', 'Désinscriptions', 'Unsubscribes'),
    field('complaints', 'integer', 'Spam complaints', 'Plaintes', 'Spam Complaints'),
    field('bounces', 'integer', 'Bounces', 'Rejets', 'Bounces | Bounced'),
    field('opens_rate', 'text', 'Open rate', `Taux d'ouverture`, 'Open Rate'),
    field('clicks_rate', 'text', 'Click rate', 'Taux de clic', 'Click Rate'),
    field('unsubscribes_rate', 'text', 'Unsubscribe rate', 'Taux de désinscription', 'Unsubscribe Rate'),
    field('complaints_rate', 'text', 'Spam complaint rate', 'Taux de plaintes', 'Spam Complaints Rate | Spam Rate'),
    field('bounces_rate', 'text', 'Bounce rate', 'Taux de rejet', 'Bounce Rate'),
    field(
      'claimed_orders',
      'integer',
      'Orders claimed by Klaviyo',
      'Commandes revendiquées par Klaviyo',
      'Total Placed Order',
    ),
    field(
      'claimed_revenue',
      'amount',
      'Revenue claimed by Klaviyo',
      'Revenu revendiqué par Klaviyo',
      'Total Placed Order Value',
    ),
    field('currency', 'text', 'Currency', 'Devise', 'Currency'),
  ],
  requires: [['campaign_name', 'campaign_ref'], ['day'], ['recipients']],
  exact: ['Flow ID', 'Flow Name', 'Date', 'Total Recipients'],
  needsConfirmation: true,
  facts: ['stage_email_send'],
  open: (context) => new EmailReportHandler(context, 'flow'),
};
