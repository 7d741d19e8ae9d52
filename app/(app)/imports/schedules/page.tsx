import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { SchedulesPage } from '@/components/schedules/schedules-page';
import { instantText } from '@/lib/auth/instant-text';
import { requireAbility } from '@/lib/auth/require-ability';
import type { Locale } from '@/lib/core/locale';
import { FORMATS } from '@/lib/imports/formats/registry';
import { countOpenItems } from '@/lib/imports/matching/list-items';
import { INTERVALS, listSchedules, withoutQuery } from '@/lib/sources/schedules/schedule';
import { inboxFolder } from '@/lib/sources/schedules/watched-folder';
import { removeImportSchedule, runImportSchedule, saveImportSchedule, switchImportSchedule } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('schedules'))('title') };
}

export default async function ImportSchedules() {
  await requireAbility('imports:manage');
  const locale = (await getLocale()) as Locale;
  const [schedules, text, open] = await Promise.all([listSchedules(), instantText(locale), countOpenItems()]);
  const formats = FORMATS.map(({ id, label }) => ({ value: id, label: label[locale] }));
  const names = new Map(formats.map(({ value, label }) => [value, label]));
  return (
    <SchedulesPage
      schedules={schedules.map((schedule) => ({
        id: schedule.id,
        name: schedule.name,
        kind: schedule.kind,
        location: schedule.location,
        place: withoutQuery(schedule.kind, schedule.location),
        format: schedule.declared.format ?? '',
        formatName: schedule.declared.format ? (names.get(schedule.declared.format) ?? schedule.declared.format) : null,
        currency: schedule.declared.currency ?? '',
        everyMinutes: schedule.everyMinutes,
        isActive: schedule.isActive,
        lastRun: schedule.lastRunAt && text(schedule.lastRunAt),
        outcome: schedule.lastOutcome,
        failures: schedule.failures,
        createdBy: schedule.createdBy,
      }))}
      intervals={INTERVALS}
      formats={formats.toSorted((a, b) => a.label.localeCompare(b.label, locale))}
      inbox={inboxFolder()}
      open={Object.values(open).reduce((sum, count) => sum + count, 0)}
      save={saveImportSchedule}
      act={{ run: runImportSchedule, setActive: switchImportSchedule, remove: removeImportSchedule }}
    />
  );
}
