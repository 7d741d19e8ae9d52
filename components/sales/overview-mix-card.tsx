import { Filter } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ChangeFigure } from '@/components/ui/change';
import { ChartCard } from '@/components/ui/chart-card';
import type { TableData } from '@/components/ui/data-table';
import { bindColours } from '@/components/ui/palette';
import { OpenLink } from './open-link';

interface MixRow {
  key: string;
  label: string;
  value: number | null;
  text: string;
  full: string;
  before: number | null;
  beforeText: string;
  share: number | null;
  shareText: string;
  shareBefore: number | null;
  shift: number | null;
  shiftText: string | null;
  effect: number | null;
  effectText: string | null;
  change: ChangeFigure | null;
  changeRaw: number | null;
  href: string | null;
  filterHref: string | null;
}

export interface MixView {
  id: string;
  label: string;
  rows: readonly MixRow[];
  total: string;
  summary: string | null;
  exploreHref: string | null;
}

interface Props {
  mix: MixView;
  isCompared: boolean;
  file: { name: string; notes: readonly string[] };
}

const COLOURED = new Set(['sales_channel', 'customer_status', 'store_type']);
const SHOWN = 6;

/** Who has how much of the sales, and whose share moved: in points, and in money. */
export function OverviewMixCard({ mix, isCompared, file }: Props) {
  const t = useTranslations('sales.mix');
  const ui = useTranslations('ui.bars');
  const title = t(`titles.${mix.id}`);
  const colours = COLOURED.has(mix.id) ? bindColours(mix.rows.map(({ key }) => key)) : null;
  const longest = Math.max(0.0001, ...mix.rows.flatMap(({ share, shareBefore }) => [share ?? 0, shareBefore ?? 0]));
  const cut = mix.rows.length > SHOWN + 1 ? SHOWN : mix.rows.length;
  const bar = (row: MixRow) => (
    <MixBar key={row.key} row={row} longest={longest} colour={colours?.get(row.key)} isCompared={isCompared} />
  );
  return (
    <ChartCard
      title={title}
      subtitle={isCompared ? t('subtitle') : t('subtitleAlone')}
      summary={[t('total', { total: mix.total }), mix.summary].filter(Boolean).join(' ')}
      table={useMixTable(mix, isCompared)}
      file={file}
      action={<OpenLink href={mix.exploreHref} label={t('explore', { title })} />}
    >
      {mix.rows.length === 0 ? (
        <p className="py-10 text-center text-tremor-content-default">{t('none')}</p>
      ) : (
        <>
          <ul className="space-y-1">{mix.rows.slice(0, cut).map(bar)}</ul>
          {mix.rows.length > cut ? (
            <details className="mt-2">
              <summary className="inline-flex min-h-6 items-center rounded text-xs font-medium text-tremor-brand-emphasis hover:underline">
                {ui('rest', { count: mix.rows.length - cut })}
              </summary>
              <ul className="mt-1 max-h-72 space-y-1 overflow-y-auto">{mix.rows.slice(cut).map(bar)}</ul>
            </details>
          ) : null}
        </>
      )}
    </ChartCard>
  );
}

const percent = (share: number) => `${(Math.max(0, Math.min(1, share)) * 100).toFixed(1)}%`;
const toneOf = (shift: number) =>
  Math.abs(shift) < 0.0005 ? 'text-tremor-content-default' : shift > 0 ? 'text-good' : 'text-bad';

interface BarProps {
  row: MixRow;
  longest: number;
  colour: string | undefined;
  isCompared: boolean;
}

function MixBar({ row, longest, colour, isCompared }: BarProps) {
  const t = useTranslations('sales.mix');
  const ui = useTranslations('ui.bars');
  const name = (
    <>
      <span className="min-w-0 flex-1 truncate">{row.label}</span>
      <span className="font-medium whitespace-nowrap text-tremor-content-strong">{row.text}</span>
    </>
  );
  const line = 'flex min-h-6 min-w-0 flex-1 items-center gap-3 rounded text-tremor-content-emphasis';
  return (
    <li className="rounded-md py-1">
      <div className="flex flex-wrap items-center gap-x-2">
        {row.href ? (
          <Link
            prefetch={false}
            href={row.href}
            title={row.full}
            className={`${line} hover:text-tremor-content-strong`}
          >
            {name}
          </Link>
        ) : (
          <span className={line}>{name}</span>
        )}
        <span className="order-3 flex w-full justify-end gap-2 pr-8 text-right text-xs whitespace-nowrap sm:order-2 sm:w-auto sm:pr-0">
          <span className="w-14 text-tremor-content-default">{row.shareText}</span>
          {isCompared ? (
            <span className={`w-32 ${toneOf(row.shift ?? 0)}`}>
              {row.shift === null ? (
                '—'
              ) : (
                <>
                  <span className="sr-only">{t('shift')} </span>
                  {row.shiftText} <span className="text-tremor-content-default">({row.effectText})</span>
                </>
              )}
            </span>
          ) : null}
        </span>
        {row.filterHref ? (
          <Link
            prefetch={false}
            href={row.filterHref}
            aria-label={ui('filter', { name: row.label })}
            title={ui('filter', { name: row.label })}
            className="order-2 grid size-6 place-items-center rounded text-tremor-content-subtle hover:bg-tremor-background-subtle hover:text-tremor-content-strong sm:order-3"
          >
            <Filter aria-hidden className="size-3.5" />
          </Link>
        ) : (
          <span className="order-2 size-6 sm:order-3" />
        )}
      </div>
      <div aria-hidden className="relative mt-1.5 mr-8 h-1.5 rounded-full bg-tremor-background-subtle sm:mt-0.5">
        <div
          className="h-full rounded-full bg-series-1"
          style={{ width: percent((row.share ?? 0) / longest), background: colour }}
        />
        {isCompared && row.shareBefore !== null ? (
          <span
            className="absolute -top-1 h-3.5 w-0.5 rounded bg-tremor-content-strong"
            style={{ left: `calc(${percent(row.shareBefore / longest)} - 1px)` }}
          />
        ) : null}
      </div>
    </li>
  );
}

function useMixTable(mix: MixView, isCompared: boolean): TableData {
  const words = useTranslations('ui.table');
  const t = useTranslations('sales.mix');
  const number = (id: string, label: string) => ({ id, label, isNumber: true });
  return {
    columns: [
      { id: 'label', label: mix.label },
      number('value', words('value')),
      number('share', words('share')),
      ...(isCompared
        ? [
            number('before', words('compare')),
            number('change', words('change')),
            number('shift', t('shift')),
            number('effect', t('effect')),
          ]
        : []),
    ],
    rows: mix.rows.map((row) => ({
      id: row.key,
      cells: {
        label: { text: row.label, raw: row.label, href: row.href ?? undefined },
        value: { text: row.full, raw: row.value },
        share: { text: row.shareText, raw: row.share },
        before: { text: row.beforeText, raw: row.before },
        change: { text: row.change?.text ?? '—', raw: row.changeRaw, change: row.change ?? undefined },
        shift: { text: row.shiftText ?? '—', raw: row.shift },
        effect: { text: row.effectText ?? '—', raw: row.effect },
      },
    })),
    totals: {
      label: { text: words('total'), raw: words('total') },
      value: { text: mix.total, raw: null },
    },
  };
}
