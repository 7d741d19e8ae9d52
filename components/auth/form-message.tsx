import { CircleAlert, CircleCheck } from 'lucide-react';
import { useTranslations } from 'next-intl';

export interface Failure {
  key: string;
  values: Record<string, string | number>;
}

/** The sentence of a refused form, said aloud by screen readers as soon as it appears. */
export function FormFailure({ failure }: { failure: Failure | null }) {
  const t = useTranslations('auth.errors');
  return (
    <div role="alert">
      {failure ? (
        <p className="flex items-start gap-2 rounded-lg bg-bad-faint px-3 py-2.5 text-sm text-bad">
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          <span>
            {t.has(failure.key) ? t(failure.key, failure.values) : t('internal', { id: '', ...failure.values })}
          </span>
        </p>
      ) : null}
    </div>
  );
}

export function FormSuccess({ text }: { text: string | null }) {
  return (
    <div role="status">
      {text ? (
        <p className="flex items-start gap-2 rounded-lg bg-good-faint px-3 py-2.5 text-sm text-good">
          <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0" />
          <span>{text}</span>
        </p>
      ) : null}
    </div>
  );
}
