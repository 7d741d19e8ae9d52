import type { Format } from '../format';
import { EmailReportHandler } from './parts/email-report-handler';
import { fieldSpec } from './parts/field-spec';
import { KLAVIYO } from './parts/klaviyo-source';

const field = fieldSpec;

/** Klaviyo's export of campaigns. Its orders and revenue are those that Klaviyo attributes to itself. */
export const klaviyoCampaigns: Format = {
  id: 'klaviyo-campaigns',
  label: { en: 'Klaviyo: campaigns', fr: 'Klaviyo : campagnes' },
  source: KLAVIYO,
  fields: [
    field('campaign_name', 'text', 'Campaign name', 'Nom de la campagne', 'Campaign Name | Nom de la campagne'),
    field('campaign_ref', 'text', 'Campaign ID', 'ID de la campagne', 'Campaign ID | ID de la campagne'),
    field('variant', 'text', 'Variant', 'Variante', 'Variant Name | Variation Name | Nom de la variante'),
    field('day', 'date', 'Send time', `Date d'envoi`, `Send Time | Date d'envoi`),
    field('channel', 'text', 'Channel', 'Canal', 'Campaign Channel | Canal de la campagne'),
    field('recipients', 'integer', 'Recipients', 'Destinataires', 'Total Recipients | Recipients'),
    field('delivered', 'integer', 'Delivered', 'Délivrés', 'Successful Deliveries'),
    field('opens', 'integer', 'Unique opens', 'Ouvertures uniques', 'Unique Opens'),
    field('clicks', 'integer', 'Unique clicks', 'Clics uniques', 'Unique Clicks'),
    field('unsubscribes', 'integer', 'Unsubscribes', 'Désinscriptions', 'Unsubscribes'),
    field('complaints', 'integer', 'Spam complaints', 'Plaintes', 'Spam Complaints'),
    field('bounces', 'integer', 'Bounces', 'Rejets', 'Bounces'),
    field(
      'claimed_orders',
      'integer',
      'Orders claimed by Klaviyo',
      'Commandes revendiquées par Klaviyo',
      'Unique Placed Order',
    ),
    field('claimed_revenue', 'amount', 'Revenue claimed by Klaviyo', 'Revenu revendiqué par Klaviyo', 'Revenue'),
    field('currency', 'text', 'Currency', 'Devise', 'Currency'),
  ],
  requires: [['campaign_name', 'campaign_ref'], ['day'], ['recipients']],
  exact: ['Campaign Name', 'Send Time', 'Total Recipients', 'Unique Opens'],
  facts: ['stage_email_send'],
  open: (context) => new EmailReportHandler(context, 'campaign'),
};
