import { useTranslations } from 'next-intl';
import { LinkTabs } from '@/components/ui/link-tabs';

const TABS = [
  { id: 'overview', path: '/sales' },
  { id: 'recognition', path: '/sales/recognition' },
  { id: 'seasons', path: '/sales/seasons' },
  { id: 'zones', path: '/sales/zones' },
  { id: 'margin', path: '/sales/margin' },
  { id: 'prices', path: '/sales/prices' },
  { id: 'promotions', path: '/sales/promotions' },
  { id: 'returns', path: '/sales/returns' },
] as const;

export type SalesTab = (typeof TABS)[number]['id'];

/** The pages of sales. `address` is what the reader has chosen (`?from=…`), taken along from page to page. */
export function SalesTabs({ current, address, hasMargin }: { current: SalesTab; address: string; hasMargin: boolean }) {
  const t = useTranslations('sales.tabs');
  return (
    <LinkTabs
      label={t('label')}
      current={current}
      tabs={TABS.filter(({ id }) => id !== 'margin' || hasMargin).map(({ id, path }) => ({
        id,
        label: t(id),
        href: `${path}${address}`,
      }))}
    />
  );
}
