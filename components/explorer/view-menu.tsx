'use client';
import { Bookmark, Pencil, Trash2 } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button, buttonClass } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Popover } from '@/components/ui/popover';
import type { Outcome } from './outcome';
import { useOutcome } from './use-outcome';
import { type Draft, ViewForm } from './view-form';

export interface ViewEntry {
  id: string;
  name: string;
  owner: string;
  isOwn: boolean;
  isShared: boolean;
  href: string;
  isCurrent: boolean;
  mayDelete: boolean;
}

export interface ViewActions {
  save(input: unknown): Promise<Outcome>;
  change(id: string, input: unknown): Promise<Outcome>;
  remove(id: string): Promise<Outcome>;
}

interface Props {
  views: readonly ViewEntry[];
  current: { id: string; isOwn: boolean; isChanged: boolean; isMoving: boolean } | null;
  toSave: { query: unknown; moving: { query: unknown; preset: string } | null; chart: string; name: string };
  actions: ViewActions;
}

type Open = { kind: 'save' } | { kind: 'edit'; view: ViewEntry } | { kind: 'delete'; view: ViewEntry } | null;

/** Kept questions: own ones and shared ones, each with an address of its own. */
export function ViewMenu({ views, current, toSave, actions }: Props) {
  const t = useTranslations('question.views');
  const router = useRouter();
  const [open, setOpen] = useState<Open>(null);
  const { isBusy, problem, run, clear } = useOutcome();
  const close = () => {
    clear();
    setOpen(null);
  };
  const goTo = (id: string | undefined) => {
    close();
    if (id) router.push(`/explore?view=${id}`, { scroll: false });
    else router.refresh();
  };
  const query = (isMoving: boolean) => (isMoving && toSave.moving ? toSave.moving.query : toSave.query);
  const save = ({ name, isShared, isMoving }: Draft) =>
    run(() => actions.save({ name, isShared, query: query(isMoving), chart: toSave.chart }), t('saved'), goTo);
  const rename = (id: string, { name, isShared }: Draft) =>
    run(
      () => actions.change(id, { name, isShared }),
      t('saved'),
      () => goTo(undefined),
    );
  const remove = (view: ViewEntry) =>
    run(
      () => actions.remove(view.id),
      t('deleted'),
      () => {
        close();
        if (view.isCurrent) router.push('/explore');
        else router.refresh();
      },
    );
  const groups = [
    { label: t('own'), entries: views.filter(({ isOwn }) => isOwn) },
    { label: t('shared'), entries: views.filter(({ isOwn }) => !isOwn) },
  ].filter(({ entries }) => entries.length > 0);

  return (
    <>
      <Popover
        label={t('label')}
        align="right"
        buttonClass={buttonClass()}
        button={
          <>
            <Bookmark aria-hidden className="size-4" />
            {t('button')}
          </>
        }
      >
        <div className="max-h-96 w-80 max-w-full overflow-y-auto">
          {groups.length === 0 ? <p className="p-2 text-sm text-tremor-content-default">{t('none')}</p> : null}
          {groups.map(({ label, entries }) => (
            <div key={label} className="mb-2">
              <p className="px-2 pb-1 text-xs font-medium text-tremor-content-default">{label}</p>
              <ul>
                {entries.map((view) => (
                  <li key={view.id} className="flex items-center gap-1">
                    <Link
                      prefetch={false}
                      href={view.href}
                      aria-current={view.isCurrent ? 'true' : undefined}
                      className="min-w-0 flex-1 rounded-md px-2 py-1.5 text-sm text-tremor-content-emphasis hover:bg-tremor-background-subtle aria-current:bg-tremor-brand-faint aria-current:font-medium aria-current:text-tremor-brand-emphasis"
                    >
                      <span className="block truncate">{view.name}</span>
                      {view.isOwn ? null : (
                        <span className="block text-xs font-normal text-tremor-content-default">
                          {t('by', { owner: view.owner })}
                        </span>
                      )}
                    </Link>
                    {view.isOwn && view.isShared ? <Badge>{t('isShared')}</Badge> : null}
                    {view.isOwn ? (
                      <Tool label={t('edit', { name: view.name })} onClick={() => setOpen({ kind: 'edit', view })}>
                        <Pencil aria-hidden className="size-3.5" />
                      </Tool>
                    ) : null}
                    {view.mayDelete ? (
                      <Tool label={t('delete', { name: view.name })} onClick={() => setOpen({ kind: 'delete', view })}>
                        <Trash2 aria-hidden className="size-3.5" />
                      </Tool>
                    ) : null}
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </div>
      </Popover>
      {current?.isOwn && current.isChanged ? (
        <Button
          disabled={isBusy}
          onClick={() =>
            run(
              () => actions.change(current.id, { query: query(current.isMoving), chart: toSave.chart }),
              t('saved'),
              () => goTo(current.id),
            )
          }
        >
          {t('update')}
        </Button>
      ) : null}
      <Button kind={current ? 'secondary' : 'primary'} onClick={() => setOpen({ kind: 'save' })}>
        {current ? t('saveAs') : t('save')}
      </Button>
      <Dialog
        title={open?.kind === 'edit' ? t('editTitle') : t('saveTitle')}
        isOpen={open?.kind === 'save' || open?.kind === 'edit'}
        onClose={close}
      >
        {open?.kind === 'edit' ? (
          <ViewForm
            draft={{ name: open.view.name, isShared: open.view.isShared, isMoving: false }}
            preset={null}
            isBusy={isBusy}
            problem={problem}
            onCancel={close}
            onSubmit={(draft) => rename(open.view.id, draft)}
          />
        ) : (
          <ViewForm
            draft={{ name: toSave.name, isShared: false, isMoving: toSave.moving !== null }}
            preset={toSave.moving?.preset ?? null}
            isBusy={isBusy}
            problem={problem}
            onCancel={close}
            onSubmit={save}
          />
        )}
      </Dialog>
      <Dialog
        title={open?.kind === 'delete' ? t('deleteTitle', { name: open.view.name }) : ''}
        isOpen={open?.kind === 'delete'}
        onClose={close}
      >
        <p className="text-sm text-tremor-content-emphasis">{t('deleteText')}</p>
        {problem ? (
          <p role="alert" className="mt-2 text-sm text-bad">
            {problem}
          </p>
        ) : null}
        <div className="mt-4 flex justify-end gap-2">
          <Button onClick={close}>{t('cancel')}</Button>
          <Button kind="danger" disabled={isBusy} onClick={() => open?.kind === 'delete' && remove(open.view)}>
            {t('deleteConfirm')}
          </Button>
        </div>
      </Dialog>
    </>
  );
}

function Tool({ label, onClick, children }: { label: string; onClick(): void; children: React.ReactNode }) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      onClick={onClick}
      className="grid size-7 shrink-0 place-items-center rounded text-tremor-content-subtle hover:bg-tremor-background-subtle hover:text-tremor-content-strong"
    >
      {children}
    </button>
  );
}
