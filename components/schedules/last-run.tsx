import { CircleAlert, CircleCheck, CircleDashed } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReasonView, ScheduleView } from './schedule-data';

/** What the last run of a schedule brought, in words, with the imports it started. */
export function LastRun({ schedule }: { schedule: ScheduleView }) {
  const t = useTranslations('schedules.run');
  const { outcome, lastRun } = schedule;
  if (!outcome || !lastRun) {
    return (
      <p className="flex items-center gap-2 text-tremor-content-default">
        <CircleDashed aria-hidden className="size-4 shrink-0" />
        {t('never')}
      </p>
    );
  }
  const isBad = outcome.status === 'failed' || (outcome.status === 'imported' && outcome.refused.length > 0);
  const Icon = isBad ? CircleAlert : CircleCheck;
  return (
    <div className={`flex items-start gap-2 ${isBad ? 'text-bad' : 'text-tremor-content-emphasis'}`}>
      <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${isBad ? '' : 'text-good'}`} />
      <div className="min-w-0 space-y-1">
        <p>
          {outcome.status === 'failed' ? <Reason reason={outcome} /> : null}
          {outcome.status === 'nothing' ? t('nothing') : null}
          {outcome.status === 'imported' ? t('imported', { count: outcome.batches.length }) : null}{' '}
          {outcome.status === 'imported'
            ? outcome.batches.map((id) => (
                <Link key={id} href={`/imports/${id}`} className="mr-2 underline underline-offset-4">
                  {t('batch', { id })}
                </Link>
              ))
            : null}
        </p>
        {outcome.status === 'imported' && outcome.refused.length > 0 ? (
          <ul className="list-disc space-y-0.5 pl-4">
            {outcome.refused.map(({ file, ...reason }) => (
              <li key={file} className="break-words">
                <span className="font-medium">{file}</span> : <Reason reason={reason} />
              </li>
            ))}
          </ul>
        ) : null}
        <p className="text-xs text-tremor-content-default tabular-nums">
          {lastRun}
          {schedule.failures > 1 ? ` · ${t('failures', { count: schedule.failures })}` : ''}
        </p>
      </div>
    </div>
  );
}

function Reason({ reason }: { reason: ReasonView }) {
  const own = useTranslations('schedules.errors');
  const imports = useTranslations('imports.errors');
  const { key, values, why } = reason;
  if (key?.startsWith('schedules.') && own.has(key.slice(10))) return <span>{own(key.slice(10), values)}</span>;
  return <span>{key && imports.has(key) ? imports(key, values) : why}</span>;
}
