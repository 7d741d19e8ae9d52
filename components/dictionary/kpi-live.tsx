import { useTranslations } from 'next-intl';
import { Change, type ChangeFigure } from '@/components/ui/change';
import { Sparkline } from '@/components/ui/sparkline';

export interface Live {
  month: string;
  previousMonth: string;
  value: string;
  isMissing: boolean;
  before: string;
  change: ChangeFigure | null;
  months: readonly { label: string; value: number | null; text: string }[];
}

/** What a KPI said in the last whole month, and its course. */
export function KpiLive({ live }: { live: Live }) {
  const t = useTranslations('dictionary.page');
  const [first, last] = [live.months[0], live.months.at(-1)];
  return (
    <div className="grid items-end gap-x-8 gap-y-4 md:grid-cols-[auto_minmax(0,1fr)]">
      <div>
        <p className="text-xs text-tremor-content-default">{t('month', { month: live.month })}</p>
        <p className="mt-1 text-3xl font-semibold tracking-tight whitespace-nowrap text-tremor-content-strong">
          {live.value}
        </p>
        {live.isMissing ? (
          <p className="mt-1 max-w-xs text-xs text-tremor-content-default">{t('missing')}</p>
        ) : (
          <p className="mt-1 text-xs">
            {live.change ? <Change change={live.change} /> : null}{' '}
            <span className="text-tremor-content-default">
              {t('versus', { value: live.before, month: live.previousMonth })}
            </span>
          </p>
        )}
      </div>
      <div className="min-w-0">
        <Sparkline values={live.months.map(({ value }) => value)} className="h-20 w-full" />
        {first && last ? (
          <p className="mt-1 text-xs text-tremor-content-default">
            {t('course', { first: first.label, last: last.label })}
          </p>
        ) : null}
      </div>
      <ul className="sr-only">
        {live.months.map(({ label, text }) => (
          <li key={label}>
            {label} : {text}
          </li>
        ))}
      </ul>
    </div>
  );
}
