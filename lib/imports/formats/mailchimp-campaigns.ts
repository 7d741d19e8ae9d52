import type { Format } from '../format';
import { EmailReportHandler } from './parts/email-report-handler';
import { fieldSpec } from './parts/field-spec';

const field = fieldSpec;

/** Mailchimp's export of campaigns, as its help and the fields of its reports describe it. */
export const mailchimpCampaigns: Format = {
  id: 'mailchimp-campaigns',
  label: { en: 'Mailchimp: campaigns', fr: 'Mailchimp : campagnes' },
  source: { code: 'mailchimp', name: 'Mailchimp', kind: 'email' },
  fields: [
    field('campaign_name', 'text', 'Title', 'Titre', 'Title | Campaign Title | Titre'),
    field('campaign_ref', 'text', 'Unique ID', 'Identifiant', 'Unique Id | Campaign Id | Identifiant unique'),
    field('day', 'date', 'Send date', `Date d'envoi`, `Send Date | Date d'envoi`),
    field('recipients', 'integer', 'Recipients', 'Destinataires', 'Total Recipients | Nombre total de destinataires'),
    field('delivered', 'integer', 'Delivered', 'Délivrés', 'Successful Deliveries | Livraisons réussies'),
    field('soft_bounces', 'integer', 'Soft bounces', 'Rejets temporaires', 'Soft Bounces'),
    field('hard_bounces', 'integer', 'Hard bounces', 'Rejets définitifs', 'Hard Bounces'),
    field('bounces', 'integer', 'Bounces', 'Rejets', 'Total Bounces'),
    field('opens', 'integer', 'Unique opens', 'Ouvertures uniques', 'Unique Opens | Ouvertures uniques'),
    field('clicks', 'integer', 'Unique clicks', 'Clics uniques', 'Unique Clicks | Clics uniques'),
    field('unsubscribes', 'integer', 'Unsubscribes', 'Désinscriptions', 'Unsubscribes | Désinscriptions'),
    field('complaints', 'integer', 'Abuse complaints', 'Plaintes', 'Abuse Complaints | Plaintes'),
    field(
      'claimed_orders',
      'integer',
      'Orders claimed by Mailchimp',
      'Commandes revendiquées par Mailchimp',
      'Total Orders',
    ),
    field(
      'claimed_revenue',
      'amount',
      'Revenue claimed by Mailchimp',
      'Revenu revendiqué par Mailchimp',
      'Total Revenue | Total Gross Sales',
    ),
    field('currency', 'text', 'Currency', 'Devise', 'Currency'),
  ],
  requires: [['campaign_name', 'campaign_ref'], ['day'], ['recipients']],
  exact: ['Title', 'Send Date', 'Total Recipients', 'Abuse Complaints'],
  needsConfirmation: true,
  facts: ['stage_email_send'],
  open: (context) => new EmailReportHandler(context, 'campaign'),
};
