import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { axisSteps } from '@/components/governance/two-lines';
import { splitWindow, withWindow } from '@/components/governance/window-text';
import { factoryCatalogue, kpiDefinition } from '@/lib/kpi/catalogue';
import { printExpression } from '@/lib/kpi/expression/print';
import { evaluateFormula, expandKpi } from '@/lib/kpi/formula';
import { dependentKpis } from '@/lib/kpi/governance/dependants';
import { showsCost } from '@/lib/kpi/governance/derive';
import { type DraftInput, draftDefinition } from '@/lib/kpi/governance/draft-definition';
import { priorityScore } from '@/lib/kpi/governance/priority';
import { idProblem, proposalInputSchema } from '@/lib/kpi/governance/proposal-input';
import { PAGE_KPIS } from '@/lib/views/governance-pages';

const catalogue = factoryCatalogue;
const text = { fr: 'x', en: 'x' };
const input: DraftInput = {
  kpiId: 'site_net',
  expression: 'gross - discount',
  family: 'revenue',
  unit: 'money',
  goodDirection: 'up',
  label: text,
  description: text,
  formulaInWords: text,
  owner: 'Finance',
  rules: null,
};
function drafted(changes: Partial<DraftInput>, base = changes.kpiId ? catalogue.get(changes.kpiId) : undefined) {
  const draft = draftDefinition({ ...input, ...changes }, base ?? null, catalogue);
  if (!draft.ok) throw new Error(draft.faults.map((fault) => fault.message).join(' '));
  return draft.definition;
}

describe('a drafted definition', () => {
  it('derives what follows from its expression', () => {
    expect(drafted({})).toMatchObject({
      version: 1,
      kind: 'derived',
      basis: 'order_day',
      additivity: 'additive',
      example: { given: { gross: 120, discount: 20 }, result: 100 },
    });
    expect(drafted({ expression: 'gross - refund' }).basis).toBe('order_and_refund_day');
    expect(drafted({ expression: 'orders', unit: 'count' })).toMatchObject({
      kind: 'aggregate',
      additivity: 'semi_additive',
    });
    expect(drafted({ expression: 'active_customers', unit: 'count' }).additivity).toBe('non_additive');
    expect(drafted({ expression: 'discount / gross' })).toMatchObject({
      kind: 'ratio',
      unit: 'ratio',
      additivity: 'non_additive',
    });
    expect(drafted({ expression: 'rolling 12 months (net_revenue)' })).toMatchObject({
      kind: 'windowed',
      window: { rolling: { months: 12 } },
      additivity: 'semi_additive',
    });
    expect(drafted({ expression: 'cumulative (gross)' })).toMatchObject({
      kind: 'cumulative',
      additivity: 'semi_additive',
    });
  });

  it('can be cut only by what all of its parts can be cut by', () => {
    expect(drafted({ expression: 'gross - shipping' }).dimensions).not.toContain('product');
    expect(drafted({ expression: 'gross - discount' }).dimensions).toContain('product');
  });

  it('shows costs only to those who may read margins, and tells how much of them is known', () => {
    const { requires, coverage } = drafted({ expression: 'cost * -1 + cost', unit: 'money' });
    expect(requires).toBe('margin:read');
    expect(coverage).toBeDefined();
    expect(drafted({}).requires).toBeUndefined();
    for (const definition of catalogue.values()) {
      if (showsCost(expandKpi(definition, catalogue), catalogue))
        expect(definition.requires, definition.id).toBe('margin:read');
    }
  });

  it('keeps what a base version says beyond its formula', () => {
    const base = kpiDefinition(catalogue, 'net_revenue');
    const same = drafted({ kpiId: 'net_revenue', expression: printExpression(base, catalogue) });
    const { label, description, formulaInWords, owner, ...said } = JSON.parse(JSON.stringify(base));
    expect([label, description, formulaInWords, owner]).toHaveLength(4);
    expect(same).toMatchObject({ ...said, version: 2 });
    const standard = { cancelled: false, test: false, fraud: false, zero_total: false, returns: 'refund_day' as const };
    expect(drafted({ kpiId: 'net_revenue', rules: standard }).rules).toBeUndefined();
    expect(drafted({ kpiId: 'net_revenue', rules: { ...standard, test: true } }).rules?.test).toBe(true);
  });

  it('keeps cohorts what they are', () => {
    const base = kpiDefinition(catalogue, 'repurchase_rate_90');
    const next = drafted({ kpiId: base.id, expression: printExpression(base, catalogue), unit: base.unit });
    expect(next).toMatchObject({ kind: 'cohort', window: base.window });
  });

  it('has an example that its formula confirms', () => {
    const made = drafted({ expression: 'gross where sales_channel in ("site") / gross', unit: 'ratio' });
    const result = evaluateFormula(expandKpi(made, catalogue), made.example.given);
    expect(result).toBe(made.example.result);
    expect(result).toBe(0.5);
  });

  it('tells the faults of an expression instead of failing', () => {
    const draft = draftDefinition({ ...input, expression: 'grosss' }, null, catalogue);
    expect(draft.ok ? [] : draft.faults.map(({ code, suggestion }) => [code, suggestion])).toEqual([
      ['unknown_name', 'gross'],
    ]);
  });
});

describe('the input', () => {
  it('needs words in both languages and a reason', () => {
    const parsed = proposalInputSchema.safeParse({
      ...input,
      label: { fr: 'x', en: ' ' },
      reason: '',
      notice: { fr: '', en: '' },
      effectiveDay: '2026-02-31',
    });
    expect(parsed.error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`).sort()).toEqual([
      'effectiveDay day',
      'label.en required',
      'reason required',
    ]);
  });

  it('takes no id that means something else', () => {
    expect(['site_net', 'Site', '9x', 'gross', 'category', 'where', 'new', 'x'].map(idProblem)).toEqual([
      null,
      'id_form',
      'id_form',
      'id_taken',
      'id_taken',
      'id_taken',
      'id_taken',
      'id_form',
    ]);
    // A factory KPI may bear the name of its measure; its address is its own.
    for (const id of catalogue.keys())
      expect(['new', 'register', 'proposals', 'candidates', 'expression']).not.toContain(id);
  });
});

describe('around a definition', () => {
  it('finds every KPI that builds on it, also through others', () => {
    const ids = dependentKpis('gross_revenue', catalogue).map(({ id }) => id);
    expect(ids).toContain('net_revenue');
    expect(ids).toContain('average_order_value');
    expect(ids).not.toContain('gross_revenue');
  });

  it('ranks candidates by value, readiness and effort', () => {
    expect(priorityScore(4, 0.5, 2)).toBe(1);
    expect(priorityScore(5, 1, 1)).toBe(5);
    expect([priorityScore(null, 1, 1), priorityScore(1, null, 1), priorityScore(1, 1, null)]).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('names pages that really show it', () => {
    for (const { view, kpis } of PAGE_KPIS) {
      const source = readFileSync(view, 'utf8');
      for (const kpi of kpis) {
        expect(source, `${view} ${kpi}`).toContain(`'${kpi}'`);
        expect(catalogue.has(kpi)).toBe(true);
      }
    }
  });

  it('draws an axis of round steps that holds every value and zero', () => {
    expect(axisSteps([12_000, 16_000])).toEqual([0, 5_000, 10_000, 15_000, 20_000]);
    expect(axisSteps([-0.2, 0.3])).toEqual([-0.2, 0, 0.2, 0.4]);
    for (const values of [[0], [3], [-7, -1], [1e9]]) {
      const steps = axisSteps(values);
      expect(steps[0]).toBeLessThanOrEqual(Math.min(0, ...values));
      expect(steps.at(-1)).toBeGreaterThanOrEqual(Math.max(0, ...values));
    }
  });

  it('changes the window of an expression and nothing else', () => {
    expect(splitWindow('rolling  12 months (a - (b))')).toEqual({ window: 'rolling 12 months', inside: 'a - (b)' });
    expect(splitWindow('(a) / (b)')).toEqual({ window: '', inside: '(a) / (b)' });
    expect(withWindow('year to date (a / b)', 'rolling 30 days')).toBe('rolling 30 days (a / b)');
    expect(withWindow('cumulative (a)', '')).toBe('a');
  });
});
