import { BookOpen } from 'lucide-react';
import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { Chart } from '@/components/charts/chart';
import { type Controls, ControlsBar } from '@/components/filters/controls-bar';
import { buttonClass } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Change, type ChangeFigure } from '@/components/ui/change';
import { ChartCard } from '@/components/ui/chart-card';
import { LinkTabs } from '@/components/ui/link-tabs';
import { PageHeader } from '@/components/ui/page-header';
import { timelineTable } from '@/components/ui/timeline-table';
import { WarningList } from '@/components/ui/warning-list';
import type { CartesianSpec } from '@/lib/charts/spec';
import type { Locale } from '@/lib/core/locale';
import type { Unit } from '@/lib/i18n/format';
import { AddressSelect } from './address-select';
import { type Cut, CutCard } from './cut-card';
import { type Rows, RowsCard } from './rows-card';

interface Choice {
  value: string;
  label: string;
  isCurrent: boolean;
}

export interface BreakdownView {
  kpi: { id: string; unit: Unit; label: string; description: string; formula: string; href: string };
  kpis: readonly Choice[];
  dimensions: readonly Choice[];
  by: string | null;
  controls: Controls & { grains: readonly { id: string; href: string; isCurrent: boolean }[] };
  compare: string;
  currency: string;
  dataUntil: string;
  problem: string;
  found: {
    value: string;
    before: string | null;
    change: ChangeFigure | null;
    against: string;
    compared: string | null;
    warnings: readonly string[];
    notes: readonly string[];
    points: readonly {
      period: string;
      label: string;
      value: number | null;
      valueText: string;
      compare: number | null;
      compareText: string;
    }[];
    spec: CartesianSpec;
    courseName: string | null;
    summary: string | null;
    cut: Cut | null;
    drill: Rows | null;
  } | null;
}

/** One KPI: its figure, its course, its parts and its rows. */
export function BreakdownPage({ breakdown }: { breakdown: BreakdownView }) {
  const t = useTranslations('breakdown');
  const ui = useTranslations('ui');
  const summary = useTranslations('summary');
  const { kpi, controls, found, compare } = breakdown;
  const locale = useLocale() as Locale;
  const file = (what: string) => `${kpi.id}-${what}-${controls.from}-${controls.to}`;
  return (
    <>
      <PageHeader title={kpi.label} note={summary('fresh', { day: breakdown.dataUntil })}>
        <p className="max-w-4xl text-tremor-content-default">{kpi.description}</p>
        <div className="flex flex-wrap items-end gap-2">
          <div className="w-64 max-w-full">
            <AddressSelect label={t('kpi')} isLabelHidden options={breakdown.kpis} />
          </div>
          <ControlsBar path="/breakdown" controls={controls} groups={[]} />
          <Link href={kpi.href} className={buttonClass('quiet')}>
            <BookOpen aria-hidden className="size-4" />
            {t('definition')}
          </Link>
        </div>
      </PageHeader>
      {found ? (
        <>
          <WarningList warnings={found.warnings} />
          <div className="mt-4 grid gap-4 xl:grid-cols-[20rem_minmax(0,1fr)]">
            <Card>
              <p className="text-xs text-tremor-content-default">{controls.range}</p>
              <p className="mt-1 text-3xl font-semibold tracking-tight text-tremor-content-strong" data-value={kpi.id}>
                {found.value}
              </p>
              {found.value === '—' ? <p className="mt-2 text-tremor-content-default">{t('missing')}</p> : null}
              {found.change ? (
                <p className="mt-2">
                  <Change change={found.change} against={found.against} />
                </p>
              ) : null}
              {found.before ? (
                <p className="mt-1 text-xs text-tremor-content-default">
                  {found.before} ({found.compared})
                </p>
              ) : null}
              <p className="mt-4 border-t border-tremor-border-default pt-3 text-xs leading-relaxed text-tremor-content-default">
                {t('equals', { formula: kpi.formula })}
              </p>
            </Card>
            <ChartCard
              title={t('course.title')}
              subtitle={t('course.subtitle', { label: kpi.label, range: controls.range })}
              summary={found.summary}
              table={timelineTable(found.points, {
                period: ui('table.period'),
                value: t('course.current'),
                compare: found.courseName,
              })}
              file={{ name: file('time'), notes: found.notes }}
              control={
                controls.grains.length > 1 ? (
                  <LinkTabs
                    label={ui('controls.grain')}
                    current={controls.grains.find(({ isCurrent }) => isCurrent)?.id ?? ''}
                    tabs={controls.grains.map(({ id, href }) => ({ id, href, label: ui(`controls.grains.${id}`) }))}
                  />
                ) : null
              }
            >
              <Chart
                spec={found.spec}
                label={[kpi.label, controls.range, found.summary].filter(Boolean).join('. ')}
                locale={locale}
                currency={breakdown.currency}
              />
            </ChartCard>
          </div>
          {found.cut ? (
            <CutCard
              cut={found.cut}
              dimensions={breakdown.dimensions}
              dimension={breakdown.by ?? ''}
              kpi={kpi.label}
              range={controls.range}
              total={{ text: found.value, before: found.before }}
              isCompared={compare !== 'none'}
              file={{ name: file(breakdown.by ?? ''), notes: found.notes }}
            />
          ) : null}
          {found.drill ? (
            <RowsCard key={found.drill.address} drill={found.drill} value={found.value} />
          ) : (
            <Card className="mt-4">
              <p className="py-6 text-center text-tremor-content-default">{t('rows.impossible')}</p>
            </Card>
          )}
        </>
      ) : (
        <Card>
          <p className="py-10 text-center text-tremor-content-default">{breakdown.problem}</p>
        </Card>
      )}
    </>
  );
}
