import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { type Controls, ControlsBar, type FilterGroup } from '@/components/filters/controls-bar';
import { PageHeader } from '@/components/ui/page-header';
import { WarningList } from '@/components/ui/warning-list';

export interface PageTopData {
  path: string;
  controls: Controls;
  groups: readonly FilterGroup[];
  dataUntil: string;
  isHistory: boolean;
  warnings: readonly string[];
}

interface Props {
  title: string;
  head: PageTopData;
  sentences: readonly string[];
  /** Between title and sentences: the pages beside this one. */
  tabs?: ReactNode;
  children?: ReactNode;
}

/** Title, the page in words, period, comparison and filters, and what must be known before trusting the figures. */
export function PageTop({ title, head, sentences, tabs, children }: Props) {
  const t = useTranslations('margins.common');
  return (
    <PageHeader title={title} note={t('fresh', { day: head.dataUntil })}>
      {tabs}
      <p className="max-w-4xl text-base leading-relaxed text-tremor-content-emphasis" data-sentences>
        {sentences.join(' ')}
      </p>
      <div className="flex flex-wrap items-center gap-2">
        <ControlsBar path={head.path} controls={head.controls} groups={head.groups} />
        {children}
      </div>
      {head.isHistory ? <p className="text-xs text-tremor-content-default">{t('history')}</p> : null}
      <WarningList warnings={head.warnings} />
    </PageHeader>
  );
}
