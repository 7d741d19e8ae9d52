import type { Format } from '../format';
import { fieldSpec } from './parts/field-spec';
import { Ga4ReportHandler } from './parts/ga4-report-handler';
import { PERIOD_ASKS } from './parts/period-asks';

const field = fieldSpec;

/** Reports and explorations of Google Analytics 4: sessions as it counts them, beside those of the shop's own. */
export const ga4Report: Format = {
  id: 'ga4-report',
  label: { en: 'Google Analytics 4: report', fr: 'Google Analytics 4 : rapport' },
  source: { code: 'ga4', name: 'Google Analytics 4', kind: 'web_analytics' },
  fields: [
    field('day', 'date', 'Date', 'Date', 'Date'),
    field('month', 'text', 'Month', 'Mois', 'Year month | Année et mois | Mois et année'),
    field(
      'channel_group',
      'text',
      'Channel group',
      'Groupe de canaux',
      `Session primary channel group (Default Channel Group) | Session primary channel group | Session default channel group
      | Session default channel grouping | Default channel group | Default channel grouping
      | Groupe de canaux principal de la session (Groupe de canaux par défaut) | Groupe de canaux principal de la session
      | Session : groupe de canaux principal | Groupe de canaux par défaut de la session | Groupe de canaux par défaut`,
    ),
    field(
      'source_medium',
      'text',
      'Source / medium',
      'Source / support',
      `Session source / medium | Source / medium | Session source/medium | Source/support de la session
      | Session : source/support | Source / Support de la session | Source/Support | Source / Support`,
    ),
    field(
      'campaign',
      'text',
      'Campaign',
      'Campagne',
      'Session campaign | Session campaign name | Campagne de la session | Session : campagne | Nom de la campagne de la session',
    ),
    field(
      'landing_page',
      'text',
      'Landing page',
      'Page de destination',
      'Landing page + query string | Landing page | Page de destination + chaîne de requête | Page de destination',
    ),
    field(
      'device',
      'text',
      'Device',
      'Appareil',
      `Device category | Catégorie d'appareil | Catégorie de l'appareil | Type d'appareil`,
    ),
    field('country', 'text', 'Country', 'Pays', 'Country | Pays'),
    field('event_name', 'text', 'Event name', `Nom de l'événement`, `Event name | Nom de l'événement`),
    field('sessions', 'integer', 'Sessions', 'Sessions', 'Sessions'),
    field(
      'engaged',
      'integer',
      'Engaged sessions',
      'Sessions avec engagement',
      'Engaged sessions | Sessions avec engagement | Sessions engagées',
    ),
    field(
      'users',
      'integer',
      'Users',
      'Utilisateurs',
      `Total users | Users | Active users | Nombre total d'utilisateurs | Utilisateurs | Utilisateurs actifs`,
    ),
    field('events', 'integer', 'Events', 'Événements', `Event count | Nombre d'événements`),
    field('key_events', 'number', 'Key events', 'Événements clés', 'Key events | Conversions | Événements clés'),
    field(
      'revenue',
      'amount',
      'Revenue claimed by Google Analytics',
      'Revenus revendiqués par Google Analytics',
      'Total revenue | Purchase revenue | Revenu total | Revenus totaux | Revenus des achats',
    ),
    field('currency', 'text', 'Currency', 'Devise', 'Currency code | Currency | Code devise | Devise'),
  ],
  requires: [
    ['sessions', 'users', 'events', 'key_events'],
    ['day', 'month', 'channel_group', 'source_medium', 'campaign', 'landing_page', 'device', 'event_name'],
  ],
  exact: ['Sessions', 'Engaged sessions'],
  // Rates and means cannot be added up; they follow from the counts.
  unread: [
    'Engagement rate',
    'Average engagement time per session',
    'Average engagement time',
    'Events per session',
    'Session key event rate',
    'User key event rate',
    'Bounce rate',
    'Views per session',
    'Views',
    'New users',
    'Returning users',
    `Taux d'engagement`,
    `Durée d'engagement moyenne par session`,
    `Durée d'engagement moyenne`,
    'Événements par session',
    `Taux d'événements clés par session`,
    'Taux de rebond',
    'Vues par session',
    'Vues',
    'Nouveaux utilisateurs',
  ],
  facts: ['stage_web_report'],
  asks: PERIOD_ASKS,
  open: (context) => new Ga4ReportHandler(context),
};
