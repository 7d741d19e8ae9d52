import {
  ChartArea,
  ChartBarBig,
  ChartColumn,
  ChartColumnDecreasing,
  ChartColumnStacked,
  ChartLine,
  ChartPie,
  Grid3x3,
  Hash,
  LayoutGrid,
  type LucideIcon,
  Map as MapIcon,
} from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ChartType } from '@/lib/charts/spec';

const ICONS: Record<ChartType, LucideIcon> = {
  figures: Hash,
  line: ChartLine,
  area: ChartArea,
  bars: ChartColumn,
  ranking: ChartBarBig,
  donut: ChartPie,
  heatmap: Grid3x3,
  pareto: ChartColumnDecreasing,
  histogram: ChartColumnStacked,
  map: MapIcon,
  multiples: LayoutGrid,
};

interface Props {
  charts: readonly { type: ChartType; href: string; isCurrent: boolean; reason: string | null }[];
}

const PLACE = 'grid size-8 place-items-center rounded-md';

/** Kinds of charts as icons: those that do not fit the question say why. */
export function ChartTypes({ charts }: Props) {
  const t = useTranslations('explorer.charts');
  return (
    <nav aria-label={t('label')}>
      <ul className="flex flex-wrap gap-0.5">
        {charts.map(({ type, href, isCurrent, reason }) => {
          const Icon = ICONS[type];
          return (
            <li key={type}>
              {reason ? (
                <span
                  role="img"
                  aria-label={`${t(type)} : ${reason}`}
                  title={`${t(type)} : ${reason}`}
                  className={`${PLACE} cursor-not-allowed text-tremor-content-subtle opacity-45`}
                >
                  <Icon aria-hidden className="size-4" />
                </span>
              ) : (
                <Link
                  prefetch={false}
                  scroll={false}
                  href={href}
                  title={t(type)}
                  aria-label={t(type)}
                  aria-current={isCurrent ? 'true' : undefined}
                  className={`${PLACE} text-tremor-content-default hover:bg-tremor-background-subtle hover:text-tremor-content-strong aria-current:bg-tremor-brand-faint aria-current:text-tremor-brand-emphasis`}
                >
                  <Icon aria-hidden className="size-4" />
                </Link>
              )}
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
