import { BookOpen, ListOrdered } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { AddressSelect } from '@/components/breakdown/address-select';
import { type Controls, ControlsBar } from '@/components/filters/controls-bar';
import { buttonClass } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import type { ChangeFigure } from '@/components/ui/change';
import { PageHeader } from '@/components/ui/page-header';
import { type Batches, BatchesCard } from './batches-card';
import { FiguresCard } from './figures-card';
import { type Movers, MoversCard } from './movers-card';
import { OtherDays } from './other-days';
import { type Split, SplitCard } from './split-card';

interface Choice {
  value: string;
  label: string;
  isCurrent: boolean;
}

export interface WhyView {
  kpi: { id: string; label: string; href: string; rowsHref: string | null };
  kpis: readonly Choice[];
  controls: Controls;
  baseDays: { from: string; to: string; clearHref: string } | null;
  dataUntil: string;
  range: string;
  problem: string;
  found: {
    sentence: string;
    state: string;
    reason: string | null;
    unavailable: readonly { id: string; text: string }[];
    warnings: readonly string[];
    period: string;
    base: string;
    beforeText: string;
    afterText: string;
    change: ChangeFigure | null;
    changeText: string;
    splits: Split | null;
    movers: Movers;
    batches: Batches | null;
    file: string;
    notes: readonly string[];
  } | null;
}

/** Why a figure changed: how much, from which parts, who moved it, which imports made it. */
export function WhyPage({ why }: { why: WhyView }) {
  const t = useTranslations('why');
  const summary = useTranslations('summary');
  const { kpi, controls, found } = why;
  return (
    <>
      <PageHeader title={t('heading', { kpi: kpi.label })} note={summary('fresh', { day: why.dataUntil })}>
        {found ? (
          <p className="max-w-4xl text-base leading-relaxed text-tremor-content-emphasis" data-sentences>
            {found.sentence}
          </p>
        ) : null}
        <div className="flex flex-wrap items-end gap-2">
          <div className="w-64 max-w-full">
            <AddressSelect label={t('kpi')} isLabelHidden options={why.kpis} />
          </div>
          <ControlsBar path="/why" controls={controls} groups={[]} />
          <OtherDays controls={controls} days={why.baseDays} />
          {kpi.rowsHref ? (
            <Link prefetch={false} href={kpi.rowsHref} className={buttonClass('quiet')}>
              <ListOrdered aria-hidden className="size-4" />
              {t('rows')}
            </Link>
          ) : null}
          <Link prefetch={false} href={kpi.href} className={buttonClass('quiet')}>
            <BookOpen aria-hidden className="size-4" />
            {t('definition')}
          </Link>
        </div>
      </PageHeader>
      {found ? (
        <>
          <div className="grid items-start gap-4 xl:grid-cols-[20rem_minmax(0,1fr)]">
            <FiguresCard found={found} kpi={kpi.id} />
            {found.splits ? (
              <SplitCard split={found.splits} found={found} label={kpi.label} />
            ) : (
              <Card>
                <p className="py-10 text-center text-tremor-content-default">
                  {found.reason ?? t('state.unexplained')}
                </p>
              </Card>
            )}
          </div>
          <MoversCard movers={found.movers} found={found} label={kpi.label} />
          <BatchesCard batches={found.batches} label={kpi.label} range={why.range} />
        </>
      ) : (
        <Card>
          <p className="py-10 text-center text-tremor-content-default">{why.problem}</p>
        </Card>
      )}
    </>
  );
}
