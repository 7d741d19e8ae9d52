'use client';
import { LineChart as TremorLineChart } from '@tremor/react';
import { useLocale, useTranslations } from 'next-intl';
import type { Locale } from '@/lib/core/locale';
import { formatter, type Unit } from '@/lib/i18n/format';

export interface LinePoint {
  label: string;
  value: number | null;
  valueText: string;
  compare: number | null;
  compareText: string;
  compareLabel: string;
  isPartial: boolean;
}

interface Props {
  points: readonly LinePoint[];
  unit: Unit;
  currency: string;
  /** Names of the two lines; without a second name there is no comparison. */
  names: { value: string; compare: string | null };
}

interface Row extends LinePoint {
  current: number | null;
  unfinished: number | null;
  names: Props['names'];
  partialWord: string;
}

/** The line stops before a period that is not over; dots lead on to it. */
function toRows(points: readonly LinePoint[], names: Props['names'], partialWord: string): Row[] {
  return points.map((point, i) => {
    const touchesPartial = point.isPartial || points[i - 1]?.isPartial || points[i + 1]?.isPartial;
    return {
      ...point,
      current: point.isPartial ? null : point.value,
      unfinished: touchesPartial ? point.value : null,
      names,
      partialWord,
    };
  });
}

interface TooltipProps {
  active?: boolean;
  payload?: { payload?: Row }[];
}

function LineTooltip({ active, payload }: TooltipProps) {
  const row = payload?.[0]?.payload;
  if (!active || !row) return null;
  return (
    <div className="rounded-lg bg-tremor-background-default px-3 py-2 text-xs shadow-lg ring-1 ring-tremor-border-default">
      <p className="font-medium text-tremor-content-strong">
        {row.label}
        {row.isPartial ? <span className="font-normal text-warning"> · {row.partialWord}</span> : null}
      </p>
      <p className="mt-1 flex items-center justify-between gap-4 text-tremor-content-emphasis">
        <span>{row.names.value}</span>
        <span className="font-medium">{row.valueText}</span>
      </p>
      {row.names.compare ? (
        <p className="flex items-center justify-between gap-4 text-tremor-content-default">
          <span>{row.compareLabel || row.names.compare}</span>
          <span>{row.compareText}</span>
        </p>
      ) : null}
    </div>
  );
}

/** A figure over time; the comparison is dashed and grey, an unfinished period dotted. The card around it speaks for it. */
export function LineChart({ points, unit, currency, names }: Props) {
  const locale = useLocale() as Locale;
  const t = useTranslations('ui');
  const format = formatter(locale, currency);
  const hasPartial = points.some(({ isPartial }) => isPartial);
  const categories = [...(names.compare ? ['compare'] : []), ...(hasPartial ? ['unfinished'] : []), 'current'];
  const colours: Record<string, string> = { compare: 'gray', unfinished: 'teal', current: 'emerald' };
  return (
    <div>
      <ul className="mb-2 flex flex-wrap gap-x-5 gap-y-1 text-xs text-tremor-content-default">
        <li className="flex items-center gap-2">
          <span aria-hidden className="h-0.5 w-5 rounded bg-series-1" />
          {names.value}
        </li>
        {names.compare ? (
          <li className="flex items-center gap-2">
            <span aria-hidden className="w-5 border-t-2 border-dashed border-series-other" />
            {names.compare}
          </li>
        ) : null}
        {hasPartial ? (
          <li className="flex items-center gap-2">
            <span aria-hidden className="w-5 border-t-2 border-dotted border-series-1" />
            {t('chart.partial')}
          </li>
        ) : null}
      </ul>
      <div aria-hidden className="line-chart h-64">
        <TremorLineChart
          className="h-full"
          data={toRows(points, names, t('chart.partial'))}
          index="label"
          categories={categories}
          colors={categories.map((name) => colours[name] as string)}
          valueFormatter={(value: number) => format.axis(value, unit)}
          customTooltip={LineTooltip as never}
          showLegend={false}
          yAxisWidth={64}
          minValue={points.every(({ value, compare }) => (value ?? 0) >= 0 && (compare ?? 0) >= 0) ? 0 : undefined}
          noDataText={t('chart.empty')}
          curveType="linear"
          padding={{ left: 12, right: 12 }}
          tickGap={24}
        />
      </div>
    </div>
  );
}
