import type { Locale } from '@/lib/core/locale';
import type { Catalogue } from '@/lib/kpi/catalogue';
import { type KpiDefinition, STANDARD_RULES } from '@/lib/kpi/definition';
import { type DimensionId, dimension } from '@/lib/kpi/dimensions';
import { printExpression } from '@/lib/kpi/expression/print';

type Translate = (key: string, values?: Record<string, string | number>) => string;

export interface DiffLine {
  id: string;
  old: string | null;
  new: string;
  isCode: boolean;
}

/** The rules of inclusion in words, such as "returns by their own day; tests count". */
function rulesText({ rules = STANDARD_RULES }: KpiDefinition, t: Translate): string {
  const included = (['cancelled', 'test', 'fraud', 'zero_total'] as const).filter((id) => rules[id]);
  const counted = included.length > 0 ? included.map((id) => t(`rules.${id}`)).join(', ') : t('rules.nothing');
  return `${t(`rules.returnsBy.${rules.returns}`)} · ${t('rules.alsoCounted', { list: counted })}`;
}

/** What two versions of a definition say differently, in the order in which it matters; of a new KPI all it says. */
export function definitionDiff(
  before: KpiDefinition | null,
  after: KpiDefinition,
  catalogue: Catalogue,
  locale: Locale,
  t: Translate,
  d: Translate,
): DiffLine[] {
  const both = locale === 'fr' ? (['fr', 'en'] as const) : (['en', 'fr'] as const);
  const dimensions = (list: readonly DimensionId[]) => list.map((id) => dimension(id).label[locale]).join(', ') || '—';
  const lines: { id: string; isCode?: boolean; text: (definition: KpiDefinition) => string }[] = [
    { id: 'expression', isCode: true, text: (each) => printExpression(each, catalogue) },
    { id: 'rules', text: (each) => rulesText(each, t) },
    { id: 'unit', text: (each) => d(`units.${each.unit}`) },
    { id: 'direction', text: (each) => d(`directions.${each.goodDirection}`) },
    { id: 'basis', text: (each) => d(`bases.${each.basis}`) },
    { id: 'additivity', text: (each) => d(`additivities.${each.additivity}`) },
    { id: 'dimensions', text: (each) => dimensions(each.dimensions) },
    { id: 'owner', text: (each) => each.owner },
    ...both.flatMap((language) => [
      { id: `label_${language}`, text: (each: KpiDefinition) => each.label[language] },
      { id: `words_${language}`, text: (each: KpiDefinition) => each.formulaInWords[language] },
      { id: `description_${language}`, text: (each: KpiDefinition) => each.description[language] },
    ]),
  ];
  return lines
    .map(({ id, isCode = false, text }) => ({ id, isCode, old: before ? text(before) : null, new: text(after) }))
    .filter((line) => line.old !== line.new);
}
