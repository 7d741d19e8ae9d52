import { CalendarClock } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Chart } from '@/components/charts/chart';
import { chartTable } from '@/components/charts/chart-table';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { ChartCard } from '@/components/ui/chart-card';
import { EmptyState } from '@/components/ui/empty-state';
import type { HeatmapSpec } from '@/lib/charts/spec';
import type { Locale } from '@/lib/core/locale';
import { OpenLink } from './open-link';

export interface IndexView {
  spec: HeatmapSpec;
  range: string;
  months: number;
  rows: readonly { id: string; label: string; months: number; strength: string | null; isMarked: boolean }[];
  tooShort: readonly { label: string; months: number; missing: number }[];
  best: { month: string; change: string } | null;
  worst: { month: string; change: string } | null;
  exploreHref: string | null;
}

interface Props {
  index: IndexView | null;
  history: { months: number; needed: number };
  locale: Locale;
  currency: string;
  notes: readonly string[];
}

/** Month by category against an average month; without two whole years it says what is missing. */
export function SeasonsIndexCard({ index, history, locale, currency, notes }: Props) {
  const t = useTranslations('sales.seasons.index');
  const ui = useTranslations('ui.table');
  if (!index || index.rows.length === 0) {
    return (
      <Card>
        <EmptyState
          icon={CalendarClock}
          title={t('shortTitle')}
          text={t('shortText', {
            needed: history.needed,
            months: history.months,
            missing: Math.max(0, history.needed - history.months),
          })}
        />
      </Card>
    );
  }
  const summary =
    index.best && index.worst
      ? t('summary', {
          best: index.best.month,
          bestChange: index.best.change,
          worst: index.worst.month,
          worstChange: index.worst.change,
        })
      : '';
  return (
    <ChartCard
      title={t('title')}
      subtitle={t('subtitle', { range: index.range, months: index.months })}
      summary={[summary, t('note')].filter(Boolean).join(' ')}
      table={chartTable(index.spec, {
        name: t('category'),
        value: ui('value'),
        share: ui('share'),
        compare: ui('compare'),
      })}
      file={{ name: 'seasonal-index', notes }}
      action={<OpenLink href={index.exploreHref} label={t('explore')} />}
    >
      <Chart spec={index.spec} label={`${t('title')} ${summary}`} locale={locale} currency={currency} />
      <dl className="mt-4 flex flex-wrap gap-x-6 gap-y-2 text-xs text-tremor-content-default">
        {index.rows.map(({ id, label, months, strength, isMarked }) => (
          <div key={id} className="flex items-center gap-2">
            <dt className="text-tremor-content-emphasis">{label}</dt>
            <dd className="flex items-center gap-2">
              {strength ? <Badge tone={isMarked ? 'brand' : 'neutral'}>{t('strength', { strength })}</Badge> : null}
              {t('months', { months })}
            </dd>
          </div>
        ))}
      </dl>
      {index.tooShort.length > 0 ? (
        <ul className="mt-3 space-y-1 text-xs text-warning">
          {index.tooShort.map(({ label, months, missing }) => (
            <li key={label}>{t('tooShort', { label, months, missing })}</li>
          ))}
        </ul>
      ) : null}
    </ChartCard>
  );
}
