import { affinity } from './affinity';
import { attribution } from './attribution';
import type { BenchModel } from './bench-model';
import { clv } from './clv';
import { drivers } from './drivers';
import { lift } from './lift';
import { proportions } from './proportions';
import { pvm } from './pvm';
import { retention } from './retention';
import { rfm } from './rfm';

/** Models that `vigie model NAME` runs on a file; one line each. */
export const BENCH_MODELS: readonly BenchModel[] = [
  pvm,
  drivers,
  attribution,
  proportions,
  lift,
  clv,
  retention,
  rfm,
  affinity,
];
