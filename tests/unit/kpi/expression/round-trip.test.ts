import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factoryCatalogue } from '@/lib/kpi/catalogue';
import { type Formula, formulaSchema, type MeasureLeaf } from '@/lib/kpi/definition';
import type { DimensionId } from '@/lib/kpi/dimensions';
import { printExpression, printFormula } from '@/lib/kpi/expression/print';
import { readExpression } from '@/lib/kpi/expression/read';
import { MEASURES, type MeasureId } from '@/lib/kpi/measures';
import { reachableDimensions } from '@/lib/kpi/plan';
import { basesOf, candidates, route } from '@/lib/kpi/route';

const catalogue = factoryCatalogue;

describe('every definition of the factory', () => {
  it.each([...catalogue.values()].map((each) => [each.id, each] as const))(
    '%s prints and reads back',
    (id, definition) => {
      const text = printExpression(definition, catalogue);
      const answer = readExpression(text, { catalogue, self: id, isCohort: definition.kind === 'cohort' });
      if (!answer.ok) throw new Error(`${text}: ${answer.faults.map((fault) => fault.message).join(' ')}`);
      const { formula, window, isCumulative, units } = answer.expression;
      expect(formula).toEqual(JSON.parse(JSON.stringify(definition.formula)));
      expect(units, text).toContain(definition.unit);
      expect(isCumulative).toBe(definition.kind === 'cumulative');
      expect(window).toEqual(definition.kind === 'windowed' ? definition.window : null);
    },
  );
});

/** Formulas of amounts: every tree of them has a unit, whatever its form. */
const measures = (Object.keys(MEASURES) as MeasureId[]).filter(
  (id) => MEASURES[id].unit === 'money' && !('percentile' in MEASURES[id]),
);

/** Some limits fit a measure each alone and not together. */
function isAnswerable({ measure, over_all: overAll = [], where = [], basis }: MeasureLeaf): boolean {
  const use = { measure, overAll, where, ...(basis ? { basis } : {}) };
  const limits = where.map(({ dimension }) => dimension);
  return MEASURES[measure].facts.length === 0 || route(use, candidates(use, { source: 'raw' }), limits) !== null;
}

const key = fc.string({ unit: 'grapheme', maxLength: 8 });
const leaf: fc.Arbitrary<Formula> = fc.constantFrom(...measures).chain((measure) => {
  const dimension = fc.constantFrom<DimensionId>(...reachableDimensions({ measure }));
  const keys = fc.uniqueArray(key, { minLength: 1, maxLength: 3 });
  const limit = fc.oneof(fc.record({ dimension, in: keys }), fc.record({ dimension, not_in: keys }));
  return fc
    .record({
      over_all: fc.option(fc.uniqueArray(dimension, { minLength: 1, maxLength: 2 }), { nil: undefined }),
      where: fc.option(fc.array(limit, { minLength: 1, maxLength: 2 }), { nil: undefined }),
      basis: fc.option(fc.constantFrom(...basesOf(measure)), { nil: undefined }),
    })
    .map((more) => JSON.parse(JSON.stringify({ measure, ...more })) as MeasureLeaf)
    .filter(isAnswerable);
});
const amounts = [...catalogue.values()]
  .filter(({ unit, kind }) => unit === 'money' && kind !== 'cumulative' && kind !== 'model')
  .map(({ id }) => id);
const constant = fc.double({ noNaN: true, noDefaultInfinity: true }).filter((n) => n !== 0);
const scale = constant.map((value): Formula => ({ constant: value }));
const { formula } = fc.letrec<{ formula: Formula }>((tie) => {
  const list = fc.array(tie('formula'), { minLength: 2, maxLength: 3 });
  return {
    formula: fc.oneof(
      { maxDepth: 5, withCrossShrink: true },
      leaf,
      fc.constantFrom(...amounts).map((kpi): Formula => ({ kpi })),
      list.map((add): Formula => ({ add })),
      fc.tuple(tie('formula'), tie('formula')).map((subtract): Formula => ({ subtract })),
      fc
        .tuple(scale, tie('formula'), fc.boolean())
        .map(([factor, part, first]): Formula => ({ multiply: first ? [factor, part] : [part, factor] })),
      fc.tuple(tie('formula'), scale).map((divide): Formula => ({ divide })),
      fc.tuple(list, tie('formula')).map(([when_any, value]): Formula => ({ when_any, value })),
    ),
  };
});

describe('any formula', () => {
  it('prints and reads back to itself', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(formula, (given) => {
        expect(formulaSchema.safeParse(given).success).toBe(true);
        const text = printFormula(given, catalogue);
        fc.pre(text.length <= 4_000);
        const answer = readExpression(text, { catalogue });
        if (!answer.ok) throw new Error(`${text}: ${answer.faults.map((fault) => fault.message).join(' ')}`);
        expect(answer.expression.formula).toEqual(given);
        expect(answer.expression.units).toEqual(['money']);
      }),
      { numRuns: 400 },
    );
  });
});
