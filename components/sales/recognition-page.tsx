import { TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Chart } from '@/components/charts/chart';
import { Card } from '@/components/ui/card';
import { ChartCard } from '@/components/ui/chart-card';
import type { TableData } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import type { CartesianSpec } from '@/lib/charts/spec';
import type { Locale } from '@/lib/core/locale';
import { Bridge, type BridgeRow } from './bridge';
import { OpenLink } from './open-link';
import { type BacklogView, RecognitionBacklogCard } from './recognition-backlog-card';
import { type CutOffView, RecognitionCutOffCard } from './recognition-cut-off-card';
import { type SalesHead, SalesHeader } from './sales-header';

interface Months {
  spec: CartesianSpec;
  columns: readonly { id: string; label: string }[];
  rows: readonly {
    id: string;
    label: string;
    cells: readonly { id: string; text: string; raw: number | null; href: string | null }[];
  }[];
}

export interface RecognitionView {
  head: SalesHead;
  grain: string;
  /** The data says when control passes. */
  isKnown: boolean;
  whyHref: string | null;
  exploreHref: string | null;
  bridge: readonly BridgeRow[];
  months: Months;
  backlog: BacklogView;
  cutOff: CutOffView | null;
}

/** Booked against recognised revenue. */
export function RecognitionPage({ recognition, locale }: { recognition: RecognitionView; locale: Locale }) {
  const t = useTranslations('sales.recognition');
  const sales = useTranslations('sales');
  const { head, months, bridge, backlog, cutOff, isKnown, grain } = recognition;
  const { range, from, to } = head.controls;
  if (!isKnown) {
    return (
      <>
        <SalesHeader head={head} current="recognition" />
        <Card>
          <EmptyState icon={TriangleAlert} title={t('unknownTitle')} text={t('unknownText')} />
        </Card>
      </>
    );
  }
  return (
    <>
      <SalesHeader head={head} current="recognition" />
      <ChartCard
        title={t('months.title')}
        subtitle={t('months.subtitle', { range, grain })}
        summary={t('months.note')}
        table={monthsTable(months, t('months.month'))}
        file={{ name: `booked-recognised-${from}-${to}`, notes: head.notes }}
        action={
          <>
            <OpenLink kind="why" href={recognition.whyHref} label={sales('why', { kpi: t('steps.recognised') })} />
            <OpenLink href={recognition.exploreHref} label={t('months.explore')} />
          </>
        }
      >
        <Chart spec={months.spec} label={t('months.title')} locale={locale} currency={head.currency} />
      </ChartCard>
      <Card className="mt-4">
        <h2 className="text-base font-semibold text-tremor-content-strong">{t('bridge.title')}</h2>
        <p className="mt-0.5 mb-4 text-xs text-tremor-content-default">{t('bridge.subtitle', { range })}</p>
        <Bridge rows={bridge} cutNote={t('bridge.cut')} />
        <p className="mt-4 text-xs leading-relaxed text-tremor-content-default">{t('bridge.note')}</p>
      </Card>
      <div className="mt-4 grid gap-4 xl:grid-cols-2">
        <RecognitionBacklogCard backlog={backlog} />
        {cutOff ? <RecognitionCutOffCard cutOff={cutOff} /> : null}
      </div>
    </>
  );
}

function monthsTable({ columns, rows }: Months, name: string): TableData {
  return {
    columns: [{ id: 'month', label: name }, ...columns.map(({ id, label }) => ({ id, label, isNumber: true }))],
    rows: rows.map(({ id, label, cells }) => ({
      id,
      cells: {
        month: { text: label, raw: id },
        ...Object.fromEntries(
          cells.map(({ id: column, text, raw, href }) => [column, { text, raw, href: href ?? undefined }]),
        ),
      },
    })),
  };
}
