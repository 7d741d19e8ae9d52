'use client';
import { Play } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { CopyBlock } from '@/components/ui/copy-block';
import { codeSample, LANGUAGES, type Language, readableJson } from './code-samples';

export interface Example {
  id: string;
  method: 'GET' | 'POST';
  path: string;
  body: object | null;
}

interface Answer {
  status: number;
  ms: number;
  bytes: number;
  text: string;
}

const LONGEST_SHOWN = 20_000;
const written = (body: object | null) => (body === null ? '' : readableJson(body));
const TAB =
  'rounded-md px-3 py-1 text-sm whitespace-nowrap text-tremor-content-default hover:text-tremor-content-strong aria-pressed:bg-tremor-background-default aria-pressed:font-medium aria-pressed:text-tremor-content-strong aria-pressed:shadow-xs';

/** A question to change and to send, with the session of the reader; the same call to take along. */
export function TryIt({ examples, base }: { examples: readonly Example[]; base: string }) {
  const t = useTranslations('developers.tryIt');
  const id = useId();
  const [chosen, setChosen] = useState(examples[0] as Example);
  const [body, setBody] = useState(written(chosen.body));
  const [language, setLanguage] = useState<Language>('curl');
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [isBusy, setBusy] = useState(false);

  function choose(example: Example) {
    setChosen(example);
    setBody(written(example.body));
    setAnswer(null);
  }

  async function send() {
    setBusy(true);
    setAnswer(await ask(chosen, body));
    setBusy(false);
  }

  const call = { method: chosen.method, url: base + chosen.path, body: chosen.body === null ? null : body };
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      <div className="min-w-0">
        <ul className="flex flex-wrap gap-1.5" aria-label={t('examples')}>
          {examples.map((example) => (
            <li key={example.id}>
              <button
                type="button"
                aria-pressed={example.id === chosen.id}
                onClick={() => choose(example)}
                className="min-h-8 rounded-full px-3 text-xs text-tremor-content-emphasis ring-1 ring-tremor-border-default hover:bg-tremor-background-subtle aria-pressed:bg-tremor-brand-faint aria-pressed:text-tremor-brand-emphasis aria-pressed:ring-tremor-brand-muted"
              >
                {t(`titles.${example.id}`)}
              </button>
            </li>
          ))}
        </ul>
        <p className="mt-3 font-mono text-xs break-all text-tremor-content-strong">
          <span className="font-semibold">{chosen.method}</span> {chosen.path}
        </p>
        {chosen.body === null ? null : (
          <>
            <label htmlFor={id} className="sr-only">
              {t('body')}
            </label>
            <textarea
              id={id}
              value={body}
              spellCheck={false}
              onChange={(event) => setBody(event.target.value)}
              className="mt-2 block h-64 w-full resize-y rounded-lg border border-tremor-border-strong bg-tremor-background-default p-3 font-mono text-xs leading-relaxed text-tremor-content-strong"
            />
          </>
        )}
        <Button kind="primary" className="mt-3" onClick={send} disabled={isBusy}>
          <Play aria-hidden className="size-4" />
          {isBusy ? t('busy') : t('send')}
        </Button>
      </div>
      <div className="min-w-0 space-y-4">
        <div>
          <fieldset className="mb-2 flex w-max gap-1 rounded-lg bg-tremor-background-subtle p-1">
            <legend className="sr-only">{t('language')}</legend>
            {LANGUAGES.map((each) => (
              <button
                key={each}
                type="button"
                aria-pressed={each === language}
                onClick={() => setLanguage(each)}
                className={TAB}
              >
                {t(`languages.${each}`)}
              </button>
            ))}
          </fieldset>
          <CopyBlock label={t(`languages.${language}`)} text={codeSample(language, call)} />
        </div>
        <div role="status">
          {answer ? (
            <>
              <p
                data-status={answer.status}
                className={`text-xs font-medium ${answer.status < 400 ? 'text-good' : 'text-bad'}`}
              >
                {answer.status === 0 ? t('offline') : t('outcome', { ...answer })}
              </p>
              <pre
                // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
                tabIndex={0}
                className="mt-1 max-h-96 overflow-auto rounded-lg bg-tremor-background-subtle p-4 text-xs leading-relaxed text-tremor-content-emphasis"
              >
                <code data-answer="">{answer.text.slice(0, LONGEST_SHOWN)}</code>
                {answer.text.length > LONGEST_SHOWN ? <span>{t('cut')}</span> : null}
              </pre>
            </>
          ) : null}
        </div>
      </div>
    </div>
  );
}

async function ask({ method, path, body: asked }: Example, body: string): Promise<Answer> {
  const started = performance.now();
  try {
    const response = await fetch(path, {
      method,
      headers: { accept: 'application/json', ...(asked ? { 'content-type': 'application/json' } : {}) },
      ...(asked ? { body } : {}),
    });
    const raw = await response.text();
    const ms = Math.round(performance.now() - started);
    return { status: response.status, ms, bytes: raw.length, text: pretty(raw) };
  } catch {
    return { status: 0, ms: 0, bytes: 0, text: '' };
  }
}

function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
