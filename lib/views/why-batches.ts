import type { BatchesBehind } from '@/lib/kpi/explain/explanation';
import type { WhyContext } from './why-address';
import { toneOf } from './why-address';
import { signedFigure } from './why-sentence';

const SHOWN = 12;

/** The imports that made the figure of the period, newest first, with what each moved. */
export function batchesView(behind: BatchesBehind, context: WhyContext) {
  if (behind.state === 'not_recorded') return null;
  const { viewer, explanation, format, timeZone, t } = context;
  const { unit } = explanation.kpi;
  const canOpen = viewer.abilities.includes('imports:manage');
  const shown = behind.batches.slice(0, SHOWN);
  const older = behind.batches.slice(SHOWN);
  return {
    rows: shown.map((batch) => ({
      id: `${batch.data_version} ${batch.batch}`,
      number: batch.batch,
      file: batch.format === 'demo' ? t('batches.demo') : batch.file,
      source: batch.format === 'demo' ? '' : batch.source,
      at: batch.at === null ? '' : format.instant(batch.at, timeZone),
      by: batch.by,
      isUndone: batch.status === 'undone',
      amount: Number(batch.amount ?? 0),
      text: signedFigure(batch.amount, unit, format),
      full: format.value(batch.amount, unit),
      tone: toneOf(Number(batch.amount ?? 0), explanation),
      value: format.value(batch.value, unit),
      href: canOpen && batch.format !== 'demo' ? `/imports/${batch.batch}` : null,
    })),
    // Older batches end at the figure that the first of those shown started from.
    older:
      older.length > 0
        ? { text: t('batches.more', { count: older.length }), value: format.value(older[0]?.value ?? null, unit) }
        : null,
    unrecorded: behind.unrecorded === null ? null : signedFigure(behind.unrecorded, unit, format),
    total: format.value(behind.after, unit),
  };
}
