import type { KpiUnit } from '../definition';
import { ExpressionFault } from './fault';
import type { Operator, Span } from './syntax';

/**
 * What a part of an expression measures. `power` is the power of money in it: 1 for an amount, 0 without money; others
 * can stand inside, such as orders per euro, and must cancel out in the end.
 */
export interface Quantity {
  power: number;
  /** Of a quantity without money. */
  kind: 'count' | 'number' | 'ratio' | 'days';
  /** A number that was typed takes the unit of what it stands beside. */
  isConstant: boolean;
}

export const MONEY: Quantity = { power: 1, kind: 'number', isConstant: false };

export function quantityOf(unit: KpiUnit): Quantity {
  return unit === 'money' ? MONEY : { power: 0, kind: unit, isConstant: false };
}

export function unitOf({ power, kind }: Quantity): KpiUnit | 'other' {
  if (power === 0) return kind;
  return power === 1 ? 'money' : 'other';
}

function sum(left: Quantity, right: Quantity, place: Span): Quantity {
  const different = () =>
    new ExpressionFault('adds_different', place.start, place.end, { left: unitOf(left), right: unitOf(right) });
  if (left.power !== right.power) throw different();
  if (left.power !== 0 || left.kind === right.kind) return { ...left, isConstant: left.isConstant && right.isConstant };
  if (right.isConstant) return left;
  if (left.isConstant) return right;
  // Counts and plain numbers add up to a plain number; a share of something and a number of things do not.
  const plain = new Set<Quantity['kind']>(['count', 'number']);
  if (plain.has(left.kind) && plain.has(right.kind)) return { power: 0, kind: 'number', isConstant: false };
  throw different();
}

function product(left: Quantity, right: Quantity, place: Span): Quantity {
  if (left.power + right.power > 1) throw new ExpressionFault('multiplies_money', place.start, place.end);
  const power = left.power + right.power;
  const isConstant = left.isConstant && right.isConstant;
  if (power !== 0) return { power, kind: 'number', isConstant: false };
  // A share of something is still of its kind; everything else becomes a plain number.
  if (left.isConstant || left.kind === 'ratio') return { power, kind: right.kind, isConstant };
  if (right.isConstant || right.kind === 'ratio') return { power, kind: left.kind, isConstant };
  return { power, kind: 'number', isConstant };
}

function quotient(left: Quantity, right: Quantity): Quantity {
  const power = left.power - right.power;
  const isConstant = left.isConstant && right.isConstant;
  if (power !== 0) return { power, kind: 'number', isConstant: false };
  if (left.power !== 0) return { power, kind: 'ratio', isConstant: false };
  if (right.isConstant || right.kind === 'ratio') return { power, kind: left.kind, isConstant };
  if (left.kind === right.kind && left.kind !== 'number') return { power, kind: 'ratio', isConstant };
  return { power, kind: left.kind === 'days' ? 'days' : 'number', isConstant };
}

/** What two parts make. @throws ExpressionFault when they do not fit, at the place given */
export function combine(operator: Operator, left: Quantity, right: Quantity, place: Span): Quantity {
  if (operator === '+' || operator === '-') return sum(left, right, place);
  return operator === '*' ? product(left, right, place) : quotient(left, right);
}

/**
 * Units in which a result can be told, the likeliest first: visits per visit are a percentage or a plain number, and
 * numbers may be counted in days. Empty when it has none, such as orders per euro.
 */
export function possibleUnits(quantity: Quantity): KpiUnit[] {
  if (quantity.power !== 0) return quantity.power === 1 ? ['money'] : [];
  const { kind } = quantity;
  const others: Record<Quantity['kind'], KpiUnit[]> = {
    count: ['count', 'number'],
    number: ['number', 'ratio', 'days', 'count'],
    ratio: ['ratio', 'number'],
    days: ['days', 'number'],
  };
  return others[kind];
}
