import { ArrowUpRight } from 'lucide-react';
import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { Chart } from '@/components/charts/chart';
import { type Controls, ControlsBar } from '@/components/filters/controls-bar';
import { ChartCard } from '@/components/ui/chart-card';
import { KpiCard, type KpiFigure } from '@/components/ui/kpi-card';
import { PageHeader } from '@/components/ui/page-header';
import { timelineTable } from '@/components/ui/timeline-table';
import { WarningList } from '@/components/ui/warning-list';
import type { CartesianSpec } from '@/lib/charts/spec';
import type { Locale } from '@/lib/core/locale';
import { type Section, SummarySection } from './summary-section';
import { WhyLink } from './why-link';

interface Point {
  period: string;
  label: string;
  value: number | null;
  valueText: string;
  compare: number | null;
  compareText: string;
  compareLabel: string;
  isPartial: boolean;
}

export interface SummaryView {
  currency: string;
  controls: Controls;
  compare: string;
  grain: string;
  dataUntil: string;
  importedAt: string | null;
  isHistory: boolean;
  beforeRange: string | null;
  warnings: readonly string[];
  notes: readonly string[];
  sentences: readonly string[];
  cards: readonly KpiFigure[];
  timeline: {
    points: readonly Point[];
    spec: CartesianSpec;
    compareName: string | null;
    summary: string | null;
    href: string;
  };
  sections: readonly Section[];
}

/** How much, against what, why: the first page of whoever runs the shop. */
export function SummaryPage({ summary }: { summary: SummaryView }) {
  const t = useTranslations('summary');
  const ui = useTranslations('ui');
  const locale = useLocale() as Locale;
  const { controls, timeline, compare } = summary;
  const title = t('timeline.title');
  const groups = summary.sections
    .map(({ label, rows }) => ({
      label,
      options: rows.flatMap((row) =>
        row.filterHref ? [{ key: row.key, label: row.label, href: row.filterHref }] : [],
      ),
    }))
    .filter(({ options }) => options.length > 1);
  return (
    <>
      <PageHeader
        title={t('title')}
        note={
          <>
            {t('fresh', { day: summary.dataUntil })}
            {summary.importedAt ? ` · ${t('imported', { instant: summary.importedAt })}` : null}
          </>
        }
      >
        <p className="max-w-4xl text-base leading-relaxed text-tremor-content-emphasis" data-sentences>
          {summary.sentences.join(' ')}
        </p>
        <ControlsBar path="/summary" controls={controls} groups={groups} />
        {summary.isHistory ? <p className="text-xs text-tremor-content-default">{t('history')}</p> : null}
        <WarningList warnings={summary.warnings} />
      </PageHeader>
      <h2 className="sr-only">{ui('shell.nav.kpis')}</h2>
      <div className="grid grid-cols-2 gap-4 md:grid-cols-3 2xl:grid-cols-6">
        {summary.cards.map((figure) => (
          <KpiCard key={figure.id} figure={figure}>
            {figure.change ? <WhyLink from={figure.href} kpi={figure.label} /> : null}
          </KpiCard>
        ))}
      </div>
      <ChartCard
        className="mt-4"
        title={title}
        subtitle={t('timeline.subtitle', { range: controls.range, grain: summary.grain })}
        summary={timeline.summary}
        table={timelineTable(timeline.points, {
          period: ui('table.period'),
          value: t('timeline.current'),
          compare: timeline.compareName,
        })}
        file={{ name: `net_revenue-${controls.from}-${controls.to}`, notes: summary.notes }}
        action={<OpenLink href={timeline.href} label={t('cuts.explore', { title })} />}
      >
        <Chart
          spec={timeline.spec}
          label={[title, controls.range, timeline.summary].filter(Boolean).join('. ')}
          locale={locale}
          currency={summary.currency}
        />
      </ChartCard>
      <div className="mt-4 grid gap-4 xl:grid-cols-2">
        {summary.sections.map((section) => (
          <SummarySection
            key={section.id}
            section={section}
            isCompared={compare !== 'none'}
            file={{ name: `net_revenue-${section.id}-${controls.from}-${controls.to}`, notes: summary.notes }}
            action={
              <OpenLink href={section.exploreHref} label={t('cuts.explore', { title: t(`cuts.${section.id}`) })} />
            }
          />
        ))}
      </div>
    </>
  );
}

function OpenLink({ href, label }: { href: string; label: string }) {
  return (
    <Link
      prefetch={false}
      href={href}
      aria-label={label}
      title={label}
      className="grid size-8 place-items-center rounded-md text-tremor-content-default hover:bg-tremor-background-subtle hover:text-tremor-content-strong"
    >
      <ArrowUpRight aria-hidden className="size-4" />
    </Link>
  );
}
