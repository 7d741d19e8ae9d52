import type { KpiAnswer } from '@/lib/kpi/answer';
import type { DimensionId } from '@/lib/kpi/dimensions';

interface Names {
  (key: string): string;
  has(key: string): boolean;
}

/** An answer whose bare keys, such as the codes of payment methods, bear names where the screens have one for them. */
export function namedAnswer(answer: KpiAnswer, names: Names): KpiAnswer {
  const labels = Object.fromEntries(
    Object.entries(answer.meta.labels).map(([id, known]) => [
      id,
      Object.fromEntries(
        Object.entries(known).map(([key, label]) => {
          const path = `${id}.${key}`;
          return [key, label === key && /^[a-z_]+$/.test(key) && names.has(path) ? names(path) : label];
        }),
      ),
    ]),
  ) as Partial<Record<DimensionId, Record<string, string>>>;
  return { ...answer, meta: { ...answer.meta, labels } };
}
