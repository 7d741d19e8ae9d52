'use client';
import { CircleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';

export interface FailureData {
  key: string;
  values: Record<string, string | number>;
}

/** Why something was refused, said aloud as soon as it appears. */
export function Failure({ failure }: { failure: FailureData | null }) {
  const t = useTranslations('governance.errors');
  const general = useTranslations('auth.errors');
  const text = (known: FailureData) => {
    if (t.has(known.key)) return t(known.key, known.values);
    return general.has(known.key) ? general(known.key, known.values) : general('internal', { id: '', ...known.values });
  };
  return (
    <div role="alert">
      {failure ? (
        <p className="flex items-start gap-2 rounded-lg bg-bad-faint px-3 py-2.5 text-sm text-bad">
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          {text(failure)}
        </p>
      ) : null}
    </div>
  );
}
