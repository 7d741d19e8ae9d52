import { CircleCheck, Star } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkTabs } from '@/components/ui/link-tabs';
import { PageHeader } from '@/components/ui/page-header';
import type { FormAction } from '../auth/form-state';
import type { Matrix } from './matrix-data';
import { MatrixTable } from './matrix-table';
import { ReconciliationCard } from './reconciliation-card';
import { SourceDetail } from './source-detail';
import { SourceDialog } from './source-dialog';
import { StateMark } from './state-mark';

export interface SourceActions {
  saveKpiSource: FormAction;
  saveSourceSystem: FormAction;
}

/** Which KPI lives on which system, who answers for it, and whether its data is there in time. */
export function SourcesPage({ matrix, actions }: { matrix: Matrix; actions: SourceActions | null }) {
  const t = useTranslations('sources');
  const { counts, families, hrefs, onlyBreaches, detail } = matrix;
  return (
    <>
      <PageHeader title={t('title')} note={t('note')}>
        <p className="max-w-3xl text-tremor-content-default">
          {counts.late > 0 ? t('summary.late', counts) : t('summary.fresh', counts)}
        </p>
      </PageHeader>
      <div className="grid gap-4">
        <ReconciliationCard last={matrix.reconciliation} />
        <Card>
          <div className="mb-3 flex flex-wrap items-center justify-between gap-3">
            <LinkTabs
              label={t('filter')}
              current={onlyBreaches ? 'breaches' : 'all'}
              tabs={[
                { id: 'all', label: t('all'), href: hrefs.all },
                { id: 'breaches', label: t('breaches', { count: counts.late }), href: hrefs.breaches },
              ]}
            />
            <ul className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-tremor-content-default">
              {(['fresh', 'late', 'never'] as const).map((state) => (
                <li key={state}>
                  <StateMark state={state} text={t(`legend.${state}`)} isSmall />
                </li>
              ))}
              <li className="inline-flex items-center gap-1">
                <Star aria-hidden className="size-3 fill-current text-tremor-brand-default" />
                {t('legend.record')}
              </li>
            </ul>
          </div>
          {families.length === 0 ? (
            <EmptyState icon={CircleCheck} title={t('noBreach')} text={t('noBreachText')} />
          ) : (
            <MatrixTable key={String(onlyBreaches)} matrix={{ families, systems: matrix.systems, onlyBreaches }} />
          )}
        </Card>
      </div>
      {detail ? (
        <SourceDialog key={detail.title} title={detail.title} closeHref={matrix.closeHref}>
          <SourceDetail detail={detail} actions={actions} />
        </SourceDialog>
      ) : null}
    </>
  );
}
