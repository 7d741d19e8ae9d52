import { Clock } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Chart } from '@/components/charts/chart';
import { chartTable } from '@/components/charts/chart-table';
import { Card } from '@/components/ui/card';
import { ChartCard } from '@/components/ui/chart-card';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkTabs } from '@/components/ui/link-tabs';
import type { HeatmapSpec } from '@/lib/charts/spec';
import type { Locale } from '@/lib/core/locale';
import { OpenLink } from './open-link';

export interface HoursView {
  spec: HeatmapSpec;
  kind: string;
  /** The source gives times, not days only. */
  hasTimes: boolean;
  orders: number;
  days: number;
  kinds: readonly { id: string; label: string; href: string }[];
  strongest: { name: string; times: string } | null;
  exploreHref: string | null;
}

interface Props {
  hours: HoursView;
  range: string;
  locale: Locale;
  currency: string;
  notes: readonly string[];
}

/** Weekday by hour: when orders come in, days of promotion apart. */
export function SeasonsHoursCard({ hours, range, locale, currency, notes }: Props) {
  const t = useTranslations('sales.seasons.hours');
  const ui = useTranslations('ui.table');
  if (!hours.hasTimes) {
    return (
      <Card className="mt-4">
        <EmptyState icon={Clock} title={t('noTimesTitle')} text={t('noTimesText')} />
      </Card>
    );
  }
  return (
    <ChartCard
      className="mt-4"
      title={t('title')}
      subtitle={t('subtitle', {
        range,
        orders: hours.orders,
        days: hours.days,
        kind: hours.kinds.length > 0 ? hours.kind : 'all',
      })}
      summary={[hours.strongest ? t('sentence', hours.strongest) : null, t('note')].filter(Boolean).join(' ')}
      table={chartTable(hours.spec, {
        name: t('weekday'),
        value: ui('value'),
        share: ui('share'),
        compare: ui('compare'),
      })}
      file={{ name: `orders-weekday-hour-${hours.kind}`, notes }}
      action={<OpenLink href={hours.exploreHref} label={t('explore')} />}
      control={hours.kinds.length > 0 ? <LinkTabs label={t('which')} current={hours.kind} tabs={hours.kinds} /> : null}
    >
      <Chart spec={hours.spec} label={t('title')} locale={locale} currency={currency} />
    </ChartCard>
  );
}
