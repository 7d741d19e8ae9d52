import { useTranslations } from 'next-intl';
import { Select } from '@/components/ui/field';
import type { EditorRules } from './editor-data';

const STANDARD: EditorRules = { cancelled: false, test: false, fraud: false, zero_total: false, returns: 'refund_day' };
const FLAGS = ['cancelled', 'test', 'fraud', 'zero_total'] as const;
const RETURNS = ['refund_day', 'sale_day', 'ignored'] as const;

/** Which documents count for this version; null stands for the rules of the shop. */
export function EditorRulesFields({ rules, set }: { rules: EditorRules | null; set(rules: EditorRules | null): void }) {
  const t = useTranslations('governance.rules');
  const shown = rules ?? STANDARD;
  const change = (changes: Partial<EditorRules>) => {
    const next = { ...shown, ...changes };
    set(JSON.stringify(next) === JSON.stringify(STANDARD) ? null : next);
  };
  return (
    <details className="rounded-lg border border-tremor-border-default" open={rules !== null}>
      <summary className="rounded-lg px-3 py-2 text-sm font-medium text-tremor-content-emphasis">
        {t('title')}
        <span className="ml-2 font-normal text-tremor-content-default">
          {rules === null ? t('standard') : t('special')}
        </span>
      </summary>
      <div className="grid gap-4 px-3 pt-1 pb-3 sm:grid-cols-2">
        <fieldset>
          <legend className="text-xs font-medium text-tremor-content-default">{t('count')}</legend>
          {FLAGS.map((flag) => (
            <label key={flag} className="mt-1.5 flex min-h-6 items-center gap-2 text-sm">
              <input
                type="checkbox"
                checked={shown[flag]}
                onChange={(event) => change({ [flag]: event.target.checked })}
                className="size-4 accent-tremor-brand-default"
              />
              {t(flag)}
            </label>
          ))}
        </fieldset>
        <Select
          label={t('returns')}
          value={shown.returns}
          onChange={(event) => change({ returns: event.target.value as EditorRules['returns'] })}
          options={RETURNS.map((value) => ({ value, label: t(`returnsBy.${value}`) }))}
        />
      </div>
    </details>
  );
}
