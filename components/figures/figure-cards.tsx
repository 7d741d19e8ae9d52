import { Split } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { KpiCard, type KpiFigure } from '@/components/ui/kpi-card';

export interface CardFigure extends KpiFigure {
  /** The explanation of the change; null where there is none. */
  why: string | null;
}

const COLUMNS: Record<number, string> = {
  3: 'md:grid-cols-3',
  4: 'md:grid-cols-2 xl:grid-cols-4',
  5: 'md:grid-cols-3 2xl:grid-cols-5',
  6: 'md:grid-cols-3 2xl:grid-cols-6',
};

/** Figures side by side, each with its way to the rows and to the reasons. */
export function FigureCards({ heading, figures }: { heading: string; figures: readonly CardFigure[] }) {
  const t = useTranslations('why');
  return (
    <>
      <h2 className="sr-only">{heading}</h2>
      <div className={`grid grid-cols-2 gap-4 ${COLUMNS[figures.length] ?? 'md:grid-cols-4'}`}>
        {figures.map((figure) => (
          <KpiCard key={figure.id} figure={figure}>
            {figure.why ? (
              <Link
                prefetch={false}
                href={figure.why}
                aria-label={t('linkLong', { kpi: figure.label })}
                className="inline-flex min-h-6 items-center gap-1 rounded text-xs font-medium text-tremor-brand-emphasis underline-offset-4 hover:underline"
              >
                <Split aria-hidden className="size-3.5" />
                {t('link')}
              </Link>
            ) : null}
          </KpiCard>
        ))}
      </div>
    </>
  );
}
