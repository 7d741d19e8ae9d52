import { getTranslations } from 'next-intl/server';
import type { Viewer } from '@/lib/auth/viewer';
import type { Locale } from '@/lib/core/locale';
import { formatter } from '@/lib/i18n/format';
import type { Catalogue } from '@/lib/kpi/catalogue';
import type { KpiDefinition } from '@/lib/kpi/definition';
import { recentMonths } from '@/lib/kpi/governance/completeness';
import { rulesEffect } from '@/lib/kpi/governance/rules-effect';
import { maySeeFigures } from './governance-reading';
import { shopReach } from './shop-reach';

export type KpiRulesView = Awaited<ReturnType<typeof loadKpiRules>>;

/** What each rule of inclusion does to a KPI over the last twelve whole months; null where no rule touches it. */
export async function loadKpiRules(
  definition: KpiDefinition,
  catalogue: Catalogue,
  viewer: Viewer,
  now: Date,
  locale: Locale,
) {
  const [t, reach] = await Promise.all([getTranslations('governance.rules'), shopReach(now)]);
  const period = reach.last === null ? null : recentMonths(reach.anchor, reach.first ?? reach.anchor);
  if (!period || !maySeeFigures(definition, viewer)) return null;
  const { value, effects } = await rulesEffect(definition, period, catalogue, now);
  if (effects.every(({ effect }) => effect === null)) return null;
  const format = formatter(locale, reach.shop.currency);
  const { unit } = definition;
  return {
    range: format.range(period.from, period.to),
    value: format.value(value, unit),
    rows: effects.map(({ id, setting, otherwise, effect }) => ({
      id,
      label: t(`names.${id}`),
      setting: id === 'returns' ? t(`returnsBy.${setting}`) : t(setting ? 'counted' : 'leftOut'),
      otherwise: format.value(otherwise, unit),
      effect:
        effect === null
          ? '—'
          : effect === 0
            ? t('noEffect')
            : unit === 'ratio'
              ? format.change(effect, unit)
              : `${effect > 0 ? '+' : '−'}${format.value(Math.abs(effect), unit)}`,
      isFelt: effect !== null && effect !== 0,
    })),
  };
}
