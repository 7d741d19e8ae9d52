import { AppError } from '@/lib/core/errors';
import type { Catalogue } from '../catalogue';
import {
  BASES,
  type Basis,
  type Formula,
  type FormulaOver,
  type KpiWindow,
  type MeasureFilter,
  type MeasureLeaf,
} from '../definition';
import { DIMENSION_IDS, type DimensionId } from '../dimensions';
import { expandKpi, type MeasureUse, measuresOf } from '../formula';
import { isMeasureId, MEASURES, type MeasureId, measure } from '../measures';
import { reachableDimensions } from '../plan';
import { basesOf, candidates, refuseImpossible, route } from '../route';
import { ExpressionFault } from './fault';
import { nearest } from './nearest';
import type { ExpressionNode, NameNode, Word } from './syntax';
import { combine, MONEY, type Quantity, quantityOf } from './units';

export interface ResolveContext {
  catalogue: Catalogue;
  /** The KPI that is being written: it cannot contain itself, not even through others. */
  self?: string;
  /** The KPI is a cohort: its measures are taken within a time after the first order. */
  isCohort?: boolean;
}

export interface Resolved {
  formula: Formula;
  quantity: Quantity;
}

const isDimension = (id: string): id is DimensionId => DIMENSION_IDS.includes(id as DimensionId);
const isBasis = (id: string): id is Basis => BASES.includes(id as Basis);

/** KPIs that a formula names, each once, in the order of their first use. */
function namedKpis(formula: FormulaOver<MeasureLeaf | { kpi: string }>): string[] {
  if ('kpi' in formula) return [formula.kpi];
  if ('measure' in formula || 'constant' in formula) return [];
  return [...new Set((Object.values(formula).flat() as Formula[]).flatMap(namedKpis))];
}

function leadsTo(from: string, self: string, catalogue: Catalogue, seen = new Set<string>()): boolean {
  if (from === self) return true;
  if (seen.has(from)) return false;
  seen.add(from);
  const definition = catalogue.get(from);
  return definition ? namedKpis(definition.formula).some((id) => leadsTo(id, self, catalogue, seen)) : false;
}

/** False for what the engine refuses whatever the query, such as a median over a window. */
function isPossible(use: MeasureUse): boolean {
  try {
    refuseImpossible(use);
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}

/**
 * Looks every name up and derives what the whole measures. Faults of names are collected, so that all of them can be
 * shown; units are judged only where the names are known.
 * @throws ExpressionFault when units do not fit
 */
export class Resolver {
  readonly faults: ExpressionFault[] = [];

  constructor(
    private readonly context: ResolveContext,
    private readonly window: KpiWindow | null,
  ) {}

  resolve(node: ExpressionNode): Resolved | null {
    switch (node.type) {
      case 'number':
        return { formula: { constant: node.value }, quantity: { power: 0, kind: 'number', isConstant: true } };
      case 'group':
        return this.resolve(node.inner);
      case 'negation': {
        const inner = this.resolve(node.inner);
        return inner && { ...inner, formula: { multiply: [{ constant: -1 }, inner.formula] } };
      }
      case 'name':
        return this.name(node);
      case 'when_any': {
        const conditions = node.conditions.map((each) => this.resolve(each));
        const value = this.resolve(node.value);
        if (!value || conditions.some((each) => each === null)) return null;
        const formulas = conditions.flatMap((each) => (each ? [each.formula] : []));
        return { formula: { when_any: formulas, value: value.formula }, quantity: value.quantity };
      }
      case 'operation':
        return this.operation(node);
    }
  }

  private operation(node: Extract<ExpressionNode, { type: 'operation' }>): Resolved | null {
    const [left, right] = [this.resolve(node.left), this.resolve(node.right)];
    if (!left || !right) return null;
    const { operator } = node;
    if (operator === '/' && 'constant' in right.formula && right.formula.constant === 0) {
      throw new ExpressionFault('divides_by_zero', node.right.start, node.right.end);
    }
    const quantity = combine(operator, left.quantity, right.quantity, node);
    // `a + b + c` is one sum of three; what stands in brackets keeps its own.
    const isChained = node.left.type === 'operation' && node.left.operator === operator;
    if (operator === '+') {
      const before = isChained && 'add' in left.formula ? left.formula.add : [left.formula];
      return { quantity, formula: { add: [...before, right.formula] } };
    }
    if (operator === '*') {
      const before = isChained && 'multiply' in left.formula ? left.formula.multiply : [left.formula];
      return { quantity, formula: { multiply: [...before, right.formula] } };
    }
    const both = [left.formula, right.formula] as const;
    return { quantity, formula: operator === '-' ? { subtract: both } : { divide: both } };
  }

  private fault(...given: ConstructorParameters<typeof ExpressionFault>): null {
    this.faults.push(new ExpressionFault(...given));
    return null;
  }

  private name(node: NameNode): Resolved | null {
    const { catalogue, self } = this.context;
    const { text, start, end } = node.name;
    const isLimited = node.where.length > 0 || node.basis !== null || node.overAll.length > 0;
    const definition = catalogue.get(text);
    const isMeasure = isMeasureId(text) && (node.isMeasure || isLimited || !definition || text === self);
    if (isMeasure) return this.measure(node, text);
    if (node.isMeasure) {
      return this.fault('unknown_measure', start, end, { name: text }, nearest(text, Object.keys(MEASURES)));
    }
    if (!definition) {
      const known = [...catalogue.keys(), ...Object.keys(MEASURES)].filter((id) => id !== self);
      return this.fault('unknown_name', start, end, { name: text }, nearest(text, known));
    }
    if (isLimited) return this.fault('limited_kpi', start, node.end, { name: text });
    if (self && leadsTo(text, self, catalogue)) return this.fault('contains_itself', start, end, { name: self });
    if (definition.kind === 'cumulative' || definition.kind === 'model') {
      return this.fault('not_a_part', start, end, { name: text });
    }
    if (this.window) {
      const { window } = this;
      const uses = measuresOf(expandKpi(definition, catalogue));
      if (uses.some((use) => use.window || use.horizon)) {
        return this.fault('double_window', start, end, { name: text });
      }
      if (!uses.every((use) => isPossible({ ...use, window }))) {
        return this.fault('not_windowable', start, end, { name: text });
      }
    }
    return { formula: { kpi: text }, quantity: quantityOf(definition.unit) };
  }

  private measure(node: NameNode, id: MeasureId): Resolved {
    const reach = reachableDimensions({ measure: id });
    const dimension = (word: Word): DimensionId[] => {
      const { text, start, end } = word;
      if (!isDimension(text)) {
        this.fault('unknown_dimension', start, end, { name: text }, nearest(text, DIMENSION_IDS));
        return [];
      }
      if (reach.includes(text)) return [text];
      this.fault('unreachable_dimension', start, end, { name: id, dimension: text });
      return [];
    };
    const where = node.where.flatMap((limit): MeasureFilter[] => {
      const values = [...new Set(limit.values.map((value) => value.text))];
      return dimension(limit.dimension).map((known) =>
        limit.isExcluded ? { dimension: known, not_in: values } : { dimension: known, in: values },
      );
    });
    const overAll = node.overAll.flatMap(dimension);
    const basis = node.basis && this.basis(node.basis, id);
    this.possible(node, { measure: id, overAll, where, ...(basis ? { basis } : {}) });
    return {
      formula: {
        measure: id,
        ...(overAll.length > 0 ? { over_all: [...new Set(overAll)] } : {}),
        ...(where.length > 0 ? { where } : {}),
        ...(basis ? { basis } : {}),
      },
      quantity: measure(id).unit === 'money' ? MONEY : quantityOf(measure(id).unit),
    };
  }

  private basis({ text, start, end }: Word, id: MeasureId): Basis | null {
    if (!isBasis(text)) {
      const meant = nearest(text, BASES)?.replace(/_day$/, ' day');
      return this.fault('unknown_basis', start, end, { name: text.replace(/_day$/, ' day') }, meant ?? null);
    }
    if (basesOf(id).includes(text)) return text;
    return this.fault('impossible_basis', start, end, { name: id, basis: text.replace(/_day$/, ' day') });
  }

  /** What the engine cannot answer is refused where it is written. */
  private possible(node: NameNode, use: MeasureUse): void {
    const limits = use.where.map(({ dimension }) => dimension);
    const isRouted =
      measure(use.measure).facts.length === 0 || route(use, candidates(use, { source: 'raw' }), limits) !== null;
    const timed = this.window ? { ...use, window: this.window } : use;
    if (isRouted && (this.context.isCohort || isPossible(timed))) return;
    this.fault('impossible_measure', node.start, node.end, { name: use.measure });
  }
}
