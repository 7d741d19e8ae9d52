import type { Locale, Localised } from '@/lib/core/locale';

/** Kinds of things that can be expected at a place; any other text stands for itself, such as `in` or `)`. */
const EXPECTED: Record<string, Localised> = {
  operand: { en: 'a KPI, a measure or a number', fr: 'un indicateur, une mesure ou un nombre' },
  measure: { en: 'a measure', fr: 'une mesure' },
  dimension: { en: 'a dimension', fr: 'un axe d’analyse' },
  basis: { en: 'a day such as “recognised day”', fr: 'un jour, comme « recognised day »' },
  value: { en: 'a value in quotes, such as "site"', fr: 'une valeur entre guillemets, comme "site"' },
  length: { en: 'a whole number', fr: 'un nombre entier' },
  operator: { en: 'an operator', fr: 'un opérateur' },
  end: { en: 'the end', fr: 'la fin' },
};

const UNITS: Record<string, Localised> = {
  money: { en: 'an amount of money', fr: 'un montant' },
  count: { en: 'a count', fr: 'un nombre d’éléments' },
  number: { en: 'a plain number', fr: 'un nombre simple' },
  ratio: { en: 'a percentage', fr: 'un pourcentage' },
  days: { en: 'days', fr: 'des jours' },
  other: { en: 'money multiplied by money', fr: 'un montant multiplié par un montant' },
};

const MESSAGES = {
  too_long: {
    en: 'The expression is longer than {max} characters.',
    fr: 'L’expression dépasse {max} caractères.',
  },
  too_deep: {
    en: 'More than {max} brackets inside each other: define an intermediate KPI.',
    fr: 'Plus de {max} niveaux de parenthèses : définissez un indicateur intermédiaire.',
  },
  strange_character: {
    en: 'The character “{character}” means nothing here.',
    fr: 'Le caractère « {character} » n’a pas de sens ici.',
  },
  open_text: { en: 'The closing quote " is missing.', fr: 'Le guillemet fermant " manque.' },
  decimal_comma: { en: 'Decimals are written with a point: 0.5.', fr: 'Les décimales s’écrivent avec un point : 0.5.' },
  unexpected: {
    en: '“{found}” is unexpected here; expected: {expected}.',
    fr: '« {found} » est inattendu ici ; attendu : {expected}.',
  },
  unfinished: {
    en: 'The expression is not finished; expected: {expected}.',
    fr: 'L’expression n’est pas terminée ; attendu : {expected}.',
  },
  unknown_name: {
    en: 'No KPI and no measure is called “{name}”.',
    fr: 'Aucun indicateur ni aucune mesure ne s’appelle « {name} ».',
  },
  unknown_measure: { en: 'No measure is called “{name}”.', fr: 'Aucune mesure ne s’appelle « {name} ».' },
  unknown_dimension: {
    en: 'No dimension is called “{name}”.',
    fr: 'Aucun axe d’analyse ne s’appelle « {name} ».',
  },
  unknown_basis: { en: 'There is no date called “{name}”.', fr: 'Aucune date ne s’appelle « {name} ».' },
  impossible_basis: {
    en: 'The measure {name} cannot be dated by “{basis}”.',
    fr: 'La mesure {name} ne peut pas être datée par « {basis} ».',
  },
  unreachable_dimension: {
    en: 'The measure {name} cannot be cut by {dimension}.',
    fr: 'La mesure {name} ne se découpe pas selon {dimension}.',
  },
  limited_kpi: {
    en: '{name} is a KPI: only measures take “where”, “by” and “over all”.',
    fr: '{name} est un indicateur : seules les mesures acceptent « where », « by » et « over all ».',
  },
  impossible_measure: {
    en: 'The measure {name} cannot be used this way: not with these limits, this window, or outside a cohort.',
    fr: 'La mesure {name} ne peut pas servir ainsi : pas avec ces limites, cette fenêtre, ou hors d’une cohorte.',
  },
  not_a_part: {
    en: '{name} is a running total or a fitted model: it cannot be part of another KPI.',
    fr: '{name} est un cumul ou le résultat d’un modèle : il ne peut pas entrer dans un autre indicateur.',
  },
  double_window: {
    en: '{name} has a window of its own, and a window within a window has no meaning.',
    fr: '{name} a sa propre fenêtre, et une fenêtre dans une fenêtre n’a pas de sens.',
  },
  not_windowable: {
    en: '{name} cannot be taken over a window.',
    fr: '{name} ne peut pas être pris sur une fenêtre.',
  },
  not_a_sum: {
    en: 'Only sums can be added up over time; this is a ratio, a distinct count or a percentile.',
    fr: 'Seules les sommes se cumulent dans le temps ; ceci est un rapport, un dénombrement ou un centile.',
  },
  contains_itself: { en: '{name} would contain itself.', fr: '{name} se contiendrait lui-même.' },
  twice: { en: '“{word}” stands here twice.', fr: '« {word} » figure deux fois ici.' },
  window_inside: {
    en: 'A window such as “{word}” holds the whole expression: write it first, and all the rest inside its brackets.',
    fr: 'Une fenêtre comme « {word} » englobe toute l’expression : écrivez-la en premier, et tout le reste entre ses parenthèses.',
  },
  window_length: {
    en: 'A window has 1 to {max} {word}.',
    fr: 'Une fenêtre compte de 1 à {max} {word}.',
  },
  adds_different: {
    en: '{left} and {right} cannot be added or subtracted.',
    fr: 'On ne peut ni additionner ni soustraire {left} et {right}.',
  },
  multiplies_money: { en: 'Two amounts of money cannot be multiplied.', fr: 'On ne multiplie pas deux montants.' },
  no_unit: {
    en: 'The result would be “something per amount of money”, which has no unit. Turn the division round.',
    fr: 'Le résultat serait « quelque chose par euro », sans unité. Inversez la division.',
  },
  divides_by_zero: { en: 'Division by zero.', fr: 'Division par zéro.' },
} as const satisfies Record<string, Localised>;

export type FaultCode = keyof typeof MESSAGES;
export type FaultValues = Record<string, string | number | readonly string[]>;

function worded(key: string, value: FaultValues[string], locale: Locale): string {
  if (typeof value === 'object') {
    return [
      ...new Set(value.map((each) => EXPECTED[each]?.[locale] ?? (locale === 'fr' ? `« ${each} »` : `“${each}”`))),
    ].join(', ');
  }
  if (key === 'left' || key === 'right') return UNITS[String(value)]?.[locale] ?? String(value);
  if (key === 'word' && locale === 'fr') return { days: 'jours', months: 'mois' }[String(value)] ?? String(value);
  return String(value);
}

/** What is wrong with an expression, and where: `start` and `end` are offsets in its text. */
export class ExpressionFault extends Error {
  constructor(
    readonly code: FaultCode,
    readonly start: number,
    readonly end: number,
    readonly values: FaultValues = {},
    /** A name that was probably meant. */
    readonly suggestion: string | null = null,
  ) {
    super(code);
    this.name = 'ExpressionFault';
    this.message = `${this.text('en')} (at ${start})`;
  }

  text(locale: Locale): string {
    const text = MESSAGES[this.code][locale].replace(/\{(\w+)\}/g, (_whole, key: string) => {
      const value = this.values[key];
      return value === undefined ? '' : worded(key, value, locale);
    });
    // Names of KPIs and measures stay as they are written.
    return 'left' in this.values ? text.charAt(0).toUpperCase() + text.slice(1) : text;
  }
}
