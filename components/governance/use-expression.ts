import { useEffect, useState } from 'react';
import type { PaintedPart } from './painted-expression';

export interface ExpressionFault {
  start: number;
  end: number;
  suggestion: string | null;
  code: string;
  message: string;
}

export interface Candidate {
  kind: 'kpi' | 'measure' | 'dimension' | 'value' | 'keyword';
  insert: string;
  label: string;
  detail: string;
}

export interface ExpressionState {
  parts: readonly PaintedPart[];
  faults: readonly ExpressionFault[];
  /** Units that the result can have, the likeliest first. */
  units: readonly string[];
  example: {
    given: readonly { id: string; label: string; value: string }[];
    results: readonly { unit: string; text: string }[];
  } | null;
  completion: { from: number; to: number; candidates: readonly Candidate[] } | null;
}

const PAUSE_MS = 120;
const NOTHING: ExpressionState = { parts: [], faults: [], units: [], example: null, completion: null };

/** What the server says of an expression, a moment after the last key; `isFresh` while it speaks of this very text. */
export function useExpression(text: string, caret: number | null, self: string) {
  const [read, setRead] = useState<{ text: string; caret: number | null; state: ExpressionState } | null>(null);

  useEffect(() => {
    const abort = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const answer = await fetch('/kpis/expression', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ text, caret, self }),
          signal: abort.signal,
        });
        if (answer.ok) setRead({ text, caret, state: (await answer.json()) as ExpressionState });
      } catch {
        // Typing went on, or the server is away: the next key asks again, and saving tells what is wrong.
      }
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [text, caret, self]);

  const isFresh = read?.text === text;
  return {
    state: read?.state ?? NOTHING,
    isFresh,
    parts: repainted(read?.state.parts ?? [], text),
    completion: isFresh && read.caret === caret ? read.state.completion : null,
  };
}

/** Keeps the colours of what has not changed; the rest is plain until the server has read it. */
function repainted(parts: readonly PaintedPart[], text: string): PaintedPart[] {
  const kept: PaintedPart[] = [];
  let at = 0;
  for (const part of parts) {
    if (!text.startsWith(part.text, at)) break;
    kept.push(part);
    at += part.text.length;
  }
  return at < text.length ? [...kept, { text: text.slice(at), kind: 'plain' }] : kept;
}
