'use client';
import { useMutation, useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Skeleton } from '@/components/ui/skeleton';
import type { UndoPlan } from './import-data';
import { readUndoPlan, undoImport } from './import-requests';
import { useReasons } from './use-reasons';
import type { Words } from './use-words';

interface Props {
  /** the import; null = closed */
  batch: { id: number; file: string } | null;
  words: Words;
  onClose(): void;
  onUndone(): void;
}

/** Says what taking an import back will do, with counts, or what stands in the way; then does it. */
export function UndoDialog({ batch, words, onClose, onUndone }: Props) {
  const t = useTranslations('imports.undo');
  return (
    <Dialog title={t('title')} isOpen={batch !== null} onClose={onClose}>
      {batch ? <Content key={batch.id} {...{ batch, words, onClose, onUndone }} /> : null}
    </Dialog>
  );
}

function Content({ batch, words, onClose, onUndone }: Props & { batch: NonNullable<Props['batch']> }) {
  const t = useTranslations('imports.undo');
  const reasons = useReasons();
  const { data: plan, error } = useQuery({
    queryKey: ['undo', batch.id],
    queryFn: () => readUndoPlan(batch.id),
    gcTime: 0,
    retry: false,
  });
  const undo = useMutation({ mutationFn: () => undoImport(batch.id), onSuccess: onUndone });
  const canUndo = plan && plan.refusal === null && plan.blocking.length === 0;
  const failure = error ?? undo.error;
  return (
    <div className="space-y-4 text-sm">
      <p className="font-medium break-words text-tremor-content-strong">{batch.file}</p>
      {!plan && !error ? (
        <div role="status">
          <span className="sr-only">{t('looking')}</span>
          <Skeleton className="h-24" />
        </div>
      ) : null}
      {plan ? <Plan plan={plan} words={words} /> : null}
      {failure ? (
        <p role="alert" className="rounded-lg bg-bad-faint px-3 py-2 text-bad">
          {reasons.refusal(failure)}
        </p>
      ) : null}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onClose}>{t(canUndo ? 'keep' : 'close')}</Button>
        {canUndo ? (
          <Button kind="danger" disabled={undo.isPending} onClick={() => undo.mutate()}>
            {undo.isPending ? t('undoing') : t('confirm')}
          </Button>
        ) : null}
      </div>
    </div>
  );
}

function Plan({ plan, words }: { plan: UndoPlan; words: Words }) {
  const t = useTranslations('imports.undo');
  if (plan.refusal)
    return <p className="rounded-lg bg-warning-faint px-3 py-2 text-warning">{t(`refusal.${plan.refusal}`)}</p>;
  if (plan.blocking.length > 0) {
    return (
      <div className="rounded-lg bg-warning-faint px-3 py-2 text-warning">
        <p>{t('blocked', { count: plan.blocking.length })}</p>
        <ul className="mt-1 list-disc pl-5">
          {plan.blocking.map(({ id, file }) => (
            <li key={id}>
              <Link href={`/imports/${id}`} className="underline underline-offset-2">
                {t('import', { id, file })}
              </Link>
            </li>
          ))}
        </ul>
      </div>
    );
  }
  const { removed, restored } = plan.orders;
  const tables = plan.tables.filter(({ table }) => table !== 'shop_order');
  return (
    <div className="space-y-3">
      <p>{t('what')}</p>
      <ul className="list-disc space-y-1 pl-5">
        {removed > 0 ? <li>{t('ordersRemoved', { count: removed })}</li> : null}
        {restored > 0 ? <li>{t('ordersRestored', { count: restored })}</li> : null}
        {removed + restored === 0 && tables.length === 0 ? <li>{t('nothing')}</li> : null}
      </ul>
      {tables.length > 0 ? (
        <table className="w-full text-xs">
          <thead>
            <tr className="text-tremor-content-default">
              <th scope="col" className="py-1 text-left font-medium">
                {t('table')}
              </th>
              <th scope="col" className="py-1 text-right font-medium">
                {t('removed')}
              </th>
              <th scope="col" className="py-1 text-right font-medium">
                {t('restored')}
              </th>
            </tr>
          </thead>
          <tbody>
            {tables.map(({ table, ...counts }) => (
              <tr key={table} className="border-t border-tremor-border-default">
                <th scope="row" className="py-1 text-left font-normal">
                  {t.has(`tables.${table}`) ? t(`tables.${table}`) : table}
                </th>
                <td className="py-1 text-right tabular-nums">{words.count(counts.removed)}</td>
                <td className="py-1 text-right tabular-nums">{words.count(counts.restored)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      <p className="text-xs text-tremor-content-default">{t('later')}</p>
    </div>
  );
}
