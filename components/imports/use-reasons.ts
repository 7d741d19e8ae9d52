import { useTranslations } from 'next-intl';
import type { Batch } from './import-data';
import { RequestError } from './import-requests';

type Values = Record<string, string | number>;

/** Sentences for what the server tells by code: reasons of a quarantine, warnings, refusals. */
export function useReasons() {
  const t = useTranslations('imports');
  return {
    problem: (code: string) => (t.has(`quarantine.codes.${code}`) ? t(`quarantine.codes.${code}`) : code),
    warning: ({ code, values }: { code: string; values: Values }) =>
      t.has(`warnings.${code}`) ? t(`warnings.${code}`, values) : t('warnings.other', { code }),
    /** `key` as errors carry it: "imports.empty" */
    failure: ({ key, values, message }: NonNullable<Batch['error']>) =>
      key && t.has(`errors.${key}`) ? t(`errors.${key}`, values) : t('report.failedOther', { message }),
    refusal(error: unknown): string {
      if (error instanceof RequestError && error.key && t.has(`errors.${error.key}`)) {
        return t(`errors.${error.key}`, error.values);
      }
      const code = error instanceof RequestError ? error.code : 'internal';
      return t(`errors.codes.${t.has(`errors.codes.${code}`) ? code : 'internal'}`);
    },
  };
}

export type Reasons = ReturnType<typeof useReasons>;
