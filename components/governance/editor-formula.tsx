'use client';
import { useTranslations } from 'next-intl';
import { Card } from '@/components/ui/card';
import { Select } from '@/components/ui/field';
import type { EditorInput } from './editor-data';
import { EditorRulesFields } from './editor-rules';
import { ExpressionField } from './expression-field';
import type { useExpression } from './use-expression';
import { splitWindow, WINDOWS, withWindow } from './window-text';

interface Props {
  input: EditorInput;
  units: readonly { value: string; label: string }[];
  caret: number | null;
  reading: ReturnType<typeof useExpression>;
  set(changes: Partial<EditorInput>): void;
  setCaret(caret: number | null): void;
}

/** Pieces that are put in at the caret; `|` marks where the caret goes. */
const SNIPPETS = {
  where: ' where sales_channel in ("|")',
  by: ' by recognised day|',
  over: ' over all |',
  when: 'when any(|) then ()',
} as const;

const EXAMPLES = {
  simple: '(gross - discount - refund) / orders',
  where: 'gross where sales_channel in ("site") and category not in ("gifts")',
  not: 'orders where country not in ("France")',
  by: 'gross by recognised day',
  over: 'payment_amount / payment_amount over all payment_method',
  when: 'when any(costed_net, cost) then (costed_net - cost)',
  window: 'rolling 12 months (net_revenue / order_count)',
  measure: 'measure payment_amount',
} as const;

/** The expression, its window, its unit, and what it makes of a worked example. */
export function EditorFormula({ input, units, caret, reading, set, setCaret }: Props) {
  const t = useTranslations('governance.editor');
  const { window } = splitWindow(input.expression);
  const windows = window && !WINDOWS.includes(window as never) ? [window, ...WINDOWS] : WINDOWS;
  const { example } = reading.state;
  const result = example?.results.find(({ unit }) => unit === input.unit) ?? example?.results[0];

  function put(snippet: string) {
    const at = caret ?? input.expression.length;
    const [before, after = ''] = snippet.split('|');
    set({ expression: input.expression.slice(0, at) + before + after + input.expression.slice(at) });
    setCaret(at + (before?.length ?? 0));
  }

  return (
    <Card>
      <h2 className="text-base font-semibold text-tremor-content-strong">{t('formula')}</h2>
      <p className="mt-1 mb-4 text-xs text-tremor-content-default">{t('formulaText')}</p>
      <ExpressionField
        text={input.expression}
        caret={caret}
        reading={reading}
        onChange={(expression, next) => {
          setCaret(next);
          if (expression !== input.expression) set({ expression });
        }}
      />
      <div className="mt-1 flex flex-wrap gap-2">
        {(Object.keys(SNIPPETS) as (keyof typeof SNIPPETS)[]).map((name) => (
          <button
            key={name}
            type="button"
            title={SNIPPETS[name].replace('|', '').trim()}
            onClick={() => put(SNIPPETS[name])}
            className="min-h-7 rounded-full border border-tremor-border-default px-3 text-xs text-tremor-content-emphasis hover:bg-tremor-background-subtle"
          >
            {t(`snippets.${name}`)}
          </button>
        ))}
      </div>
      <details className="mt-3">
        <summary className="min-h-6 rounded text-xs text-tremor-brand-emphasis">{t('help.title')}</summary>
        <dl className="mt-2 space-y-2 text-xs">
          {(Object.keys(EXAMPLES) as (keyof typeof EXAMPLES)[]).map((name) => (
            <div key={name}>
              <dt className="font-mono text-tremor-content-strong">{EXAMPLES[name]}</dt>
              <dd className="text-tremor-content-default">{t(`help.examples.${name}`)}</dd>
            </div>
          ))}
        </dl>
      </details>
      <div className="mt-5 grid gap-4 sm:grid-cols-2">
        <Select
          label={t('window')}
          value={window}
          onChange={(event) => set({ expression: withWindow(input.expression, event.target.value) })}
          options={[
            { value: '', label: t('windows.none') },
            ...windows.map((value) => ({
              value,
              label: t.has(`windows.${value.replaceAll(' ', '_')}`)
                ? t(`windows.${value.replaceAll(' ', '_')}`)
                : value,
            })),
          ]}
        />
        <Select
          label={t('unit')}
          value={input.unit}
          onChange={(event) => set({ unit: event.target.value })}
          options={units}
        />
      </div>
      <div className="mt-5">
        <EditorRulesFields rules={input.rules} set={(rules) => set({ rules })} />
      </div>
      <section className="mt-5 rounded-lg bg-tremor-background-muted p-4" aria-live="polite">
        <h3 className="text-xs font-medium text-tremor-content-default">{t('example')}</h3>
        {example ? (
          <dl className="mt-2 space-y-1 text-sm">
            {example.given.map(({ id, label, value }) => (
              <div key={id} className="flex justify-between gap-4">
                <dt className="text-tremor-content-default">{label}</dt>
                <dd className="whitespace-nowrap">{value}</dd>
              </div>
            ))}
            <div className="flex justify-between gap-4 border-t border-tremor-border-default pt-1.5 font-semibold text-tremor-content-strong">
              <dt>{t('result')}</dt>
              <dd className="whitespace-nowrap">{result?.text}</dd>
            </div>
          </dl>
        ) : (
          <p className="mt-1 text-sm text-tremor-content-default">{t('noExample')}</p>
        )}
      </section>
    </Card>
  );
}
