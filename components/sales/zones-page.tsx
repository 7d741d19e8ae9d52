import { useTranslations } from 'next-intl';
import { Chart } from '@/components/charts/chart';
import { Card } from '@/components/ui/card';
import type { ChangeFigure } from '@/components/ui/change';
import { ChartCard } from '@/components/ui/chart-card';
import { DataTable, type TableData } from '@/components/ui/data-table';
import { LinkTabs } from '@/components/ui/link-tabs';
import type { MapSpec, RankingSpec } from '@/lib/charts/spec';
import type { Locale } from '@/lib/core/locale';
import { OpenLink } from './open-link';
import { type SalesHead, SalesHeader } from './sales-header';

interface ZoneRow {
  key: string;
  label: string;
  revenue: number | null;
  revenueText: string;
  share: string;
  orders: number | null;
  ordersText: string;
  average: number | null;
  averageText: string;
  margin: number | null;
  marginText: string;
  perOrder: number | null;
  perOrderText: string;
  returns: number | null;
  returnsText: string;
  growth: ChangeFigure | null;
  growthRaw: number | null;
  href: string | null;
  metricHref: string | null;
}

export interface ZonesView {
  head: SalesHead;
  level: string;
  levels: readonly { id: string; label: string; href: string }[];
  metric: string;
  isMargin: boolean;
  isMarginMissing: boolean;
  spec: MapSpec | RankingSpec;
  rows: readonly ZoneRow[];
  totals: {
    revenue: string;
    orders: string;
    average: string;
    margin: string | null;
    perOrder: string | null;
    returns: string;
  };
  hidden: { count: number; revenue: string; orders: string } | null;
  exploreHref: string | null;
}

/** Where selling pays. */
export function ZonesPage({ zones, locale }: { zones: ZonesView; locale: Locale }) {
  const t = useTranslations('sales.zones');
  const { head, level, levels, hidden } = zones;
  const { range } = head.controls;
  const table = useZonesTable(zones);
  return (
    <>
      <SalesHeader head={head} current="zones" />
      <ChartCard
        title={zones.isMargin ? t('titleMargin') : t('titleRevenue')}
        subtitle={t('subtitle', { metric: zones.metric, range })}
        summary={[
          zones.isMargin ? t('noteMargin') : t('noteRevenue'),
          zones.isMarginMissing ? t('marginMissing') : null,
        ]
          .filter(Boolean)
          .join(' ')}
        table={table}
        file={{ name: `zones-${level}-${head.controls.from}-${head.controls.to}`, notes: head.notes }}
        action={<OpenLink href={zones.exploreHref} label={t('explore', { metric: zones.metric })} />}
        control={levels.length > 0 ? <LinkTabs label={t('level')} current={level} tabs={levels} /> : null}
      >
        {zones.rows.length > 0 ? (
          <Chart
            spec={zones.spec}
            label={`${zones.metric}. ${head.sentences.join(' ')}`}
            locale={locale}
            currency={head.currency}
          />
        ) : (
          <p className="py-10 text-center text-tremor-content-default">{t('none')}</p>
        )}
      </ChartCard>
      <Card className="mt-4">
        <h2 className="text-base font-semibold text-tremor-content-strong">{t('ranking', { level })}</h2>
        <p className="mt-0.5 mb-3 text-xs text-tremor-content-default">
          {t('rankingSubtitle', { metric: zones.metric })}
        </p>
        {/* What is there for screen readers only must not reach beyond the table on narrow screens. */}
        <div className="relative overflow-hidden">
          <DataTable table={table} caption={t('ranking', { level })} maxHeight="max-h-[60rem]" />
        </div>
        {hidden ? (
          <p className="mt-3 text-xs text-tremor-content-default">{t('masked', { count: hidden.count })}</p>
        ) : null}
      </Card>
    </>
  );
}

function useZonesTable({ rows, totals, hidden, isMargin, level, head }: ZonesView): TableData {
  const t = useTranslations('sales.zones');
  const isCompared = head.compare !== 'none';
  const number = (id: string) => ({ id, label: t(`columns.${id}`), isNumber: true });
  const most = Math.max(0, ...rows.map(({ perOrder, average }) => (isMargin ? perOrder : average) ?? 0));
  const bar = (value: number | null) => (most > 0 && value !== null ? Math.max(0, value / most) : 0);
  const cell = (text: string) => ({ text, raw: null });
  return {
    columns: [
      { id: 'zone', label: t(`levels.${level}`) },
      ...(isMargin ? [number('perOrder'), number('margin')] : []),
      number('revenue'),
      number('share'),
      number('orders'),
      number('average'),
      number('returns'),
      ...(isCompared ? [number('growth')] : []),
    ],
    rows: [
      ...rows.map((row) => ({
        id: row.key,
        cells: {
          zone: { text: row.label, raw: row.label, href: row.href ?? undefined },
          perOrder: {
            text: row.perOrderText,
            raw: row.perOrder,
            bar: bar(row.perOrder),
            href: row.metricHref ?? undefined,
          },
          margin: { text: row.marginText, raw: row.margin },
          revenue: { text: row.revenueText, raw: row.revenue },
          share: { text: row.share, raw: row.revenue },
          orders: { text: row.ordersText, raw: row.orders },
          average: { text: row.averageText, raw: row.average, ...(isMargin ? {} : { bar: bar(row.average) }) },
          returns: { text: row.returnsText, raw: row.returns },
          growth: { text: row.growth?.text ?? '—', raw: row.growthRaw, change: row.growth ?? undefined },
        },
      })),
      ...(hidden
        ? [
            {
              id: 'hidden',
              cells: {
                zone: cell(t('maskedRow', { count: hidden.count })),
                perOrder: cell('—'),
                margin: cell('—'),
                revenue: cell(hidden.revenue),
                share: cell('—'),
                orders: cell(hidden.orders),
                average: cell('—'),
                returns: cell('—'),
                growth: cell('—'),
              },
            },
          ]
        : []),
    ],
    totals: {
      zone: cell(t('total')),
      perOrder: cell(totals.perOrder ?? '—'),
      margin: cell(totals.margin ?? '—'),
      revenue: cell(totals.revenue),
      orders: cell(totals.orders),
      average: cell(totals.average),
      returns: cell(totals.returns),
    },
  };
}
