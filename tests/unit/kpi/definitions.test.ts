import { describe, expect, it } from 'vitest';
import { factoryCatalogue, kpiDefinition } from '@/lib/kpi/catalogue';
import { checkDefinition } from '@/lib/kpi/check-definition';
import type { FactoryKpi } from '@/lib/kpi/factory-kpi';
import { evaluateFormula, expandKpi, keyOfUse, measuresOf } from '@/lib/kpi/formula';
import { FACTS, measure } from '@/lib/kpi/measures';
import { FACTORY_KPIS } from '@/lib/kpi/registry';
import { SOURCES } from '@/lib/kpi/sources/sources';

const definitions = Object.entries(FACTORY_KPIS);

describe.each(definitions)('%s', (id, definition) => {
  it('is whole, and survives JSON', () => {
    expect(definition.id).toBe(id);
    expect(checkDefinition(JSON.parse(JSON.stringify(definition)))).toEqual(definition);
  });

  it('has a worked example that the formula confirms', () => {
    const formula = expandKpi(kpiDefinition(factoryCatalogue, id), factoryCatalogue);
    const result = evaluateFormula(formula, definition.example.given);
    if (definition.example.result === null) expect(result).toBeNull();
    else expect(result).toBeCloseTo(definition.example.result, 10);
    const uses = measuresOf(formula);
    const given = Object.keys(definition.example.given);
    expect(uses.every((use) => given.includes(keyOfUse(use)) || given.includes(use.measure))).toBe(true);
    expect(given.every((key) => uses.some((use) => key === keyOfUse(use) || key === use.measure))).toBe(true);
  });

  it('speaks French as the French write it', () => {
    const texts = [definition.label.fr, definition.description.fr, definition.formulaInWords.fr];
    for (const text of texts) {
      expect(text).not.toMatch(/ [:;!?%»]/);
      expect(text).not.toContain("'");
    }
  });
});

describe('the compiler', () => {
  it('refuses ids that do not exist', () => {
    // @ts-expect-error no such KPI
    const kpi: FactoryKpi['formula'] = { kpi: 'turnover' };
    // @ts-expect-error no such measure
    const measured: FactoryKpi['formula'] = { measure: 'turnover' };
    expect([kpi, measured]).toHaveLength(2);
  });
});

describe('checkDefinition', () => {
  const known = factoryCatalogue.get('net_revenue');
  const refused = (change: object) => expect(() => checkDefinition({ ...known, ...change })).toThrow();

  it('refuses what cannot be right', () => {
    refused({ id: 'Net' });
    refused({ id: 'category' });
    refused({ colour: 'red' });
    refused({ formula: { measure: 'turnover' } });
    refused({ formula: { kpi: 'turnover' } });
    refused({ formula: { kpi: 'net_revenue' } });
    refused({ formula: { measure: 'orders' } });
    refused({ formula: { add: [{ measure: 'gross' }, { measure: 'orders' }] } });
    refused({ formula: { measure: 'cost' } });
    refused({ dimensions: ['carrier'] });
    refused({ deprecatedBy: 'turnover' });
    refused({ example: { given: { turnover: 1 }, result: 1 } });
  });

  it('refuses KPIs that contain each other', () => {
    if (!known) throw new Error('net_revenue is missing');
    const catalogue = new Map(factoryCatalogue)
      .set('a', { ...known, id: 'a', formula: { kpi: 'b' } })
      .set('b', { ...known, id: 'b', formula: { kpi: 'a' } });
    expect(() => checkDefinition(catalogue.get('a'), catalogue)).toThrow('a > b');
  });
});

describe('sources', () => {
  it('answer only measures of the facts that they hold, and every measure has one that can list its rows', () => {
    for (const source of SOURCES) {
      for (const id of Object.keys(source.measures) as (keyof typeof source.measures)[]) {
        const { facts } = measure(id);
        expect(
          facts.some((fact) => source.facts.includes(fact)),
          `${source.id} ${id}`,
        ).toBe(true);
        if (source.kind === 'rollup') expect(facts.every((fact) => source.facts.includes(fact))).toBe(true);
      }
    }
    for (const fact of Object.keys(FACTS) as (keyof typeof FACTS)[]) {
      expect(
        SOURCES.some((source) => source.drill && source.facts.includes(fact)),
        fact,
      ).toBe(true);
    }
  });
});
