import type { BenchModel } from './bench-model';
import { drivers } from './drivers';
import { pvm } from './pvm';

/** Models that `vigie model NAME` runs on a file; one line each. */
export const BENCH_MODELS: readonly BenchModel[] = [pvm, drivers];
