import { useTranslations } from 'next-intl';
import { Chart } from '@/components/charts/chart';
import type { ChangeFigure } from '@/components/ui/change';
import { ChartCard } from '@/components/ui/chart-card';
import type { TableData } from '@/components/ui/data-table';
import type { ParetoSpec } from '@/lib/charts/spec';
import type { Locale } from '@/lib/core/locale';
import { OpenLink } from './open-link';

interface ProductRow {
  key: string;
  rank: number;
  label: string;
  value: number | null;
  full: string;
  share: string | null;
  cumulative: number;
  cumulativeText: string;
  grade: string;
  gradeBefore: string | null;
  before: number | null;
  beforeText: string;
  change: ChangeFigure | null;
  changeRaw: number | null;
  href: string | null;
}

export interface ProductsView {
  spec: ParetoSpec;
  count: number;
  concentration: { count: number; share: string } | null;
  summary: string;
  rows: readonly ProductRow[];
  isCapped: boolean;
  exploreHref: string | null;
}

interface Props {
  products: ProductsView;
  range: string;
  isCompared: boolean;
  locale: Locale;
  currency: string;
  file: { name: string; notes: readonly string[] };
}

/** Which products carry the sales: classes A, B and C, and how much lies with few. */
export function OverviewProductsCard({ products, range, isCompared, locale, currency, file }: Props) {
  const t = useTranslations('sales.products');
  const { spec, concentration, summary } = products;
  const said = [concentration ? t('concentration', concentration) : null, summary].filter(Boolean).join(' ');
  return (
    <ChartCard
      className="mt-4"
      title={t('title')}
      subtitle={t('subtitle', { range })}
      summary={[said, products.isCapped ? t('capped', { count: products.rows.length }) : null]
        .filter(Boolean)
        .join(' ')}
      table={useProductsTable(products, isCompared)}
      file={file}
      action={<OpenLink href={products.exploreHref} label={t('explore')} />}
    >
      {products.count === 0 ? (
        <p className="py-10 text-center text-tremor-content-default">{t('none')}</p>
      ) : (
        <Chart spec={spec} label={`${t('title')} ${said}`} locale={locale} currency={currency} />
      )}
    </ChartCard>
  );
}

function useProductsTable({ rows }: ProductsView, isCompared: boolean): TableData {
  const words = useTranslations('ui.table');
  const t = useTranslations('sales.products');
  const number = (id: string, label: string) => ({ id, label, isNumber: true });
  return {
    columns: [
      { id: 'label', label: t('product') },
      number('rank', t('rank')),
      number('value', words('value')),
      number('share', words('share')),
      number('cumulative', t('cumulative')),
      { id: 'grade', label: t('grade') },
      ...(isCompared
        ? [
            number('before', words('compare')),
            number('change', words('change')),
            { id: 'gradeBefore', label: t('gradeBefore') },
          ]
        : []),
    ],
    rows: rows.map((row) => ({
      id: row.key,
      cells: {
        label: { text: row.label, raw: row.label, href: row.href ?? undefined },
        rank: { text: String(row.rank), raw: row.rank },
        value: { text: row.full, raw: row.value },
        share: { text: row.share ?? '—', raw: row.share },
        cumulative: { text: row.cumulativeText, raw: row.cumulative },
        grade: { text: row.grade, raw: row.grade },
        before: { text: row.beforeText, raw: row.before },
        change: { text: row.change?.text ?? '—', raw: row.changeRaw, change: row.change ?? undefined },
        gradeBefore: { text: row.gradeBefore ?? '—', raw: row.gradeBefore },
      },
    })),
  };
}
