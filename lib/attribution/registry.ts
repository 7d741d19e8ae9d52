import { AppError } from '@/lib/core/errors';
import type { CreditModel } from './credit-model';
import { first } from './models/first';
import { last } from './models/last';
import { lastNonDirect } from './models/last-non-direct';
import { linear } from './models/linear';
import { markov } from './models/markov';
import { position } from './models/position';
import { shapley } from './models/shapley';
import { timeDecay } from './models/time-decay';

/** Every credit model, one line each; the order is that of screens. */
export const CREDIT_MODELS: readonly CreditModel[] = [
  lastNonDirect,
  last,
  first,
  linear,
  position,
  timeDecay,
  markov,
  shapley,
];

/** @throws AppError invalid_input that names the models there are */
export function creditModel(id: string): CreditModel {
  const model = CREDIT_MODELS.find((one) => one.id === id);
  if (model) return model;
  const known = CREDIT_MODELS.map((one) => one.id).join(', ');
  throw new AppError('invalid_input', `There is no attribution model "${id}". Known: ${known}.`);
}
