'use client';
import { useTranslations } from 'next-intl';
import { Button } from '../ui/button';
import { CopyText } from './copy-text';
import { FormFailure, FormSuccess } from './form-message';
import type { FormAction } from './form-state';
import { LabelledInput } from './labelled-input';
import { useFormAction } from './use-form-action';

interface Props {
  scopes: string[];
  base: string;
  add: FormAction;
}

const QUERY = '{"kpis":["net_revenue"],"from":"2026-01-01","to":"2026-12-31","grain":"month"}';

/** Makes a key, shows it once, and shows how it is used. */
export function NewKeyForm({ scopes, base, add }: Props) {
  const t = useTranslations('users.keys');
  const auth = useTranslations('auth');
  const { state, typed, failure, problems, submit, isBusy } = useFormAction(add);
  const key = state.status === 'done' ? state.text : undefined;
  const command = `curl ${base}/api/v1/kpis/query \\
  -H 'Authorization: Bearer ${key ?? 'vigie_…'}' \\
  -H 'Content-Type: application/json' \\
  -d '${QUERY}'`;
  return (
    <section
      aria-labelledby="new-key"
      className="grid gap-6 rounded-xl bg-tremor-background-default p-5 ring-1 ring-tremor-border-default lg:grid-cols-2"
    >
      <form action={submit} className="space-y-4">
        <h2 id="new-key" className="text-base font-semibold text-tremor-content-strong">
          {t('new')}
        </h2>
        <LabelledInput
          label={t('name')}
          name="name"
          defaultValue={typed.name}
          hint={t('nameHint')}
          problem={problems.name}
          required
          maxLength={120}
          autoComplete="off"
        />
        <fieldset className="space-y-2">
          <legend className="text-xs font-medium text-tremor-content-default">{t('scopes')}</legend>
          {scopes.map((scope) => (
            <label key={scope} className="flex min-h-6 items-center gap-2.5 text-sm text-tremor-content-emphasis">
              <input
                type="checkbox"
                name="scopes"
                value={scope}
                defaultChecked={scope === 'kpi:query' || scope === 'dictionary:read'}
                className="size-4 accent-tremor-brand-default"
              />
              {t(`scope.${scope}`)}
            </label>
          ))}
          {problems.scopes ? <p className="text-xs text-bad">{auth('fields.scopes_required')}</p> : null}
        </fieldset>
        <FormFailure failure={failure} />
        <Button kind="primary" type="submit" disabled={isBusy}>
          {isBusy ? auth('busy') : t('submit')}
        </Button>
      </form>
      <div className="min-w-0 space-y-4">
        <FormSuccess text={key ? t('shownOnce') : null} />
        {key ? <CopyText text={key} label={t('columns.key')} /> : null}
        <div className="space-y-2">
          <h3 className="text-sm font-medium text-tremor-content-strong">{t('example')}</h3>
          <p className="text-sm text-tremor-content-default">{t('exampleLead')}</p>
          <pre className="whitespace-pre-wrap break-all rounded-lg bg-tremor-background-subtle p-3 text-xs leading-5 text-tremor-content-strong">
            <code>{command}</code>
          </pre>
        </div>
      </div>
    </section>
  );
}
