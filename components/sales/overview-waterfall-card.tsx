import { useTranslations } from 'next-intl';
import { ChartCard } from '@/components/ui/chart-card';
import type { TableData } from '@/components/ui/data-table';
import { Bridge, type BridgeRow } from './bridge';
import { OpenLink } from './open-link';

export type WaterfallRow = BridgeRow & {
  beforeText: string | null;
  changeRaw: number | null;
  whyHref: string | null;
};

interface Props {
  rows: readonly WaterfallRow[];
  range: string;
  isCompared: boolean;
  /** Shipping and tax do not fit the filters. */
  isShort: boolean;
  exploreHref: string | null;
  file: { name: string; notes: readonly string[] };
}

/** From the list price to what customers paid. */
export function OverviewWaterfallCard({ rows, range, isCompared, isShort, exploreHref, file }: Props) {
  const t = useTranslations('sales.waterfall');
  const sales = useTranslations('sales');
  const net = rows.find(({ id }) => id === 'net');
  return (
    <ChartCard
      title={t('title')}
      subtitle={t('subtitle', { range })}
      summary={[t('note'), isShort ? t('short') : null].filter(Boolean).join(' ')}
      table={useWaterfallTable(rows, isCompared)}
      file={file}
      action={
        <>
          <OpenLink kind="why" href={net?.whyHref ?? null} label={sales('why', { kpi: net?.label ?? '' })} />
          <OpenLink href={exploreHref} label={t('explore')} />
        </>
      }
    >
      <Bridge rows={rows} cutNote={t('cut')} />
    </ChartCard>
  );
}

function useWaterfallTable(rows: readonly WaterfallRow[], isCompared: boolean): TableData {
  const words = useTranslations('ui.table');
  const t = useTranslations('sales.waterfall');
  const number = (id: string, label: string) => ({ id, label, isNumber: true });
  return {
    columns: [
      { id: 'label', label: t('step') },
      number('value', words('value')),
      number('share', t('share')),
      ...(isCompared ? [number('before', words('compare')), number('change', words('change'))] : []),
    ],
    rows: rows.map((row) => ({
      id: row.id,
      cells: {
        label: { text: row.label, raw: row.label, href: row.href ?? undefined },
        value: { text: row.text, raw: row.value },
        share: { text: row.share ?? '—', raw: row.share },
        before: { text: row.beforeText ?? '—', raw: row.beforeText },
        change: { text: row.change?.text ?? '—', raw: row.changeRaw, change: row.change ?? undefined },
      },
    })),
  };
}
