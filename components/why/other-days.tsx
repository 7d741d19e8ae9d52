import { CalendarRange } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { Controls } from '@/components/filters/controls-bar';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Popover } from '@/components/ui/popover';

interface Props {
  controls: Controls;
  /** The days that the page is compared with, when the reader chose them. */
  days: { from: string; to: string; clearHref: string } | null;
}

/** Any other days to compare with. */
export function OtherDays({ controls, days }: Props) {
  const t = useTranslations('why');
  const ui = useTranslations('ui.controls');
  const kept = controls.kept.filter(({ name }) => name !== 'base_from' && name !== 'base_to');
  return (
    <Popover
      label={t('otherDays')}
      buttonClass={`inline-flex min-h-9 items-center gap-2 rounded-lg border px-3 text-sm hover:border-tremor-border-strong ${days ? 'border-tremor-brand-subtle bg-tremor-brand-faint text-tremor-brand-emphasis' : 'border-tremor-border-default bg-tremor-background-default text-tremor-content-emphasis'}`}
      button={
        <>
          <CalendarRange aria-hidden className="size-4" />
          {days ? t('otherDaysChosen') : t('otherDays')}
        </>
      }
    >
      <form action="/why" className="w-72 max-w-full p-2">
        {kept.map(({ name, value }) => (
          <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
        ))}
        <input type="hidden" name="from" value={controls.from} />
        <input type="hidden" name="to" value={controls.to} />
        <p className="mb-2 text-xs font-medium text-tremor-content-default">{t('otherDaysLabel')}</p>
        <div className="grid grid-cols-2 gap-2">
          <Field label={ui('from')} type="date" name="base_from" defaultValue={days?.from} required />
          <Field label={ui('to')} type="date" name="base_to" defaultValue={days?.to} required />
        </div>
        <Button type="submit" kind="primary" className="mt-3 w-full">
          {ui('apply')}
        </Button>
      </form>
      {days ? (
        <Link
          prefetch={false}
          href={days.clearHref}
          className="mx-2 mb-2 inline-flex min-h-6 items-center rounded text-xs text-tremor-content-default underline underline-offset-4"
        >
          {t('otherDaysClear')}
        </Link>
      ) : null}
    </Popover>
  );
}
