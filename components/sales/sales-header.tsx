import { useTranslations } from 'next-intl';
import { type Controls, ControlsBar, type FilterGroup } from '@/components/filters/controls-bar';
import { PageHeader } from '@/components/ui/page-header';
import { WarningList } from '@/components/ui/warning-list';
import { type SalesTab, SalesTabs } from './sales-tabs';

export interface SalesHead {
  path: string;
  address: string;
  mayMargin: boolean;
  controls: Controls;
  groups: readonly FilterGroup[];
  compare: string;
  beforeRange: string | null;
  currency: string;
  dataUntil: string;
  importedAt: string | null;
  isHistory: boolean;
  warnings: readonly string[];
  notes: readonly string[];
  sentences: readonly string[];
}

/** Top of a page of sales: which page, what it says in words, what it is about. */
export function SalesHeader({ head, current }: { head: SalesHead; current: SalesTab }) {
  const t = useTranslations('sales');
  const summary = useTranslations('summary');
  return (
    <PageHeader
      title={t('title')}
      note={
        <>
          {summary('fresh', { day: head.dataUntil })}
          {head.importedAt ? ` · ${summary('imported', { instant: head.importedAt })}` : null}
        </>
      }
    >
      <SalesTabs current={current} address={head.address} hasMargin={head.mayMargin} />
      <p className="max-w-4xl text-base leading-relaxed text-tremor-content-emphasis" data-sentences>
        {head.sentences.join(' ')}
      </p>
      <ControlsBar path={head.path} controls={head.controls} groups={head.groups} />
      {head.isHistory ? <p className="text-xs text-tremor-content-default">{summary('history')}</p> : null}
      <WarningList warnings={head.warnings} />
    </PageHeader>
  );
}
