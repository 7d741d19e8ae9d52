import type { Formula, KpiUnit, KpiWindow } from '../definition';
import { expandFormula } from '../formula';
import { additivityOf } from './additivity';
import { ExpressionFault } from './fault';
import { parseSyntax } from './parser';
import { type ResolveContext, Resolver } from './resolve';
import { possibleUnits } from './units';

/** What an expression says, in the shape of a definition. */
export interface ReadExpression {
  formula: Formula;
  window: KpiWindow | null;
  isCumulative: boolean;
  /** Units that the result can have, the likeliest first. */
  units: KpiUnit[];
}

export type ExpressionAnswer = { ok: true; expression: ReadExpression } | { ok: false; faults: ExpressionFault[] };

/**
 * Reads an expression such as `(gross_revenue - refund_amount) / order_count`: its structure, its names, its units. Pure:
 * nothing of the text is ever executed, and identifiers of SQL come from declarations only.
 */
export function readExpression(text: string, context: ResolveContext): ExpressionAnswer {
  try {
    const { body, window, isCumulative } = parseSyntax(text);
    const resolver = new Resolver(context, window);
    const resolved = resolver.resolve(body);
    if (!resolved || resolver.faults.length > 0) return { ok: false, faults: resolver.faults };
    const units = possibleUnits(resolved.quantity);
    const { formula } = resolved;
    if (isCumulative && additivityOf(expandFormula(formula, context.catalogue)) === 'non_additive') {
      throw new ExpressionFault('not_a_sum', body.start, body.end);
    }
    if (units.length === 0) throw new ExpressionFault('no_unit', body.start, body.end);
    return { ok: true, expression: { formula, window, isCumulative, units } };
  } catch (fault) {
    if (fault instanceof ExpressionFault) return { ok: false, faults: [fault] };
    throw fault;
  }
}
