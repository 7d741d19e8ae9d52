import { useTranslations } from 'next-intl';
import { Card } from '@/components/ui/card';
import { Field, Select } from '@/components/ui/field';
import type { EditorInput, EditorView } from './editor-data';
import { LabelledText } from './labelled-text';

interface Props {
  input: EditorInput;
  isNew: boolean;
  choices: EditorView['choices'];
  problems: Record<string, string | undefined>;
  /** The expression has changed and its words have not. */
  isBehind: boolean;
  set(changes: Partial<EditorInput>): void;
}

const HEADING = 'text-base font-semibold text-tremor-content-strong';
const LANGUAGES = ['fr', 'en'] as const;

/** Names and sentences of a KPI, in both languages side by side. */
export function EditorWords({ input, isNew, choices, problems, isBehind, set }: Props) {
  const t = useTranslations('governance.editor');
  const pair = (name: 'label' | 'formulaInWords' | 'description', isLong = false) => (
    <div className="grid gap-4 sm:grid-cols-2">
      {LANGUAGES.map((language) => (
        <LabelledText
          key={language}
          label={t(`${name}.${language}`)}
          value={input[name][language]}
          onChange={(value) => set({ [name]: { ...input[name], [language]: value } })}
          problem={input[name][language].trim() === '' ? problems[name] : undefined}
          isLong={isLong}
          maxLength={600}
          lang={language}
        />
      ))}
    </div>
  );
  return (
    <Card>
      <h2 className={HEADING}>{t('words')}</h2>
      <div className="mt-4 space-y-4">
        {pair('label')}
        {isNew ? (
          <LabelledText
            label={t('id')}
            hint={t('idHint')}
            value={input.kpiId}
            onChange={(value) => set({ kpiId: value.toLowerCase().replace(/[^a-z0-9_]+/g, '_') })}
            problem={problems.kpiId}
            maxLength={60}
            isCode
          />
        ) : null}
        {pair('formulaInWords')}
        {isBehind ? <p className="text-xs text-warning">{t('behind')}</p> : null}
        {pair('description', true)}
        <div className="grid gap-4 sm:grid-cols-3">
          <Select
            label={t('family')}
            value={input.family}
            onChange={(event) => set({ family: event.target.value })}
            options={choices.families}
          />
          <Select
            label={t('direction')}
            value={input.goodDirection}
            onChange={(event) => set({ goodDirection: event.target.value })}
            options={choices.directions}
          />
          <LabelledText
            label={t('owner')}
            value={input.owner}
            onChange={(owner) => set({ owner })}
            problem={problems.owner}
            maxLength={120}
          />
        </div>
      </div>
    </Card>
  );
}

/** Why, from when, and what readers are told. */
export function EditorFrame({ input, problems, set }: Pick<Props, 'input' | 'problems' | 'set'>) {
  const t = useTranslations('governance.editor');
  return (
    <Card>
      <h2 className={HEADING}>{t('change')}</h2>
      <div className="mt-4 space-y-4">
        <LabelledText
          label={t('reason')}
          hint={t('reasonHint')}
          value={input.reason}
          onChange={(reason) => set({ reason })}
          problem={problems.reason}
          maxLength={600}
          isLong
        />
        <div className="grid gap-4 sm:grid-cols-2">
          {LANGUAGES.map((language) => (
            <LabelledText
              key={language}
              label={t(`notice.${language}`)}
              value={input.notice[language]}
              onChange={(value) => set({ notice: { ...input.notice, [language]: value } })}
              maxLength={600}
              lang={language}
            />
          ))}
        </div>
        <div className="max-w-64">
          <Field
            label={t('effective')}
            type="date"
            value={input.effectiveDay ?? ''}
            onChange={(event) => set({ effectiveDay: event.target.value || null })}
          />
        </div>
        <p className="text-xs text-tremor-content-default">{t('effectiveHint')}</p>
      </div>
    </Card>
  );
}
