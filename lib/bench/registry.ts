import { attribution } from './attribution';
import type { BenchModel } from './bench-model';
import { drivers } from './drivers';
import { lift } from './lift';
import { proportions } from './proportions';
import { pvm } from './pvm';

/** Models that `vigie model NAME` runs on a file; one line each. */
export const BENCH_MODELS: readonly BenchModel[] = [pvm, drivers, attribution, proportions, lift];
