import { getTranslations } from 'next-intl/server';
import type { Viewer } from '@/lib/auth/viewer';
import type { Locale } from '@/lib/core/locale';
import { formatter } from '@/lib/i18n/format';
import type { Catalogue } from '@/lib/kpi/catalogue';
import type { KpiDefinition } from '@/lib/kpi/definition';
import { dimension } from '@/lib/kpi/dimensions';
import type { Compared, Impact } from '@/lib/kpi/governance/impact';
import { numberOf } from './figures';
import { pageNames, pagesUsing } from './governance-pages';
import { maySeeFigures } from './governance-reading';

export type ImpactView = Awaited<ReturnType<typeof impactView>>;

/**
 * The effect of a proposed definition, for the eyes of a reader. Who may not read one of the two figures reads no
 * difference either: against a figure that is known it would give the other away.
 */
export async function impactView(
  impact: Impact,
  definition: KpiDefinition,
  catalogue: Catalogue,
  viewer: Viewer,
  locale: Locale,
) {
  const [t, pages] = await Promise.all([getTranslations('governance'), pageNames()]);
  const format = formatter(locale, impact.currency);
  const { unit } = impact;
  const base = catalogue.get(definition.id);
  const isOpen = maySeeFigures(definition, viewer) && (!base || maySeeFigures(base, viewer));
  const figures = ({ old, new: fresh, change }: Compared, of = unit, open = isOpen) => ({
    old: open ? format.value(old, of) : t('hidden'),
    new: open ? format.value(fresh, of) : t('hidden'),
    change: open ? format.change(change, of) : t('hidden'),
    isChanged: change === null ? old !== fresh : Math.abs(change) >= 0.0005,
  });
  const total = figures(impact.total);
  const range = format.range(impact.from, impact.to);
  const versions = {
    old: impact.baseVersion === null ? t('impact.none') : t('version', { version: impact.baseVersion }),
    new: t('version', { version: (impact.baseVersion ?? 0) + 1 }),
  };
  const before = base?.dimensions ?? [];
  const lost = before
    .filter((each) => !definition.dimensions.includes(each))
    .map((each) => dimension(each).label[locale]);
  return {
    lost: lost.length > 0 ? t('impact.lost', { list: lost.join(', ') }) : null,
    range,
    versions,
    isNew: impact.baseVersion === null,
    isHidden: !isOpen,
    problem: impact.problem,
    total,
    sentence: impact.problem
      ? t('impact.problem')
      : !isOpen
        ? t('impact.hiddenSentence', { kpi: definition.label[locale], range })
        : impact.baseVersion === null
          ? t('impact.newSentence', { kpi: definition.label[locale], value: total.new, range })
          : t(total.isChanged ? 'impact.sentence' : 'impact.same', {
              kpi: definition.label[locale],
              version: (impact.baseVersion ?? 0) + 1,
              change: total.change,
              range,
            }),
    months: impact.months.map((month) => ({
      id: month.period,
      label: format.period(month.period, 'month'),
      oldValue: isOpen ? numberOf(month.old) : null,
      newValue: isOpen ? numberOf(month.new) : null,
      ...figures(month),
    })),
    scale: { unit, currency: impact.currency },
    channels:
      impact.channels?.map((channel) => ({ id: channel.key, label: channel.label, ...figures(channel) })) ?? null,
    kpis: impact.kpis.map((each) => {
      const known = catalogue.get(each.id);
      return {
        id: each.id,
        label: known?.label[locale] ?? each.id,
        href: `/kpis/${each.id}`,
        ...figures(each, each.unit, known ? maySeeFigures(known, viewer) : false),
      };
    }),
    pages: pagesUsing(definition.id).map((path) => ({ id: path, label: pages(path) })),
    views: impact.views,
    computedAt: format.instant(impact.computedAt, 'UTC'),
    dataVersion: impact.dataVersion,
  };
}
