import { useTranslations } from 'next-intl';
import { chartTable } from '@/components/charts/chart-table';
import { Card } from '@/components/ui/card';
import { Change, type ChangeFigure } from '@/components/ui/change';
import { ChartCard } from '@/components/ui/chart-card';
import { DataTable, type TableData } from '@/components/ui/data-table';
import type { CartesianSpec } from '@/lib/charts/spec';
import type { Locale } from '@/lib/core/locale';
import { OpenLink } from './open-link';
import { SeasonsPeaksChart } from './seasons-peaks-chart';

interface PeakRow {
  id: string;
  day: string;
  weekday: string;
  value: number;
  full: string;
  share: number | null;
  shareText: string;
  times: number;
  timesText: string;
  cause: string | null;
  beforeDay: string;
  rawBeforeDay: string;
  beforeEvent: string | null;
  before: number | null;
  beforeText: string;
  change: ChangeFigure | null;
  changeRaw: number | null;
  href: string | null;
  beforeHref: string | null;
  whyHref: string | null;
}

export interface PeaksView {
  spec: CartesianSpec;
  rows: readonly PeakRow[];
  /** Which points of the line they are. */
  marked: readonly number[];
  events: readonly { text: string; range: string }[];
  exploreHref: string | null;
}

interface Props {
  peaks: PeaksView;
  range: string;
  locale: Locale;
  currency: string;
  file: { name: string; notes: readonly string[] };
}

/** The days that stand out: how far, why, and what the same event brought last year. */
export function SeasonsPeaksCard({ peaks, range, locale, currency, file }: Props) {
  const t = useTranslations('sales.seasons.peaks');
  const ui = useTranslations('ui.table');
  return (
    <>
      <ChartCard
        className="mt-4"
        title={t('title')}
        subtitle={t('subtitle', { range })}
        summary={null}
        table={chartTable(peaks.spec, {
          name: ui('period'),
          value: ui('value'),
          share: ui('share'),
          compare: ui('compare'),
        })}
        file={file}
        action={<OpenLink href={peaks.exploreHref} label={t('explore')} />}
      >
        <SeasonsPeaksChart
          spec={peaks.spec}
          peaks={peaks.marked}
          label={t('title')}
          locale={locale}
          currency={currency}
        />
        <Events events={peaks.events} />
      </ChartCard>
      <Card className="mt-4">
        <h2 className="mb-3 text-base font-semibold text-tremor-content-strong">{t('list')}</h2>
        <PeakList rows={peaks.rows} />
        <p className="mt-4 text-xs leading-relaxed text-tremor-content-default">{t('note')}</p>
      </Card>
    </>
  );
}

/** What the numbers above the line stand for. */
function Events({ events }: Pick<PeaksView, 'events'>) {
  if (events.length === 0) return null;
  return (
    <ol className="mt-2 flex flex-wrap gap-x-5 gap-y-1 text-xs text-tremor-content-default">
      {events.map(({ text, range }, i) => (
        <li key={`${text} ${range}`} className="flex items-center gap-1.5">
          <span className="grid size-4 place-items-center rounded-full bg-warning text-[0.625rem] font-semibold text-tremor-background-default">
            {i + 1}
          </span>
          <span className="text-tremor-content-emphasis">{text}</span> {range}
        </li>
      ))}
    </ol>
  );
}

function PeakList({ rows }: Pick<PeaksView, 'rows'>) {
  const t = useTranslations('sales.seasons.peaks');
  const table = usePeaksTable(rows);
  if (rows.length === 0) return <p className="py-6 text-center text-tremor-content-default">{t('none')}</p>;
  return (
    <>
      <div className="hidden sm:block">
        <DataTable table={table} caption={t('list')} maxHeight="max-h-none" />
      </div>
      <ul className="space-y-3 sm:hidden">
        {rows.map((row) => (
          <PeakEntry key={row.id} row={row} />
        ))}
      </ul>
    </>
  );
}

/** A peak on a narrow screen. */
function PeakEntry({ row }: { row: PeakRow }) {
  const t = useTranslations('sales.seasons.peaks');
  return (
    <li className="rounded-lg bg-tremor-background-muted p-3">
      <p className="flex items-baseline justify-between gap-3">
        <span className="font-medium text-tremor-content-strong">
          {row.weekday} {row.day}
        </span>
        <span className="font-semibold text-tremor-content-strong">{row.full}</span>
      </p>
      <p className="mt-0.5 text-xs text-tremor-content-default">
        {row.cause ?? t('noCause')} · {row.timesText} · {row.shareText}
      </p>
      <p className="mt-0.5 flex flex-wrap gap-x-2 text-xs text-tremor-content-default">
        {t('beforeLine', { event: row.beforeEvent ?? row.beforeDay, value: row.beforeText })}
        {row.change ? <Change change={row.change} /> : null}
      </p>
    </li>
  );
}

function usePeaksTable(rows: readonly PeakRow[]): TableData {
  const t = useTranslations('sales.seasons.peaks');
  const number = (id: string) => ({ id, label: t(`columns.${id}`), isNumber: true });
  return {
    columns: [
      { id: 'day', label: t('columns.day') },
      number('value'),
      number('times'),
      number('share'),
      { id: 'cause', label: t('columns.cause') },
      { id: 'event', label: t('columns.event') },
      number('before'),
      number('change'),
    ],
    rows: rows.map((row) => ({
      id: row.id,
      cells: {
        day: { text: `${row.weekday} ${row.day}`, raw: row.id, href: row.href ?? undefined },
        value: { text: row.full, raw: row.value },
        times: { text: row.timesText, raw: row.times },
        share: { text: row.shareText, raw: row.share },
        cause: row.cause
          ? { text: row.cause, raw: row.cause }
          : { text: t('noCause'), raw: null, href: row.whyHref ?? undefined },
        event: {
          text: row.beforeEvent ? `${row.beforeEvent} (${row.beforeDay})` : row.beforeDay,
          raw: row.rawBeforeDay,
          href: row.beforeHref ?? undefined,
        },
        before: { text: row.beforeText, raw: row.before },
        change: { text: row.change?.text ?? '—', raw: row.changeRaw, change: row.change ?? undefined },
      },
    })),
  };
}
