import { isDay } from '@/lib/core/calendar';
import type { Ask, FormatContext } from '../../format';

/** Exports of how things stand name no day; a file's name often does. */
export const SNAPSHOT_ASK: Ask = {
  name: 'snapshot_day',
  type: 'day',
  label: { en: 'Day of the export', fr: "Jour de l'export" },
  suggest({ fileName }) {
    const [, year, month, day] = /(20\d{2})[-_.]?(\d{2})[-_.]?(\d{2})/.exec(fileName) ?? [];
    const text = `${year}-${month}-${day}`;
    return isDay(text) ? text : null;
  },
};

/** The day of an export: as a person said, else as the name of the file offers. */
export function snapshotDay({ answers, fileName, preamble }: FormatContext): string | null {
  const said = answers.snapshot_day ?? SNAPSHOT_ASK.suggest?.({ fileName, preamble }) ?? '';
  return isDay(said) ? said : null;
}
