import type { Format } from '../format';
import { EmailReportHandler } from './parts/email-report-handler';
import { fieldSpec } from './parts/field-spec';

const field = fieldSpec;

/** Brevo's export of campaigns. No public file shows it: these are the names of its screens. */
export const brevoCampaigns: Format = {
  id: 'brevo-campaigns',
  label: { en: 'Brevo: campaigns', fr: 'Brevo : campagnes' },
  source: { code: 'brevo', name: 'Brevo', kind: 'email' },
  fields: [
    field(
      'campaign_name',
      'text',
      'Campaign name',
      'Nom de la campagne',
      'Campaign name | Nom de la campagne | Nom de campagne',
    ),
    field('campaign_ref', 'text', 'Campaign ID', 'ID de la campagne', 'Campaign ID | ID de la campagne | ID campagne'),
    field(
      'day',
      'date',
      'Sent on',
      `Date d'envoi`,
      `Send date | Sent date | Sent on | Sent at | Date d'envoi | Envoyée le | Date envoi`,
    ),
    field(
      'recipients',
      'integer',
      'Recipients',
      'Destinataires',
      'Recipients | Sent | Emails sent | Destinataires | Envoyés | E-mails envoyés',
    ),
    field(
      'delivered',
      'integer',
      'Delivered',
      'Délivrés',
      'Delivered | Emails delivered | Délivrés | Délivrées | Livrés',
    ),
    field(
      'opens',
      'integer',
      'Unique opens',
      'Ouvreurs',
      'Unique opens | Openers | Opened | Opens | Ouvreurs uniques | Ouvreurs | Ouvertures uniques | Ouvertures',
    ),
    field(
      'clicks',
      'integer',
      'Unique clicks',
      'Cliqueurs',
      'Unique clicks | Clickers | Clicked | Clicks | Cliqueurs uniques | Cliqueurs | Clics uniques | Clics',
    ),
    field(
      'unsubscribes',
      'integer',
      'Unsubscribes',
      'Désinscriptions',
      'Unsubscriptions | Unsubscribes | Unsubscribed | Désinscriptions | Désinscrits | Désabonnements',
    ),
    field('complaints', 'integer', 'Complaints', 'Plaintes', 'Complaints | Spam complaints | Plaintes'),
    field('soft_bounces', 'integer', 'Soft bounces', 'Rejets temporaires', 'Soft bounces | Soft bounce'),
    field('hard_bounces', 'integer', 'Hard bounces', 'Rejets définitifs', 'Hard bounces | Hard bounce'),
    field('bounces', 'integer', 'Bounces', 'Rejets', 'Bounces | Rebonds | Rejets'),
    field(
      'claimed_orders',
      'integer',
      'Orders claimed by Brevo',
      'Commandes revendiquées par Brevo',
      'Orders | Commandes',
    ),
    field(
      'claimed_revenue',
      'amount',
      'Revenue claimed by Brevo',
      'Revenu revendiqué par Brevo',
      `Revenue | Chiffre d'affaires | Revenu`,
    ),
    field('currency', 'text', 'Currency', 'Devise', 'Currency | Devise'),
  ],
  requires: [['campaign_name', 'campaign_ref'], ['day'], ['recipients', 'delivered'], ['opens', 'clicks']],
  exact: ['Campaign name', 'Send date', 'Recipients', 'Delivered', 'Unsubscribes'],
  needsConfirmation: true,
  facts: ['stage_email_send'],
  open: (context) => new EmailReportHandler(context, 'campaign'),
};
