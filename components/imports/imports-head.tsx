import { useTranslations } from 'next-intl';
import { LinkTabs } from '@/components/ui/link-tabs';

interface Props {
  current: 'files' | 'matching' | 'schedules';
  title: string;
  lead: string;
  /** names that wait for an answer */
  open: number;
}

/** Title of a page of imports and the way to its neighbours. */
export function ImportsHead({ current, title, lead, open }: Props) {
  const t = useTranslations('imports.rooms');
  return (
    <header className="space-y-3">
      <div className="space-y-1">
        <h1 className="text-xl font-semibold tracking-tight text-tremor-content-strong">{title}</h1>
        <p className="max-w-3xl text-sm text-tremor-content-default">{lead}</p>
      </div>
      <LinkTabs
        label={t('label')}
        current={current}
        tabs={[
          { id: 'files', label: t('files'), href: '/imports' },
          {
            id: 'matching',
            label: open > 0 ? t('matchingOpen', { count: open }) : t('matching'),
            href: '/imports/matching',
          },
          { id: 'schedules', label: t('schedules'), href: '/imports/schedules' },
        ]}
      />
    </header>
  );
}
