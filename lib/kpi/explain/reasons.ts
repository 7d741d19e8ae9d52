import type { Localised } from '@/lib/core/locale';
import type { Reason, ReasonCode } from './explanation';

const MESSAGES: Record<ReasonCode, Localised> = {
  not_computable_before: {
    en: 'The figure of the period compared with cannot be computed: data that it needs is missing there.',
    fr: 'Le chiffre de la période de comparaison est incalculable : il y manque une donnée nécessaire.',
  },
  not_computable_after: {
    en: 'The figure of the period cannot be computed: data that it needs is missing.',
    fr: 'Le chiffre de la période est incalculable : il manque une donnée nécessaire.',
  },
  model: {
    en: 'The figure comes from a fitted model; its change is not a sum of parts.',
    fr: 'Le chiffre vient d’un modèle ajusté : son évolution n’est pas une somme de parties.',
  },
  not_answerable: {
    en: 'The data cannot be cut so under these filters.',
    fr: 'Les données ne se découpent pas ainsi avec ces filtres.',
  },
  no_visits: {
    en: 'No visits are recorded in one of the periods: revenue cannot be told apart by traffic and conversion.',
    fr: 'Aucune visite enregistrée sur l’une des périodes : impossible de distinguer trafic et conversion.',
  },
  no_units: {
    en: 'No units were sold in one of the periods: there are no prices to compare.',
    fr: 'Aucune unité vendue sur l’une des périodes : il n’y a pas de prix à comparer.',
  },
  no_dimension: {
    en: 'This KPI is not cut by any dimension.',
    fr: 'Cet indicateur ne se répartit par aucune dimension.',
  },
  too_many_members: {
    en: 'There are too many values to compare them one by one: narrow the question with a filter.',
    fr: 'Trop de valeurs pour les comparer une à une : restreignez la question par un filtre.',
  },
};

/** Why something is not explained: a value, not an exception. */
export function reason(code: ReasonCode): Reason {
  return { code, message: MESSAGES[code] };
}
