'use client';
import { CalendarClock, FolderInput, Globe, Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { EmptyState } from '@/components/ui/empty-state';
import { useToast } from '@/components/ui/toast';
import { type Failure, FormFailure } from '../auth/form-message';
import type { FormAction, FormState } from '../auth/form-state';
import { ImportsHead } from '../imports/imports-head';
import { LastRun } from './last-run';
import type { ScheduleActions, ScheduleView } from './schedule-data';
import { ScheduleForm } from './schedule-form';

interface Props {
  schedules: readonly ScheduleView[];
  intervals: readonly number[];
  formats: readonly { value: string; label: string }[];
  inbox: string;
  /** names that wait for an answer in the matching queues */
  open: number;
  save: FormAction;
  act: ScheduleActions;
}

/** Imports that come by themselves: what is watched or fetched, how often, and what the last run brought. */
export function SchedulesPage({ schedules, intervals, formats, inbox, open, save, act }: Props) {
  const t = useTranslations('schedules');
  const toast = useToast();
  const [edited, setEdited] = useState<ScheduleView | 'new' | null>(null);
  const [removed, setRemoved] = useState<ScheduleView | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isBusy, startTransition] = useTransition();

  function run(action: Promise<FormState>, done: string) {
    startTransition(async () => {
      const answer = await action;
      setRemoved(null);
      setFailure(answer.status === 'error' ? answer : null);
      if (answer.status === 'done') toast(done);
    });
  }

  return (
    <div className="mx-auto max-w-6xl space-y-6">
      <ImportsHead current="schedules" title={t('title')} lead={t('lead')} open={open} />
      {schedules.length > 0 ? (
        <div>
          <Button kind="primary" onClick={() => setEdited('new')}>
            <Plus aria-hidden className="size-4" />
            {t('add')}
          </Button>
        </div>
      ) : null}
      <FormFailure failure={failure} />
      {schedules.length === 0 ? (
        <EmptyState icon={CalendarClock} title={t('empty')} text={t('emptyLead', { inbox })}>
          <Button kind="primary" onClick={() => setEdited('new')}>
            <Plus aria-hidden className="size-4" />
            {t('add')}
          </Button>
        </EmptyState>
      ) : (
        <ul className="grid gap-4">
          {schedules.map((schedule) => {
            const Icon = schedule.kind === 'folder' ? FolderInput : Globe;
            return (
              <li
                key={schedule.id}
                className="grid gap-4 rounded-xl bg-tremor-background-default p-5 ring-1 ring-tremor-border-default lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto]"
              >
                <div className="min-w-0 space-y-1">
                  <h2 className="flex items-center gap-2 text-sm font-semibold text-tremor-content-strong">
                    <Icon aria-hidden className="size-4 shrink-0 text-tremor-content-default" />
                    <span className="truncate">{schedule.name}</span>
                    {schedule.isActive ? null : <Badge>{t('paused')}</Badge>}
                  </h2>
                  <p className="text-xs break-all text-tremor-content-default">{schedule.place}</p>
                  <p className="text-xs text-tremor-content-default">
                    {t(`form.intervals.${schedule.everyMinutes}`)} · {schedule.formatName ?? t('form.detected')}
                    {schedule.currency ? ` · ${schedule.currency}` : ''}
                  </p>
                </div>
                <div className="min-w-0 text-sm">
                  <LastRun schedule={schedule} />
                </div>
                <div className="flex flex-wrap content-start gap-2 lg:justify-end">
                  <Button
                    aria-label={t('nowOf', { name: schedule.name })}
                    disabled={isBusy}
                    onClick={() => run(act.run(schedule.id), t('started'))}
                  >
                    {t('now')}
                  </Button>
                  <Button
                    aria-label={t(schedule.isActive ? 'pauseOf' : 'resumeOf', { name: schedule.name })}
                    disabled={isBusy}
                    onClick={() =>
                      run(
                        act.setActive(schedule.id, !schedule.isActive),
                        t(schedule.isActive ? 'pausedDone' : 'resumedDone', { name: schedule.name }),
                      )
                    }
                  >
                    {t(schedule.isActive ? 'pause' : 'resume')}
                  </Button>
                  <Button aria-label={t('editOf', { name: schedule.name })} onClick={() => setEdited(schedule)}>
                    {t('edit')}
                  </Button>
                  <Button
                    kind="quiet"
                    aria-label={t('removeOf', { name: schedule.name })}
                    onClick={() => setRemoved(schedule)}
                  >
                    {t('remove')}
                  </Button>
                </div>
              </li>
            );
          })}
        </ul>
      )}
      <Dialog title={t(edited === 'new' ? 'add' : 'edit')} isOpen={edited !== null} onClose={() => setEdited(null)}>
        <ScheduleForm
          schedule={edited === 'new' ? null : edited}
          intervals={intervals}
          formats={formats}
          inbox={inbox}
          save={save}
          onDone={() => {
            setEdited(null);
            toast(t('saved'));
          }}
        />
      </Dialog>
      <Dialog title={t('remove')} isOpen={removed !== null} onClose={() => setRemoved(null)}>
        <p className="text-sm">{t('removeText', { name: removed?.name ?? '' })}</p>
        <div className="mt-5 flex justify-end gap-2">
          <Button onClick={() => setRemoved(null)}>{t('keep')}</Button>
          <Button
            kind="danger"
            disabled={isBusy}
            onClick={() => removed && run(act.remove(removed.id), t('removedDone', { name: removed.name }))}
          >
            {t('remove')}
          </Button>
        </div>
      </Dialog>
    </div>
  );
}
