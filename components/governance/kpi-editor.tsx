'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import type { EditorActions, EditorInput, EditorView } from './editor-data';
import { EditorFormula } from './editor-formula';
import { EditorFrame, EditorWords } from './editor-words';
import { Failure, type FailureData } from './failure';
import type { ImpactView } from './impact-data';
import { ImpactPanel } from './impact-panel';
import { useExpression } from './use-expression';

const slug = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+|_+$/g, '')
    .slice(0, 60);

/** Writes a KPI: its expression first, then its words, its effect on the figures, and the way to its approval. */
export function KpiEditor({ view, actions }: { view: EditorView; actions: EditorActions }) {
  const t = useTranslations('governance.editor');
  const fields = useTranslations('governance.fields');
  const router = useRouter();
  const [input, setInput] = useState(view.input);
  const [caret, setCaret] = useState<number | null>(null);
  const [draft, setDraft] = useState(view.draftId);
  const [period, setPeriod] = useState(view.period ?? { from: '', to: '' });
  const [impact, setImpact] = useState<{ of: string; view: ImpactView } | null>(null);
  const [failure, setFailure] = useState<(FailureData & { fields: Record<string, string> }) | null>(null);
  const [step, setStep] = useState<'impact' | 'save' | 'submit' | null>(null);
  const [isBusy, startTransition] = useTransition();
  const reading = useExpression(input.expression, caret, input.kpiId);

  const set = (changes: Partial<EditorInput>) => {
    setInput((before) => {
      const next = { ...before, ...changes };
      // The id follows the English name until somebody writes one.
      const follows = view.isNew && changes.label && before.kpiId === slug(before.label.en);
      return follows ? { ...next, kpiId: slug(next.label.en) } : next;
    });
  };
  const { units } = reading.state;
  const unit = units.length === 0 || units.includes(input.unit) ? input.unit : (units[0] ?? input.unit);
  const whole: EditorInput = { ...input, unit };
  const problems = Object.fromEntries(
    Object.entries(failure?.fields ?? {}).map(([name, key]) => [
      name,
      fields.has(key) ? fields(key) : fields('invalid'),
    ]),
  );
  const { reason: _reason, notice: _notice, effectiveDay: _day, ...definition } = whole;
  const fingerprint = JSON.stringify([definition, period]);

  function run(what: 'impact' | 'save' | 'submit') {
    setStep(what);
    startTransition(async () => {
      setFailure(null);
      if (what === 'impact') {
        const answer = await actions.previewImpact(definition, period);
        if (answer.status === 'error') setFailure(answer);
        else setImpact({ of: fingerprint, view: answer.value });
        return;
      }
      const saved = await actions.saveProposal(whole, draft);
      if (saved.status === 'error') return setFailure(saved);
      setDraft(saved.value);
      if (what === 'submit') {
        const sent = await actions.submit(saved.value, period);
        if (sent.status === 'error') return setFailure(sent);
      }
      router.push(`/kpis/proposals/${saved.value}`);
    });
  }
  const busy = (what: typeof step) => isBusy && step === what;

  return (
    <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_minmax(0,28rem)] 2xl:grid-cols-[minmax(0,1fr)_minmax(0,34rem)]">
      <div className="grid min-w-0 gap-4">
        <EditorFormula
          input={whole}
          units={view.choices.units.filter(({ value }) => units.length === 0 || units.includes(value))}
          caret={caret}
          reading={reading}
          set={set}
          setCaret={setCaret}
        />
        <EditorWords
          input={input}
          isNew={view.isNew}
          choices={view.choices}
          problems={problems}
          isBehind={
            !view.isNew &&
            input.expression.trim() !== view.input.expression.trim() &&
            JSON.stringify(input.formulaInWords) === JSON.stringify(view.input.formulaInWords)
          }
          set={set}
        />
        <EditorFrame input={input} problems={problems} set={set} />
      </div>
      <div className="grid min-w-0 gap-4">
        <Card>
          <h2 className="text-base font-semibold text-tremor-content-strong">{t('impact')}</h2>
          <p className="mt-1 text-xs text-tremor-content-default">{t('impactText')}</p>
          <div className="mt-4 flex flex-wrap items-end gap-3">
            <Field
              label={t('from')}
              type="date"
              value={period.from}
              onChange={(event) => setPeriod({ ...period, from: event.target.value })}
            />
            <Field
              label={t('to')}
              type="date"
              value={period.to}
              onChange={(event) => setPeriod({ ...period, to: event.target.value })}
            />
            <Button onClick={() => run('impact')} disabled={isBusy || period.from === ''}>
              {busy('impact') ? t('computing') : t('compute')}
            </Button>
          </div>
          <div className="mt-5" aria-live="polite">
            {impact ? (
              <div className={impact.of === fingerprint ? '' : 'opacity-60'}>
                {impact.of === fingerprint ? null : <p className="mb-2 text-xs text-warning">{t('stale')}</p>}
                <ImpactPanel impact={impact.view} />
              </div>
            ) : null}
          </div>
        </Card>
        <Card>
          <Failure failure={failure} />
          <div className={`flex flex-wrap justify-end gap-2 ${failure ? 'mt-4' : ''}`}>
            <Button onClick={() => run('save')} disabled={isBusy}>
              {busy('save') ? t('saving') : t('save')}
            </Button>
            <Button kind="primary" onClick={() => run('submit')} disabled={isBusy || period.from === ''}>
              {busy('submit') ? t('submitting') : t('submit')}
            </Button>
          </div>
          <p className="mt-3 text-right text-xs text-tremor-content-default">{t('submitHint')}</p>
        </Card>
      </div>
    </div>
  );
}
