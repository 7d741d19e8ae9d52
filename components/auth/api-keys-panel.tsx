'use client';
import { KeyRound } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { Badge } from '../ui/badge';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { EmptyState } from '../ui/empty-state';
import { type Failure, FormFailure, FormSuccess } from './form-message';
import type { FormState } from './form-state';

export interface KeyItem {
  id: number;
  name: string;
  prefix: string;
  scopes: string[];
  owner: string;
  created: string;
  lastUsed: string | null;
  isRevoked: boolean;
}

/** The keys that exist, and the end of each. */
export function ApiKeysPanel({ keys, revoke }: { keys: KeyItem[]; revoke: (id: number) => Promise<FormState> }) {
  const t = useTranslations('users.keys');
  const users = useTranslations('users');
  const [asked, setAsked] = useState<KeyItem | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [news, setNews] = useState<string | null>(null);
  const [isBusy, startTransition] = useTransition();

  function run(key: KeyItem) {
    startTransition(async () => {
      const result = await revoke(key.id);
      setAsked(null);
      setFailure(result.status === 'error' ? result : null);
      setNews(result.status === 'done' ? t('revokedDone', { name: key.name }) : null);
    });
  }

  if (keys.length === 0) {
    return <EmptyState icon={KeyRound} title={t('empty')} text={t('emptyLead')} />;
  }
  return (
    <div>
      <section className="space-y-4">
        <FormFailure failure={failure} />
        <FormSuccess text={news} />
        <ul className="divide-y divide-tremor-border-default rounded-xl bg-tremor-background-default ring-1 ring-tremor-border-default">
          {keys.map((key) => (
            <li
              key={key.id}
              className="grid gap-3 p-4 md:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_15rem_6rem] md:items-center"
            >
              <div className="min-w-0">
                <p className="truncate text-sm font-medium text-tremor-content-strong">{key.name}</p>
                <p className="truncate text-xs text-tremor-content-default">
                  <code>{key.prefix}_…</code> · {key.owner}
                </p>
              </div>
              <p className="text-xs text-tremor-content-default">
                {key.scopes.map((scope) => t(`scope.${scope}`)).join(' · ')}
              </p>
              <dl className="text-xs text-tremor-content-default tabular-nums">
                <div className="flex gap-1">
                  <dt>{t('columns.created')}</dt>
                  <dd>{key.created}</dd>
                </div>
                <div className="flex gap-1">
                  <dt>{t('columns.used')}</dt>
                  <dd>{key.lastUsed ?? t('never')}</dd>
                </div>
              </dl>
              <div className="md:text-right">
                {key.isRevoked ? (
                  <Badge>{t('revoked')}</Badge>
                ) : (
                  <Button aria-label={t('revokeOf', { name: key.name })} onClick={() => setAsked(key)}>
                    {t('revoke')}
                  </Button>
                )}
              </div>
            </li>
          ))}
        </ul>
      </section>
      <Dialog title={t('revoke')} isOpen={asked !== null} onClose={() => setAsked(null)}>
        <p className="text-sm">{t('confirm', { name: asked?.name ?? '' })}</p>
        <div className="mt-5 flex justify-end gap-2">
          <Button onClick={() => setAsked(null)}>{users('confirm.no')}</Button>
          <Button kind="danger" disabled={isBusy} onClick={() => asked && run(asked)}>
            {t('revoke')}
          </Button>
        </div>
      </Dialog>
    </div>
  );
}
