'use client';
import { CircleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { CandidateList } from './candidate-list';
import { PART_CLASS, type PaintedPart } from './painted-expression';
import type { Candidate, ExpressionFault, useExpression } from './use-expression';

interface Props {
  text: string;
  caret: number | null;
  reading: ReturnType<typeof useExpression>;
  onChange(text: string, caret: number | null): void;
}

const TYPE = 'font-mono text-sm leading-6 whitespace-pre-wrap break-words';

interface Piece {
  start: number;
  text: string;
  kind: PaintedPart['kind'];
  isFaulty: boolean;
}

/** Parts cut where a fault begins and ends; at the end of the text there is nothing to underline. */
function pieces(parts: readonly PaintedPart[], fault: ExpressionFault | undefined): Piece[] {
  let at = 0;
  return parts.flatMap(({ text, kind }) => {
    const [start, end] = [at, at + text.length];
    at = end;
    const cuts = fault ? [fault.start, fault.end].filter((cut) => cut > start && cut < end) : [];
    const bounds = [start, ...cuts, end];
    return bounds.slice(0, -1).map((from, i) => {
      const to = bounds[i + 1] as number;
      const isFaulty = fault !== undefined && from >= fault.start && to <= fault.end;
      return { start: from, text: text.slice(from - start, to - start), kind, isFaulty };
    });
  });
}

/** A field for an expression: colours, what may follow, and faults at their place. */
export function ExpressionField({ text, caret, reading, onChange }: Props) {
  const id = useId();
  const t = useTranslations('governance.editor');
  const field = useRef<HTMLTextAreaElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const [hasFocus, setFocus] = useState(false);
  const candidates = isOpen ? (reading.completion?.candidates ?? []) : [];
  const isShown = candidates.length > 0;
  const chosen = candidates[Math.min(active, candidates.length - 1)];
  const faults = reading.isFresh ? reading.state.faults : [];
  const [fault] = faults;
  // Whoever is typing has not finished yet: that is no mistake.
  const isHint = fault?.code === 'unfinished' && hasFocus;

  // The caret of a controlled field jumps to the end when its text is changed from here.
  useEffect(() => {
    const box = field.current;
    if (box && caret !== null && document.activeElement === box && box.selectionStart !== caret) {
      box.setSelectionRange(caret, caret);
    }
  }, [caret]);

  function take(candidate: Candidate) {
    const place = reading.completion;
    if (!place) return;
    const next = text.slice(0, place.from) + candidate.insert + text.slice(place.to);
    onChange(next, place.from + candidate.insert.length);
    setActive(0);
    setOpen(candidate.kind === 'keyword' || candidate.kind === 'dimension');
    field.current?.focus();
  }

  function replace({ start, end, suggestion }: ExpressionFault) {
    if (suggestion === null) return;
    onChange(text.slice(0, start) + suggestion + text.slice(end), start + suggestion.length);
    setOpen(false);
    field.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === ' ' && event.ctrlKey) {
      event.preventDefault();
      setOpen(true);
      return;
    }
    if (!isShown) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      setActive((active + step + candidates.length) % candidates.length);
    } else if (event.key === 'Enter' && chosen) {
      event.preventDefault();
      take(chosen);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
    }
  }

  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-xs font-medium text-tremor-content-default">
        {t('expression')}
      </label>
      <div className="relative">
        <div className="relative rounded-lg border border-tremor-border-strong bg-tremor-background-default focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-tremor-ring-default">
          <div aria-hidden className={`${TYPE} pointer-events-none min-h-20 px-3 py-2`}>
            {pieces(reading.parts, isHint ? undefined : fault).map((piece) => (
              <span
                key={piece.start}
                className={`${PART_CLASS[piece.kind]} ${piece.isFaulty ? 'underline decoration-bad decoration-wavy underline-offset-4' : ''}`}
              >
                {piece.text}
              </span>
            ))}
            {'\u200b'}
          </div>
          <textarea
            ref={field}
            id={id}
            value={text}
            spellCheck={false}
            autoComplete="off"
            autoCapitalize="none"
            maxLength={4_000}
            role="combobox"
            aria-autocomplete="list"
            aria-haspopup="listbox"
            aria-expanded={isShown}
            aria-controls={isShown ? `${id}-list` : undefined}
            aria-activedescendant={isShown ? `${id}-${Math.min(active, candidates.length - 1)}` : undefined}
            aria-invalid={faults.length > 0 && !isHint ? true : undefined}
            aria-describedby={`${id}-state`}
            onChange={(event) => {
              onChange(event.target.value, event.target.selectionStart);
              setActive(0);
              setOpen(true);
            }}
            onSelect={(event) => {
              const { selectionStart, selectionEnd } = event.currentTarget;
              if (selectionStart === selectionEnd && selectionStart !== caret) onChange(text, selectionStart);
            }}
            onKeyDown={onKeyDown}
            onFocus={() => setFocus(true)}
            onBlur={() => {
              setFocus(false);
              setOpen(false);
            }}
            className={`${TYPE} absolute inset-0 size-full resize-none overflow-hidden bg-transparent px-3 py-2 text-transparent caret-tremor-content-strong outline-none`}
          />
        </div>
        {isShown ? (
          <CandidateList id={id} candidates={candidates} active={Math.min(active, candidates.length - 1)} take={take} />
        ) : null}
      </div>
      <div id={`${id}-state`} role="status" className="mt-1.5 min-h-6 text-xs">
        {faults.map((each) => (
          <p
            key={`${each.start}-${each.code}`}
            className={`flex items-start gap-1.5 py-0.5 ${isHint ? 'text-tremor-content-default' : 'text-bad'}`}
          >
            {isHint ? null : <CircleAlert aria-hidden className="mt-px size-3.5 shrink-0" />}
            <span>
              {each.message}
              {each.suggestion ? (
                <button
                  type="button"
                  onClick={() => replace(each)}
                  className="ml-1.5 rounded font-medium underline underline-offset-4"
                >
                  {t('didYouMean', { name: each.suggestion })}
                </button>
              ) : null}
            </span>
          </p>
        ))}
        {reading.isFresh && faults.length === 0 && text.trim() !== '' ? (
          <p className="py-0.5 text-good">{t('understood')}</p>
        ) : null}
      </div>
    </div>
  );
}
