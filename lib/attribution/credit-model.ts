import type { Journey, JourneyGroup } from './journey';

/** What a model learns from all journeys before it judges one. */
export interface Population {
  groups: readonly JourneyGroup[];
}

export interface CreditOptions {
  /** age at which a touch counts half, for time decay; in the unit of `Touch.age` */
  halfLife?: number;
}

/** Shares of one conversion for its touches, in their order; they sum to 1. Never called without a touch. */
export type Weigh = (journey: Journey) => readonly number[];

/** One way to give credit. A model that needs no population ignores it. */
export interface CreditModel {
  id: string;
  /** learns from all journeys (Markov); false where each journey is judged by itself */
  learns: boolean;
  prepare(population: Population, options: CreditOptions): Weigh;
}

/** A model that judges each journey by itself. */
export function plainModel(
  id: string,
  weigh: (journey: Journey, options: CreditOptions) => readonly number[],
): CreditModel {
  return { id, learns: false, prepare: (_, options) => (journey) => weigh(journey, options) };
}
