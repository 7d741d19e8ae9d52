import { writeFileSync } from 'node:fs';
import pg from 'pg';

// Loaded into an import's process by NODE_OPTIONS: adds up how long statements on the roll-ups take.
const file = process.env.VIGIE_BENCH_TIMES;
const ROLLUPS = /\b(rollup_\w+|\w*movement|order_category|order_facet|facet_product)\b/;
let milliseconds = 0;
const { query } = pg.Client.prototype;

pg.Client.prototype.query = function timed(config, ...rest) {
  const text = typeof config === 'string' ? config : config?.text;
  const answer = query.call(this, config, ...rest);
  if (typeof text === 'string' && ROLLUPS.test(text) && typeof answer?.then === 'function') {
    const started = performance.now();
    const end = () => {
      milliseconds += performance.now() - started;
    };
    answer.then(end, end);
  }
  return answer;
};

process.on('exit', () => {
  if (file) writeFileSync(file, String(milliseconds));
});
