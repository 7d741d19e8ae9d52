import type { Viewer } from '@/lib/auth/viewer';
import type { Locale } from '@/lib/core/locale';
import type { Formatter } from '@/lib/i18n/format';
import type { Catalogue } from '@/lib/kpi/catalogue';
import type { Explanation } from '@/lib/kpi/explain/explanation';
import { type PageQuery, pageHref } from './page-query';

/** What the page is asked beside period, comparison and filters. */
export interface WhyAddress {
  kpi: string;
  by: string | null;
  effect: string | null;
  split: string | null;
  base_from: string | null;
  base_to: string | null;
}

type Translate = (key: string, values?: Record<string, string | number>) => string;

/** What every part of the page is made from. */
export interface WhyContext {
  viewer: Viewer;
  explanation: Explanation;
  query: PageQuery;
  address: WhyAddress;
  catalogue: Catalogue;
  format: Formatter;
  locale: Locale;
  timeZone: string;
  t: Translate;
}

/** Address of the explanation of a KPI under a page's query; a page without comparison compares with the period before. */
export function whyHref(query: PageQuery, kpi: string, extra: Partial<WhyAddress> = {}): string {
  const compare = query.compare === 'none' ? 'previous_period' : query.compare;
  return pageHref('/why', { ...query, compare }, { ...extra, kpi });
}

/** The days of comparison that an address names, to be kept from page to page. */
export function keptDays({ base_from, base_to }: WhyAddress): Partial<WhyAddress> {
  return { base_from, base_to };
}

/** Whether a change of that sign is good for the KPI. */
export function toneOf(amount: number, { kpi }: Explanation): 'good' | 'bad' | 'neutral' {
  if (amount === 0 || kpi.good_direction === 'none') return 'neutral';
  return amount > 0 === (kpi.good_direction === 'up') ? 'good' : 'bad';
}
