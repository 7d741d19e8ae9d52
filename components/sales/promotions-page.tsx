import { TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { AddressSelect } from '@/components/breakdown/address-select';
import { chartTable } from '@/components/charts/chart-table';
import { type CardFigure, FigureCards } from '@/components/figures/figure-cards';
import { OpenLinks } from '@/components/figures/open-links';
import { PageTop, type PageTopData } from '@/components/figures/page-top';
import { TableCard } from '@/components/figures/table-card';
import { Card } from '@/components/ui/card';
import { ChartCard } from '@/components/ui/chart-card';
import { DataTable, type TableData } from '@/components/ui/data-table';
import type { ChartSpec } from '@/lib/charts/spec';
import { PromotionsStrip, type StripBand } from './promotions-strip';
import { SalesTabs } from './sales-tabs';

interface Event {
  name: string;
  channel: string | null;
  range: string;
  table: TableData;
  others: readonly string[];
  isCut: boolean;
  summary: string | null;
}

export interface PromotionsData {
  head: PageTopData & { address: string; mayMargin: boolean; range: string; from: string; to: string };
  notes: readonly string[];
  sentences: readonly string[];
  cards: readonly CardFigure[];
  strip: {
    spec: ChartSpec;
    bands: readonly StripBand[];
    lanes: number;
    always: readonly string[];
    points: readonly { at: number; height: number }[];
    ticks: readonly { at: number; label: string }[];
    rows: string | null;
    explore: string | null;
  };
  table: TableData;
  tableHref: string | null;
  event: Event | null;
  events: readonly { value: string; label: string; isCurrent: boolean }[];
}

/** What was on, what it sold, and how one event stands beside the days around it. */
export function PromotionsPage({ view }: { view: PromotionsData }) {
  const t = useTranslations('margins.promotions');
  const ui = useTranslations('ui.table');
  const { head, strip, event } = view;
  return (
    <>
      <PageTop
        title={t('title')}
        head={head}
        sentences={view.sentences}
        tabs={<SalesTabs current="promotions" address={head.address} hasMargin={head.mayMargin} />}
      />
      <FigureCards heading={t('title')} figures={view.cards} />
      <ChartCard
        className="mt-4"
        title={t('strip.title')}
        subtitle={t('strip.subtitle', { range: head.range })}
        summary={strip.always.length > 0 ? t('strip.always', { names: strip.always.join(', ') }) : null}
        table={chartTable(strip.spec, {
          name: ui('period'),
          value: ui('value'),
          share: ui('share'),
          compare: ui('compare'),
        })}
        file={{ name: `promotions-${head.from}-${head.to}`, notes: view.notes }}
        action={<OpenLinks title={t('strip.title')} rows={strip.rows} explore={strip.explore} />}
      >
        <PromotionsStrip
          points={strip.points}
          bands={strip.bands}
          lanes={strip.lanes}
          ticks={strip.ticks}
          label={t('strip.label', { count: strip.bands.length })}
        />
      </ChartCard>
      <TableCard
        className="mt-4"
        title={t('table.title')}
        subtitle={t('table.subtitle', { range: head.range })}
        table={view.table}
        explore={view.tableHref}
        empty={t('table.none')}
        summary={t('table.note')}
      />
      {event ? <EventCard event={event} events={view.events} /> : null}
    </>
  );
}

function EventCard({ event, events }: { event: Event; events: PromotionsData['events'] }) {
  const t = useTranslations('margins.promotions.event');
  return (
    <Card className="mt-4">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0 grow basis-64">
          <h2 className="text-base font-semibold text-tremor-content-strong">{t('title', { name: event.name })}</h2>
          <p className="mt-0.5 text-xs text-tremor-content-default">
            {t('subtitle', { range: event.range, channel: event.channel ?? t('everywhere') })}
          </p>
        </div>
        <div className="w-72 max-w-full">
          <AddressSelect label={t('choose')} isLabelHidden options={events} />
        </div>
      </div>
      <p className="mt-4 flex items-start gap-2 rounded-lg bg-warning-faint px-3 py-2 text-xs text-warning">
        <TriangleAlert aria-hidden className="mt-px size-3.5 shrink-0" />
        {t('caution')}
      </p>
      <div className="mt-4">
        <DataTable table={event.table} caption={t('title', { name: event.name })} isSortable={false} />
      </div>
      <div className="mt-4 space-y-1 text-xs leading-relaxed text-tremor-content-default">
        {event.summary ? <p>{event.summary}</p> : null}
        {event.isCut ? <p>{t('cut')}</p> : null}
        {event.others.length > 0 ? <p>{t('others', { names: event.others.join(', ') })}</p> : null}
      </div>
    </Card>
  );
}
