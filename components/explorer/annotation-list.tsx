'use client';
import { Pencil, Plus, Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field, Select } from '@/components/ui/field';
import type { Outcome } from './outcome';
import { useOutcome } from './use-outcome';

export interface AnnotationEntry {
  id: number;
  day: string;
  endDay: string | null;
  text: string;
  kpi: string | null;
  author: string;
  mayChange: boolean;
  range: string;
  about: string | null;
}

export interface AnnotationActions {
  add(input: unknown): Promise<Outcome>;
  change(id: number, input: unknown): Promise<Outcome>;
  remove(id: number): Promise<Outcome>;
}

interface Props {
  annotations: readonly AnnotationEntry[];
  kpis: readonly { id: string; label: string }[];
  /** Day that a new annotation starts from. */
  day: string;
  actions: AnnotationActions;
}

type Open = { kind: 'edit'; entry: AnnotationEntry | null } | { kind: 'delete'; entry: AnnotationEntry } | null;

/** What happened in the period: the numbers of the list are those on the chart. */
export function AnnotationList({ annotations, kpis, day, actions }: Props) {
  const t = useTranslations('question.notes');
  const router = useRouter();
  const [open, setOpen] = useState<Open>(null);
  const { isBusy, problem, run, clear } = useOutcome();
  const close = () => {
    clear();
    setOpen(null);
  };
  const done = () => {
    close();
    router.refresh();
  };
  const entry = open?.kind === 'edit' ? open.entry : null;
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? '');
    const input = { day: text('day'), endDay: text('endDay') || null, text: text('text'), kpi: text('kpi') || null };
    run(() => (entry ? actions.change(entry.id, input) : actions.add(input)), t('saved'), done);
  }
  const tool =
    'grid size-6 shrink-0 place-items-center rounded text-tremor-content-subtle hover:bg-tremor-background-subtle hover:text-tremor-content-strong';
  return (
    <section aria-label={t('title')} className="mt-4 border-t border-tremor-border-default pt-3">
      <div className="flex items-center justify-between gap-3">
        <h3 className="text-xs font-medium text-tremor-content-default">{t('title')}</h3>
        <button
          type="button"
          onClick={() => setOpen({ kind: 'edit', entry: null })}
          className="inline-flex min-h-7 items-center gap-1.5 rounded-md px-2 text-xs font-medium text-tremor-brand-emphasis hover:bg-tremor-background-subtle"
        >
          <Plus aria-hidden className="size-3.5" />
          {t('add')}
        </button>
      </div>
      {annotations.length > 0 ? (
        <ol className="mt-1 grid gap-x-6 gap-y-1 md:grid-cols-2">
          {annotations.map((each, i) => (
            <li key={each.id} className="flex items-start gap-2 text-xs text-tremor-content-emphasis">
              <span
                aria-hidden
                className="mt-1 grid size-4 shrink-0 place-items-center rounded-full bg-warning text-[10px] font-semibold text-tremor-background-default"
              >
                {i + 1}
              </span>
              <span className="min-w-0 flex-1 py-1 leading-relaxed">
                <span className="font-medium text-tremor-content-strong">{each.range}</span> · {each.text}
                <span className="text-tremor-content-default">
                  {each.about ? ` · ${each.about}` : ''}
                  {each.author ? ` · ${t('by', { author: each.author })}` : ''}
                </span>
              </span>
              {each.mayChange ? (
                <>
                  <button
                    type="button"
                    className={tool}
                    aria-label={t('edit', { number: i + 1 })}
                    onClick={() => setOpen({ kind: 'edit', entry: each })}
                  >
                    <Pencil aria-hidden className="size-3.5" />
                  </button>
                  <button
                    type="button"
                    className={tool}
                    aria-label={t('delete', { number: i + 1 })}
                    onClick={() => setOpen({ kind: 'delete', entry: each })}
                  >
                    <Trash2 aria-hidden className="size-3.5" />
                  </button>
                </>
              ) : null}
            </li>
          ))}
        </ol>
      ) : null}
      <Dialog title={entry ? t('editTitle') : t('add')} isOpen={open?.kind === 'edit'} onClose={close}>
        <form onSubmit={submit} className="space-y-4">
          <div className="grid grid-cols-2 gap-3">
            <Field label={t('from')} type="date" name="day" required defaultValue={entry?.day ?? day} />
            <Field label={t('to')} type="date" name="endDay" defaultValue={entry?.endDay ?? ''} />
          </div>
          <Field
            label={t('text')}
            name="text"
            required
            maxLength={280}
            defaultValue={entry?.text ?? ''}
            data-first-focus
          />
          <Select
            label={t('about')}
            name="kpi"
            defaultValue={entry?.kpi ?? ''}
            options={[{ value: '', label: t('all') }, ...kpis.map(({ id, label }) => ({ value: id, label }))]}
          />
          {problem ? (
            <p role="alert" className="text-sm text-bad">
              {problem}
            </p>
          ) : null}
          <div className="flex justify-end gap-2">
            <Button onClick={close}>{t('cancel')}</Button>
            <Button type="submit" kind="primary" disabled={isBusy}>
              {t('confirm')}
            </Button>
          </div>
        </form>
      </Dialog>
      <Dialog title={t('deleteTitle')} isOpen={open?.kind === 'delete'} onClose={close}>
        <p className="text-sm text-tremor-content-emphasis">{open?.kind === 'delete' ? open.entry.text : ''}</p>
        {problem ? (
          <p role="alert" className="mt-2 text-sm text-bad">
            {problem}
          </p>
        ) : null}
        <div className="mt-4 flex justify-end gap-2">
          <Button onClick={close}>{t('cancel')}</Button>
          <Button
            kind="danger"
            disabled={isBusy}
            onClick={() => open?.kind === 'delete' && run(() => actions.remove(open.entry.id), t('deleted'), done)}
          >
            {t('deleteConfirm')}
          </Button>
        </div>
      </Dialog>
    </section>
  );
}
