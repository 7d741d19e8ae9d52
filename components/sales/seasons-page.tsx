import { useTranslations } from 'next-intl';
import type { Locale } from '@/lib/core/locale';
import { NothingSold } from './nothing-sold';
import { type SalesHead, SalesHeader } from './sales-header';
import { type HoursView, SeasonsHoursCard } from './seasons-hours-card';
import { type IndexView, SeasonsIndexCard } from './seasons-index-card';
import { type PeaksView, SeasonsPeaksCard } from './seasons-peaks-card';

export interface SeasonsView {
  head: SalesHead;
  index: IndexView | null;
  history: { months: number; needed: number };
  hours: HoursView | null;
  /** Null where the period lies outside of the data. */
  peaks: PeaksView | null;
}

/** When sales come: by month, by hour, and the days that stand out. */
export function SeasonsPage({ seasons, locale }: { seasons: SeasonsView; locale: Locale }) {
  const t = useTranslations('sales.seasons');
  const { head, index, history, hours, peaks } = seasons;
  const { range, from, to } = head.controls;
  return (
    <>
      <SalesHeader head={head} current="seasons" />
      <h2 className="sr-only">{t('title')}</h2>
      <SeasonsIndexCard index={index} history={history} locale={locale} currency={head.currency} notes={head.notes} />
      {hours ? (
        <SeasonsHoursCard hours={hours} range={range} locale={locale} currency={head.currency} notes={head.notes} />
      ) : null}
      {peaks ? (
        <SeasonsPeaksCard
          peaks={peaks}
          range={range}
          locale={locale}
          currency={head.currency}
          file={{ name: `peak-days-${from}-${to}`, notes: head.notes }}
        />
      ) : (
        <NothingSold clearHref={head.controls.clearHref} />
      )}
    </>
  );
}
