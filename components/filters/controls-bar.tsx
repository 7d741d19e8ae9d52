import { CalendarDays, GitCompareArrows, ListFilter, X } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Popover } from '@/components/ui/popover';

interface Choice {
  id: string;
  href: string;
  isCurrent: boolean;
}

export interface Controls {
  range: string;
  from: string;
  to: string;
  preset: string | null;
  presets: readonly (Choice & { range: string })[];
  comparisons: readonly Choice[];
  chips: readonly { dimension: string; label: string; href: string }[];
  clearHref: string | null;
  kept: readonly { name: string; value: string }[];
}

export interface FilterGroup {
  label: string;
  options: readonly { key: string; label: string; href: string }[];
}

const TRIGGER =
  'inline-flex min-h-9 items-center gap-2 rounded-lg border border-tremor-border-default bg-tremor-background-default px-3 text-sm text-tremor-content-emphasis hover:border-tremor-border-strong';
const OPTION =
  'flex min-h-8 items-baseline justify-between gap-6 rounded-md px-2 py-1.5 text-sm text-tremor-content-emphasis hover:bg-tremor-background-subtle aria-current:bg-tremor-brand-faint aria-current:font-medium aria-current:text-tremor-brand-emphasis';

/** Period, comparison and filters. Every choice is a link: the address says what the page shows. */
export function ControlsBar({
  path,
  controls,
  groups,
}: {
  path: string;
  controls: Controls;
  groups: readonly FilterGroup[];
}) {
  const t = useTranslations('ui.controls');
  const comparison = controls.comparisons.find(({ isCurrent }) => isCurrent)?.id ?? 'none';
  return (
    <section aria-label={t('label')} className="flex flex-wrap items-center gap-2">
      <Popover
        label={t('period', { range: controls.range })}
        buttonClass={TRIGGER}
        button={
          <>
            <CalendarDays aria-hidden className="size-4" />
            <span data-range>{controls.preset ? t(`presets.${controls.preset}`) : controls.range}</span>
          </>
        }
      >
        <ul className="w-80 max-w-full">
          {controls.presets.map((preset) => (
            <li key={preset.id}>
              <Link
                prefetch={false}
                href={preset.href}
                aria-current={preset.isCurrent ? 'true' : undefined}
                className={OPTION}
              >
                <span>{t(`presets.${preset.id}`)}</span>
                <span className="text-xs font-normal text-tremor-content-default">{preset.range}</span>
              </Link>
            </li>
          ))}
        </ul>
        <form action={path} className="mt-2 border-t border-tremor-border-default p-2 pt-3">
          <p className="mb-2 text-xs font-medium text-tremor-content-default">{t('custom')}</p>
          {controls.kept.map(({ name, value }) => (
            <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
          ))}
          <div className="grid grid-cols-2 gap-2">
            <Field label={t('from')} type="date" name="from" defaultValue={controls.from} required />
            <Field label={t('to')} type="date" name="to" defaultValue={controls.to} required />
          </div>
          <Button type="submit" kind="primary" className="mt-3 w-full">
            {t('apply')}
          </Button>
        </form>
      </Popover>
      {controls.comparisons.length > 0 ? (
        <Popover
          label={`${t('compare')} : ${t(`comparisons.${comparison}`)}`}
          buttonClass={TRIGGER}
          button={
            <>
              <GitCompareArrows aria-hidden className="size-4" />
              {t(`comparisonsShort.${comparison}`)}
            </>
          }
        >
          <ul>
            {controls.comparisons.map((each) => (
              <li key={each.id}>
                <Link
                  prefetch={false}
                  href={each.href}
                  aria-current={each.isCurrent ? 'true' : undefined}
                  className={OPTION}
                >
                  {t(`comparisons.${each.id}`)}
                </Link>
              </li>
            ))}
          </ul>
        </Popover>
      ) : null}
      {groups.length > 0 ? (
        <Popover
          label={t('addFilter')}
          buttonClass={TRIGGER}
          button={
            <>
              <ListFilter aria-hidden className="size-4" />
              {t('addFilter')}
            </>
          }
        >
          <div className="max-h-96 w-64 space-y-3 overflow-y-auto p-1">
            {groups.map((group) => (
              <div key={group.label}>
                <p className="px-2 pb-1 text-xs font-medium text-tremor-content-default">{group.label}</p>
                <ul>
                  {group.options.map((option) => (
                    <li key={option.key}>
                      <Link prefetch={false} href={option.href} className={OPTION}>
                        {option.label}
                      </Link>
                    </li>
                  ))}
                </ul>
              </div>
            ))}
          </div>
        </Popover>
      ) : null}
      {controls.chips.map((chip) => (
        <Link
          prefetch={false}
          key={chip.href}
          href={chip.href}
          aria-label={t('remove', { dimension: chip.dimension, value: chip.label })}
          className="inline-flex min-h-7 items-center gap-1.5 rounded-full bg-tremor-brand-faint py-1 pr-2 pl-3 text-xs font-medium text-tremor-brand-emphasis hover:bg-tremor-brand-muted"
        >
          {chip.dimension} : {chip.label}
          <X aria-hidden className="size-3.5" />
        </Link>
      ))}
      {controls.clearHref && controls.chips.length > 1 ? (
        <Link
          prefetch={false}
          href={controls.clearHref}
          className="min-h-6 rounded text-xs text-tremor-content-default underline"
        >
          {t('clear')}
        </Link>
      ) : null}
    </section>
  );
}
