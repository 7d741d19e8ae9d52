import type { Mention } from '@/lib/charts/spec';
import type { Day, Period } from '@/lib/core/calendar';
import type { Formatter } from '@/lib/i18n/format';

/** What happened on a day or over some days, as it is marked on a time line. */
export interface Happening {
  day: Day;
  endDay: Day | null;
  text: string;
}

/** Which periods of a time line a happening covers; one outside of the range is left out. */
export function mentionsOn(starts: readonly Day[], { from, to }: Period, happenings: readonly Happening[]): Mention[] {
  const at = (day: Day) =>
    Math.max(
      0,
      starts.findLastIndex((start) => start <= day),
    );
  return happenings.flatMap(({ day, endDay, text }): Mention[] => {
    const end = endDay ?? day;
    return end < from || day > to ? [] : [{ from: at(day), to: at(end), text }];
  });
}

/** The same as a sentence, with the numbers of the drawing. */
export function mentionText(happenings: readonly Happening[], format: Formatter): string {
  return happenings
    .map(({ day, endDay, text }, i) => `(${i + 1}) ${endDay ? format.range(day, endDay) : format.day(day)} : ${text}`)
    .join(' · ');
}
