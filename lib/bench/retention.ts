import { AppError } from '@/lib/core/errors';
import { fitSbg, sbgSurvival } from '@/lib/models/shifted-beta-geometric';
import type { BenchModel } from './bench-model';

/** Retention curve of one cohort by the shifted beta-geometric model. */
export const retention: BenchModel = {
  name: 'retention',
  summary: 'Retention of a cohort by the shifted beta-geometric model (options periods: how far to project)',
  columns: [{ name: 'survivors', kind: 'number' }],
  run(rows, options) {
    const { periods = 12 } = (options ?? {}) as { periods?: unknown };
    if (typeof periods !== 'number' || !Number.isInteger(periods) || periods < 1 || periods > 1_000) {
      throw new AppError('invalid_input', '--options: periods must be a whole number from 1 to 1000.');
    }
    try {
      const { alpha, beta, logLikelihood } = fitSbg(rows.map((row) => Number(row.survivors)));
      const survival = sbgSurvival({ alpha, beta }, periods);
      return {
        alpha,
        beta,
        log_likelihood: logLikelihood,
        survival,
        retention: survival.slice(1).map((share, i) => share / (survival[i] as number)),
      };
    } catch (error) {
      if (error instanceof RangeError) throw new AppError('invalid_input', `${error.message}.`, { cause: error });
      throw error;
    }
  },
};
