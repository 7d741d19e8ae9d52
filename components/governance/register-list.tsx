'use client';
import { ClipboardList } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { StateBadge, type StateId } from '@/components/dictionary/state-badge';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Dialog } from '@/components/ui/dialog';
import { EmptyState } from '@/components/ui/empty-state';
import type { ActionAnswer } from './action-answer';
import { type RecordData, RecordForm } from './record-form';

export interface RegisterItem {
  id: string;
  label: string;
  /** Empty where the reader has nothing to open. */
  href: string;
  state: { id: StateId; label: string };
  purpose: string;
  owner: string;
  decisionValue: number | null;
  effort: number | null;
  readiness: string | null;
  scoreText: string;
  successor: string | null;
  record: RecordData | null;
}

interface Props {
  register: {
    candidates: readonly RegisterItem[];
    pilots: readonly RegisterItem[];
    deprecated: readonly RegisterItem[];
  };
  keep(kpiId: string, record: RecordData): Promise<ActionAnswer<string>>;
}

const HEADING = 'mb-3 text-base font-semibold text-tremor-content-strong';

/** Candidates by how soon they deserve to be built, then pilots and KPIs on their way out. */
export function RegisterList({ register, keep }: Props) {
  const t = useTranslations('governance.register');
  const [edited, setEdited] = useState<RegisterItem | null>(null);
  return (
    <div className="space-y-8">
      <section>
        <h2 className={HEADING}>{t('candidates')}</h2>
        {register.candidates.length > 0 ? (
          <>
            <p className="mb-3 text-xs text-tremor-content-default">{t('scoreText')}</p>
            <Items items={register.candidates} edit={setEdited} />
          </>
        ) : (
          <Card>
            <EmptyState icon={ClipboardList} title={t('none')} text={t('noneText')} />
          </Card>
        )}
      </section>
      {register.pilots.length > 0 ? (
        <section>
          <h2 className={HEADING}>{t('pilots')}</h2>
          <Items items={register.pilots} />
        </section>
      ) : null}
      {register.deprecated.length > 0 ? (
        <section>
          <h2 className={HEADING}>{t('deprecated')}</h2>
          <Items items={register.deprecated} />
        </section>
      ) : null}
      <Dialog title={edited?.label ?? ''} isOpen={edited !== null} onClose={() => setEdited(null)}>
        {edited?.record ? (
          <RecordForm
            kpiId={edited.id}
            record={edited.record}
            successors={[]}
            keep={async (id, record) => {
              const answer = await keep(id, record);
              if (answer.status === 'done') setEdited(null);
              return answer;
            }}
          />
        ) : null}
      </Dialog>
    </div>
  );
}

function Items({ items, edit }: { items: readonly RegisterItem[]; edit?: (item: RegisterItem) => void }) {
  const t = useTranslations('governance.register');
  return (
    <ul className="divide-y divide-tremor-border-default rounded-xl bg-tremor-background-default ring-1 ring-tremor-border-default">
      {items.map((item) => (
        <li key={item.id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 px-5 py-4">
          <div className="min-w-0 grow basis-64">
            <p className="flex flex-wrap items-center gap-2">
              {item.href ? (
                <Link
                  prefetch={false}
                  href={item.href}
                  className="font-medium text-tremor-content-strong underline decoration-tremor-brand-muted underline-offset-4"
                >
                  {item.label}
                </Link>
              ) : (
                <span className="font-medium text-tremor-content-strong">{item.label}</span>
              )}
              <StateBadge state={item.state} />
            </p>
            {item.purpose ? <p className="mt-1 text-sm text-tremor-content-default">{item.purpose}</p> : null}
            {item.successor ? (
              <p className="mt-1 text-sm text-tremor-content-default">{t('successor', { kpi: item.successor })}</p>
            ) : null}
          </div>
          {item.readiness === null ? null : (
            <dl className="flex gap-5 text-right">
              <Points label={t('value')} value={item.decisionValue} />
              <Points label={t('readiness')} value={item.readiness} />
              <Points label={t('effort')} value={item.effort} />
              <Points label={t('score')} value={item.scoreText} isStrong />
            </dl>
          )}
          {edit && item.record ? (
            <Button onClick={() => edit(item)} aria-label={t('editNamed', { kpi: item.label })}>
              {t('edit')}
            </Button>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function Points({ label, value, isStrong }: { label: string; value: string | number | null; isStrong?: boolean }) {
  return (
    <div>
      <dt className="text-xs text-tremor-content-default">{label}</dt>
      <dd className={isStrong ? 'text-base font-semibold text-tremor-content-strong' : 'text-base'}>{value ?? '—'}</dd>
    </div>
  );
}
