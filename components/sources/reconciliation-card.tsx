import { CircleAlert, CircleCheck, History } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Card } from '@/components/ui/card';
import type { ReconciliationView } from './matrix-data';

const TONES = {
  equal: { icon: CircleCheck, tone: 'text-good' },
  repaired: { icon: CircleCheck, tone: 'text-warning' },
  different: { icon: CircleAlert, tone: 'text-bad' },
} as const;

/** What the nightly comparison of roll-ups and facts found. */
export function ReconciliationCard({ last }: { last: ReconciliationView | null }) {
  const t = useTranslations('sources.reconciliation');
  const { icon: Icon, tone } = last ? TONES[last.outcome] : { icon: History, tone: 'text-tremor-content-default' };
  return (
    <Card className="flex flex-wrap items-start gap-x-6 gap-y-2">
      <div className="flex min-w-0 flex-1 basis-96 items-start gap-3" data-reconciliation={last?.outcome ?? 'none'}>
        <Icon aria-hidden className={`mt-0.5 size-5 shrink-0 ${tone}`} />
        <div>
          <h2 className="text-base font-semibold text-tremor-content-strong">{t('title')}</h2>
          <p className="mt-0.5 text-tremor-content-emphasis">
            {last ? t(`outcome.${last.outcome}`, { cells: last.cells }) : t('none')}
          </p>
        </div>
      </div>
      {last ? (
        <dl className="flex flex-wrap gap-x-6 gap-y-1 text-xs">
          <Fact name={t('when')} value={`${last.at} · ${last.by}`} />
          <Fact name={t('checked')} value={last.range ? `${last.days}, ${last.range}` : last.days} />
          <Fact name={t('differences')} value={last.cells} />
        </dl>
      ) : null}
    </Card>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt className="text-tremor-content-default">{name}</dt>
      <dd className="text-tremor-content-strong">{value}</dd>
    </div>
  );
}
