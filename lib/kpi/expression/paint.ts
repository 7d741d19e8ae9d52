import type { Catalogue } from '../catalogue';
import { DIMENSION_IDS, type DimensionId } from '../dimensions';
import { isMeasureId } from '../measures';
import { ExpressionFault } from './fault';
import { RESERVED_WORDS } from './syntax';
import { type Token, tokens } from './tokens';

export interface PaintedPart {
  text: string;
  kind: 'kpi' | 'measure' | 'dimension' | 'keyword' | 'number' | 'text' | 'plain';
  /** Of a KPI, its id. */
  id?: string;
}

function kindOf(token: Token, before: Token | undefined, after: Token | undefined, catalogue: Catalogue) {
  if (token.kind === 'number' || token.kind === 'text') return token.kind;
  if (token.kind !== 'name') return 'plain' as const;
  const { text } = token;
  const isLimited = after?.kind === 'name' && ['where', 'by', 'over'].includes(after.text);
  if (isMeasureId(text) && (before?.text === 'measure' || isLimited || !catalogue.has(text))) return 'measure' as const;
  if (catalogue.has(text)) return 'kpi' as const;
  if (DIMENSION_IDS.includes(text as DimensionId)) return 'dimension' as const;
  return RESERVED_WORDS.includes(text) || before?.text === 'by' ? ('keyword' as const) : ('plain' as const);
}

/** An expression cut into parts for the eye; together they are the text, also of an unfinished one. */
export function paintExpression(text: string, catalogue: Catalogue): PaintedPart[] {
  let list: Token[];
  try {
    list = tokens(text);
  } catch (fault) {
    if (!(fault instanceof ExpressionFault)) throw fault;
    const head = text.slice(0, fault.start);
    return [...(head ? paintExpression(head, catalogue) : []), { text: text.slice(fault.start), kind: 'plain' }];
  }
  let at = 0;
  const parts = list.flatMap((token, i): PaintedPart[] => {
    const gap: PaintedPart[] = token.start > at ? [{ text: text.slice(at, token.start), kind: 'plain' }] : [];
    at = token.end;
    if (token.kind === 'end') return gap;
    const kind = kindOf(token, list[i - 1], list[i + 1], catalogue);
    const part = { text: text.slice(token.start, token.end), kind };
    return [...gap, kind === 'kpi' ? { ...part, id: token.text } : part];
  });
  return parts;
}
