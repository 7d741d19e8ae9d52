import { X } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { type Controls, ControlsBar } from '@/components/filters/controls-bar';
import { Card } from '@/components/ui/card';
import { LinkTabs } from '@/components/ui/link-tabs';
import { FilterPicker } from './filter-picker';
import { Picker, type PickerOption } from './picker';

interface Choice {
  id: string;
  label: string;
  hint?: string;
  href: string | null;
}

export interface BuilderView {
  address: string;
  kpis: readonly Choice[];
  kpiGroups: readonly { label: string; options: readonly PickerOption[] }[];
  dimensions: readonly Choice[];
  dimensionOptions: readonly PickerOption[];
  filterDimensions: readonly { id: string; label: string }[];
  controls: Controls & { grains: readonly { id: string; href: string; isCurrent: boolean }[] };
}

/** The question: what, cut how, how fine, over which days, against what, of which part. */
export function Builder({ view }: { view: BuilderView }) {
  const t = useTranslations('explorer.builder');
  const grains = useTranslations('explorer.grains');
  const { address, kpis, kpiGroups, dimensions, dimensionOptions, filterDimensions, controls } = view;
  return (
    <Card className="p-4!">
      <section aria-label={t('label')} className="grid gap-x-8 gap-y-3 xl:grid-cols-[minmax(0,1fr)_auto]">
        <Line label={t('kpis')}>
          {kpis.map((kpi) => (
            <Chip key={kpi.id} choice={kpi} isStrong />
          ))}
          <Picker label={t('addKpi')} groups={kpiGroups} name="kpi" address={address} isNeeded />
        </Line>
        <Line label={t('grain')}>
          <LinkTabs
            label={t('grain')}
            current={controls.grains.find(({ isCurrent }) => isCurrent)?.id ?? 'none'}
            tabs={controls.grains.map(({ id, href }) => ({ id, href, label: grains(id) }))}
          />
        </Line>
        <Line label={t('dimensions')}>
          {dimensions.length === 0 ? (
            <span className="text-sm text-tremor-content-default">{t('noDimension')}</span>
          ) : null}
          {dimensions.map((dimension) => (
            <Chip key={dimension.id} choice={dimension} />
          ))}
          <Picker
            label={t('addDimension')}
            groups={[{ label: '', options: dimensionOptions }]}
            name="by"
            address={address}
          />
        </Line>
        <div className="flex flex-wrap items-center gap-2 xl:justify-end">
          <ControlsBar path="/explore" controls={controls} groups={[]} />
          <FilterPicker address={address} dimensions={filterDimensions} />
        </div>
      </section>
    </Card>
  );
}

function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-2">
      <span className="w-24 shrink-0 text-xs font-medium text-tremor-content-default">{label}</span>
      <div className="flex min-w-0 flex-1 flex-wrap items-center gap-2">{children}</div>
    </div>
  );
}

function Chip({ choice, isStrong }: { choice: Choice; isStrong?: boolean }) {
  const t = useTranslations('explorer.builder');
  const look = isStrong
    ? 'bg-tremor-brand-faint text-tremor-brand-emphasis'
    : 'bg-tremor-background-subtle text-tremor-content-emphasis';
  return (
    <span
      title={choice.hint}
      className={`inline-flex min-h-7 max-w-full items-center gap-1 rounded-full py-0.5 pl-3 text-xs font-medium ${choice.href ? 'pr-1' : 'pr-3'} ${look}`}
    >
      <span className="truncate">{choice.label}</span>
      {choice.href ? (
        <Link
          prefetch={false}
          scroll={false}
          href={choice.href}
          aria-label={t('remove', { name: choice.label })}
          className="grid size-6 place-items-center rounded-full hover:bg-tremor-background-default"
        >
          <X aria-hidden className="size-3.5" />
        </Link>
      ) : null}
    </span>
  );
}
