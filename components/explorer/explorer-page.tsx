import { useTranslations } from 'next-intl';
import { Chart } from '@/components/charts/chart';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { WarningList } from '@/components/ui/warning-list';
import type { ChartSpec, ChartType } from '@/lib/charts/spec';
import type { Locale } from '@/lib/core/locale';
import { type AnnotationActions, type AnnotationEntry, AnnotationList } from './annotation-list';
import { ApiCall } from './api-call';
import { Builder, type BuilderView } from './builder';
import { ChartTypes } from './chart-types';
import { ExportMenu } from './export-menu';
import { ProblemCard } from './problem-card';
import { type ResultRows, ResultTable } from './result-table';
import { type ViewActions, type ViewEntry, ViewMenu } from './view-menu';

export interface ExplorerView extends BuilderView {
  title: string;
  dataUntil: string;
  importedAt: string | null;
  dataVersion: number | null;
  notices: readonly string[];
  problem: { text: string; ways: readonly { label: string; href: string }[] } | null;
  currency: string;
  apiQuery: string;
  exportHref: string;
  views: readonly ViewEntry[];
  view: { id: string; name: string; isOwn: boolean; isShared: boolean; isMoving: boolean; isChanged: boolean } | null;
  toSave: Parameters<typeof ViewMenu>[0]['toSave'];
  found: {
    spec: ChartSpec;
    sentence: string | null;
    label: string;
    type: ChartType;
    charts: readonly { type: ChartType; href: string; isCurrent: boolean; reason: string | null }[];
    table: ResultRows;
    warnings: readonly string[];
    isFirstOnly: boolean;
    annotations: readonly AnnotationEntry[];
  } | null;
}

interface Props {
  explorer: ExplorerView;
  locale: Locale;
  viewActions: ViewActions;
  annotationActions: AnnotationActions;
}

/** A question that the reader builds, its answer as chart and table, and what can be done with it. */
export function ExplorerPage({ explorer, locale, viewActions, annotationActions }: Props) {
  const t = useTranslations('explorer');
  const { found, view, controls } = explorer;
  const fresh = [
    t('freshness', { day: explorer.dataUntil }),
    explorer.importedAt ? t('imported', { instant: explorer.importedAt }) : null,
    explorer.dataVersion === null ? null : t('version', { version: explorer.dataVersion }),
  ];
  return (
    <>
      <PageHeader title={t('title')} note={fresh.filter(Boolean).join(' · ')}>
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p className="flex min-w-0 flex-wrap items-center gap-2 text-tremor-content-default">
            {view ? (
              <>
                <span className="font-medium text-tremor-content-strong">{t('view.current', { name: view.name })}</span>
                {view.isChanged ? <Badge tone="warning">{t('view.changed')}</Badge> : null}
              </>
            ) : (
              t('lead')
            )}
          </p>
          <div className="flex flex-wrap items-center gap-2">
            <ViewMenu views={explorer.views} current={view} toSave={explorer.toSave} actions={viewActions} />
            {found ? <ExportMenu href={explorer.exportHref} /> : null}
            <ApiCall query={explorer.apiQuery} />
          </div>
        </div>
      </PageHeader>
      <Builder view={explorer} />
      {explorer.notices.length > 0 || found?.warnings.length ? (
        <div className="mt-4">
          <WarningList warnings={[...explorer.notices, ...(found?.warnings ?? [])]} />
        </div>
      ) : null}
      {explorer.problem ? <ProblemCard problem={explorer.problem} /> : null}
      {found ? (
        <>
          <Card className="mt-4">
            <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
              <div className="min-w-0 grow basis-72">
                <h2 className="text-base font-semibold text-tremor-content-strong">{explorer.title}</h2>
                <p className="mt-0.5 text-xs text-tremor-content-default">
                  {[controls.range, ...controls.chips.map(({ dimension, label }) => `${dimension} : ${label}`)].join(
                    ' · ',
                  )}
                </p>
              </div>
              <ChartTypes charts={found.charts} />
            </div>
            <div className="mt-4" data-chart={found.type}>
              <Chart spec={found.spec} label={found.label} locale={locale} currency={explorer.currency} />
            </div>
            {found.sentence || found.isFirstOnly ? (
              <p className="mt-3 text-xs leading-relaxed text-tremor-content-default" data-sentence>
                {[found.sentence, found.isFirstOnly ? t('firstOnly') : null].filter(Boolean).join(' ')}
              </p>
            ) : null}
            <AnnotationList
              annotations={found.annotations}
              kpis={explorer.kpis}
              day={controls.to}
              actions={annotationActions}
            />
          </Card>
          <ResultTable table={found.table} caption={explorer.title} />
        </>
      ) : null}
    </>
  );
}
