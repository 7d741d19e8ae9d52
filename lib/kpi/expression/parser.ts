import type { KpiWindow } from '../definition';
import { Cursor } from './cursor';
import { ExpressionFault } from './fault';
import type { ExpressionNode, ExpressionSyntax, Limit, NameNode, Operator, Word } from './syntax';
import { tokens } from './tokens';

export const TO_DATE = ['month', 'quarter', 'year', 'beginning'] as const;
const MAX_DEPTH = 24;
const MAX_WINDOW = { days: 3_660, months: 120 } as const;

/**
 * The grammar, read by recursive descent:
 *
 *     expression = window "(" sum ")" | sum
 *     window     = "rolling" number ("days" | "months") | ("month" | "quarter" | "year" | "beginning") "to" "date" | "cumulative"
 *     sum        = product (("+" | "-") product)*
 *     product    = factor (("*" | "/") factor)*
 *     factor     = "-" factor | number | "(" sum ")" | condition | name limits | "measure" name limits
 *     condition  = "when" "any" "(" sum ("," sum)* ")" "then" factor
 *     limits     = ("where" limit ("and" limit)* | "by" name "day" | "over" "all" names)*
 *     limit      = name ["not"] "in" "(" text ("," text)* ")"
 *     names      = name | "(" name ("," name)* ")"
 *
 * Sums and products read from left to right.
 */
class Parser extends Cursor {
  private depth = 0;

  whole(): ExpressionSyntax {
    const window = this.window();
    if (!window) {
      const body = this.sum();
      this.finish();
      return { body, window: null, isCumulative: false };
    }
    this.expect('(');
    const body = this.sum();
    this.expect(')');
    this.finish();
    return { body, ...window };
  }

  private finish(): void {
    if (this.token.kind !== 'end') this.refuse('operator', 'end');
  }

  private window(): Pick<ExpressionSyntax, 'window' | 'isCumulative'> | null {
    if (this.isWord('cumulative')) {
      this.next();
      return { window: null, isCumulative: true };
    }
    if (this.isWord('rolling')) {
      this.next();
      return { window: this.rolling(), isCumulative: false };
    }
    for (const unit of TO_DATE) {
      if (!this.isWord(unit)) continue;
      this.next();
      this.expect('to');
      this.expect('date');
      return { window: { to_date: unit }, isCumulative: false };
    }
    return null;
  }

  private rolling(): KpiWindow {
    if (this.token.kind !== 'number') this.refuse('length');
    const length = this.next();
    const unit = this.isWord('days') ? 'days' : this.isWord('months') ? 'months' : this.refuse('days', 'months');
    const { end } = this.next();
    const count = Number(length.text);
    if (!Number.isInteger(count) || count < 1 || count > MAX_WINDOW[unit]) {
      throw new ExpressionFault('window_length', length.start, end, { max: MAX_WINDOW[unit], word: unit });
    }
    return unit === 'days' ? { rolling: { days: count } } : { rolling: { months: count } };
  }

  private deeper<T>(work: () => T): T {
    if (this.depth >= MAX_DEPTH) {
      throw new ExpressionFault('too_deep', this.token.start, this.token.end, { max: MAX_DEPTH });
    }
    this.depth += 1;
    const result = work();
    this.depth -= 1;
    return result;
  }

  private chain(operators: readonly Operator[], part: () => ExpressionNode): ExpressionNode {
    let left = part();
    for (;;) {
      const operator = operators.find((each) => this.isWord(each));
      if (!operator) return left;
      this.next();
      const right = part();
      left = { type: 'operation', operator, left, right, start: left.start, end: right.end };
    }
  }

  private sum(): ExpressionNode {
    return this.deeper(() => this.chain(['+', '-'], () => this.chain(['*', '/'], () => this.factor())));
  }

  private factor(): ExpressionNode {
    const { token } = this;
    if (token.kind === 'number') {
      this.next();
      return { type: 'number', value: Number(token.text), start: token.start, end: token.end };
    }
    if (this.isWord('-')) {
      this.next();
      const inner = this.deeper(() => this.factor());
      if (inner.type === 'number') return { ...inner, value: -inner.value, start: token.start };
      return { type: 'negation', inner, start: token.start, end: inner.end };
    }
    if (this.isWord('(')) {
      this.next();
      const inner = this.sum();
      const { end } = this.expect(')', 'operator');
      return { type: 'group', inner, start: token.start, end };
    }
    if (this.isWord('when')) return this.condition();
    this.refuseInnerWindow();
    if (token.kind !== 'name') this.refuse('operand', '(');
    return this.name();
  }

  /** A window inside of something else gets a message of its own, as it is a likely mistake. */
  private refuseInnerWindow(): void {
    const toDate = TO_DATE.some((unit) => this.isWord(unit)) && this.isWord('to', 1);
    const rolling = this.isWord('rolling') && this.ahead?.kind === 'number';
    const cumulative = this.isWord('cumulative') && this.isWord('(', 1);
    if (!toDate && !rolling && !cumulative) return;
    const { start, end, text } = this.token;
    throw new ExpressionFault('window_inside', start, end, { word: text });
  }

  private condition(): ExpressionNode {
    const { start } = this.next();
    this.expect('any');
    this.expect('(');
    const conditions = [this.sum()];
    while (this.isWord(',')) {
      this.next();
      conditions.push(this.sum());
    }
    this.expect(')', ',', 'operator');
    this.expect('then');
    const value = this.deeper(() => this.factor());
    return { type: 'when_any', conditions, value, start, end: value.end };
  }

  private name(): NameNode {
    const { start } = this.token;
    const isMeasure = this.isWord('measure') && this.ahead?.kind !== 'symbol';
    if (isMeasure) this.next();
    const name = this.word(isMeasure ? 'measure' : 'operand');
    let where: readonly Limit[] = [];
    let basis: Word | null = null;
    let overAll: readonly Word[] = [];
    const once = (isKnown: boolean) => {
      if (isKnown) throw new ExpressionFault('twice', this.token.start, this.token.end, { word: this.token.text });
      this.next();
    };
    for (;;) {
      if (this.isWord('where')) {
        once(where.length > 0);
        where = this.limits();
      } else if (this.isWord('by')) {
        once(basis !== null);
        basis = this.basis();
      } else if (this.isWord('over')) {
        once(overAll.length > 0);
        this.expect('all');
        overAll = this.names();
      } else {
        break;
      }
    }
    return {
      type: 'name',
      name,
      isMeasure,
      where,
      basis,
      overAll,
      start,
      end: this.behind?.end ?? name.end,
    };
  }

  private limits(): Limit[] {
    const found = [this.limit()];
    while (this.isWord('and')) {
      this.next();
      found.push(this.limit());
    }
    return found;
  }

  private limit(): Limit {
    const dimension = this.word('dimension');
    const isExcluded = this.isWord('not');
    if (isExcluded) this.next();
    this.expect('in', ...(isExcluded ? [] : ['not']));
    this.expect('(');
    const values = [this.value()];
    while (this.isWord(',')) {
      this.next();
      values.push(this.value());
    }
    this.expect(')', ',');
    return { dimension, isExcluded, values };
  }

  private value(): Word {
    if (this.token.kind !== 'text') this.refuse('value');
    const { text, start, end } = this.next();
    return { text, start, end };
  }

  private basis(): Word {
    const { text, start, end } = this.word('basis');
    if (!this.isWord('day')) return { text, start, end };
    return { text: `${text}_day`, start, end: this.next().end };
  }

  private names(): Word[] {
    if (!this.isWord('(')) return [this.word('dimension')];
    this.next();
    const found = [this.word('dimension')];
    while (this.isWord(',')) {
      this.next();
      found.push(this.word('dimension'));
    }
    this.expect(')', ',');
    return found;
  }
}

/** Reads the structure of an expression; names are not looked up yet. @throws ExpressionFault */
export function parseSyntax(text: string): ExpressionSyntax {
  return new Parser(tokens(text)).whole();
}
