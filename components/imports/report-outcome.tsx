import { CircleAlert, Undo2 } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { buttonClass } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import type { BatchReport } from './import-data';
import { useReasons } from './use-reasons';
import type { Words } from './use-words';

const COUNTS = ['rows', 'inserted', 'updated', 'unchanged', 'quarantined'] as const;

/** Why an import failed, and what to do. */
export function Failure({ batch }: { batch: BatchReport }) {
  const t = useTranslations('imports.report');
  const reasons = useReasons();
  return (
    <Card>
      <div role="alert" className="flex items-start gap-3">
        <CircleAlert aria-hidden className="mt-0.5 size-5 shrink-0 text-bad" />
        <div className="space-y-2">
          <h2 className="text-base font-semibold text-bad">{t('failedTitle')}</h2>
          {batch.error ? <p className="text-tremor-content-emphasis">{reasons.failure(batch.error)}</p> : null}
          <p className="text-tremor-content-default">{t('failedNothing')}</p>
          <Link
            href={batch.retry ? `/imports?upload=${batch.retry}` : '/imports'}
            className={buttonClass(batch.retry ? 'primary' : 'secondary')}
          >
            {batch.retry ? t('again') : t('newFile')}
          </Link>
        </div>
      </div>
    </Card>
  );
}

export function Undone({ batch, words }: { batch: BatchReport; words: Words }) {
  const t = useTranslations('imports.report');
  return (
    <p className="flex items-center gap-3 rounded-xl bg-tremor-background-subtle px-4 py-3 text-sm text-tremor-content-emphasis">
      <Undo2 aria-hidden className="size-5 shrink-0" />
      {t('undone', { who: batch.undone_by, when: batch.undone_at ? words.instant(batch.undone_at) : '' })}
    </p>
  );
}

/** How many rows became what; the sum is always whole. */
export function Outcome({ batch, words }: { batch: BatchReport; words: Words }) {
  const t = useTranslations('imports.report');
  const counts = Object.fromEntries(COUNTS.map((name) => [name, words.count(batch[name])]));
  const isNothingNew = batch.rows > 0 && batch.unchanged === batch.rows;
  return (
    <Card>
      <dl className="grid grid-cols-2 gap-4 sm:grid-cols-3 lg:grid-cols-5">
        {COUNTS.map((name) => (
          <div key={name}>
            <dt className="text-xs text-tremor-content-default">{t(name)}</dt>
            <dd
              data-count={name}
              className={`mt-0.5 text-xl font-semibold ${name === 'quarantined' && batch.waiting > 0 ? 'text-warning' : 'text-tremor-content-strong'}`}
            >
              {counts[name]}
            </dd>
          </div>
        ))}
      </dl>
      <p className="mt-4 text-sm text-tremor-content-emphasis">
        {t('sum', counts)}
        {batch.seconds === null ? '' : `, ${t('duration', { time: words.duration(batch.seconds) })}`}.{' '}
        {isNothingNew ? t('nothingNew') : batch.quarantined === 0 ? t('clean') : null}
      </p>
    </Card>
  );
}
