import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bgNbdLogLikelihood, expectedOfNew, expectedPurchases, fitBgNbd, probabilityAlive } from '@/lib/models/bg-nbd';
import { customerLifetimeValue } from '@/lib/models/customer-lifetime-value';
import { expectedValue, fitGammaGamma } from '@/lib/models/gamma-gamma';
import { purchaseHistory } from '@/lib/models/purchase-history';
import { OTHER_CLASS, RFM_CLASSES, rfmBins, rfmClass, rfmScore } from '@/lib/models/rfm';
import { fitSbg, sbgSurvival } from '@/lib/models/shifted-beta-geometric';
import { oracleFile } from '../oracle-file';

const read = <T>(file: string | null) => (file ? (JSON.parse(readFileSync(file, 'utf8')) as T) : ({} as T));
const table = (file: string | null) =>
  file
    ? readFileSync(file, 'utf8')
        .trim()
        .split(/\r?\n/)
        .slice(1)
        .map((line) => line.split(',').map((cell) => cell.replaceAll('"', '')))
    : [];

const CLV = oracleFile('clv.json');
const CDNOW = oracleFile('data/cdnow_customers_summary.csv');
const ORDERS = oracleFile('data/cdnow_transactions.csv');

interface ClvOracle {
  full_fit: {
    n_repeat: number;
    bgnbd: { r: number; alpha: number; a: number; b: number };
    loglik: number;
    gamma_gamma: { p: number; q: number; v: number };
    gg_loglik: number;
  };
  expectation: { t: number[]; expected: number[] };
  per_customer: {
    rows: {
      id: number;
      x: number;
      t_x: number;
      T: number;
      zbar: number;
      p_alive: number;
      exp_tx_39w: number;
      exp_value: number;
      clv_12m_1pct: number;
    }[];
  };
}

describe.skipIf(!CLV || !CDNOW || !ORDERS)('customer lifetime value of CDNOW', () => {
  const oracle = read<ClvOracle>(CLV);
  const customers = table(CDNOW).map(([id, x, recency, age, mean]) => ({
    id,
    x: Number(x),
    recency: Number(recency),
    age: Number(age),
    mean: Number(mean),
  }));
  const near = (value: number, expected: number, relative: number) =>
    expect(Math.abs(value / expected - 1)).toBeLessThan(relative);

  it('BG/NBD reaches the published maximum', () => {
    const fit = fitBgNbd(customers);
    expect(Math.abs(fit.logLikelihood - oracle.full_fit.loglik)).toBeLessThan(0.001);
    for (const name of ['r', 'alpha', 'a', 'b'] as const) near(fit[name], oracle.full_fit.bgnbd[name], 0.002);
  });

  it('gamma-gamma reaches the published maximum', () => {
    const fit = fitGammaGamma(customers);
    expect(fit.customers).toBe(oracle.full_fit.n_repeat);
    expect(Math.abs(fit.logLikelihood - oracle.full_fit.gg_loglik)).toBeLessThan(0.001);
    for (const name of ['p', 'q', 'v'] as const) near(fit[name], oracle.full_fit.gamma_gamma[name], 0.003);
  });

  const model = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
  const spending = { p: 6.25, q: 3.74, v: 15.44 };

  it('expects of a new customer what is published', () => {
    for (const [i, time] of oracle.expectation.t.entries()) {
      near(expectedOfNew(model, time), oracle.expectation.expected[i] as number, 1e-6);
    }
  });

  it('judges each customer as published', () => {
    for (const row of oracle.per_customer.rows) {
      const customer = { x: row.x, recency: row.t_x, age: row.T };
      expect(probabilityAlive(model, customer)).toBeCloseTo(row.p_alive, 8);
      near(expectedPurchases(model, customer, 39), row.exp_tx_39w, 1e-6);
      const value = expectedValue(spending, { x: row.x, mean: row.zbar }) as number;
      near(value, row.exp_value, 1e-6);
      near(customerLifetimeValue(model, customer, { value }), row.clv_12m_1pct, 1e-4);
    }
  });

  it('makes the published summary from the purchases themselves', () => {
    const day = (text: string) => Date.parse(`${text}T00:00:00Z`) / 86_400_000;
    const purchases = table(ORDERS).map(([person, date, , amount]) => ({
      person: person as string,
      day: day(date as string),
      value: Number(amount),
    }));
    const summary = new Map(purchaseHistory(purchases, day('1997-09-30')).map((one) => [Number(one.person), one]));
    const compared = customers.filter(({ id }) => summary.has(Number(id)));
    expect(compared.length).toBeGreaterThan(2_000);
    for (const { id, x, recency, age, mean } of compared) {
      const own = summary.get(Number(id));
      expect(own?.x).toBe(x);
      // Published to two decimals.
      expect(Math.abs((own?.recency ?? 0) - recency)).toBeLessThan(0.0051);
      expect(Math.abs((own?.age ?? 0) - age)).toBeLessThan(0.0051);
      expect(Math.abs((own?.mean ?? 0) - mean)).toBeLessThan(0.0101);
    }
  });
});

describe('BG/NBD', () => {
  it('refuses what it cannot learn from', () => {
    expect(() => fitBgNbd([{ x: 0, recency: 0, age: 10 }])).toThrow(/bought again/);
    expect(() => fitBgNbd([{ x: 1, recency: 12, age: 10 }])).toThrow(RangeError);
    expect(() =>
      fitBgNbd([
        { x: 0, recency: 3, age: 10 },
        { x: 1, recency: 1, age: 2 },
      ]),
    ).toThrow(RangeError);
  });

  it('has likelihoods of all histories that a day can bring sum to 1', () => {
    // In a short time a customer buys never, once or (hardly) more often: the chance of x = 0 is the likelihood at x = 0.
    const model = { r: 0.5, alpha: 10, a: 1, b: 2 };
    const never = Math.exp(bgNbdLogLikelihood(model, { x: 0, recency: 0, age: 0.01 }));
    expect(never).toBeCloseTo((10 / 10.01) ** 0.5, 10);
    expect(expectedOfNew(model, 0.01)).toBeCloseTo(1 - never, 5);
  });
});

const SBG = oracleFile('sbg_retention.json');

describe.skipIf(!SBG)('retention of the "High End" customers', () => {
  const oracle = read<{
    high_end: {
      alive: number[];
      expected: { alpha: number; beta: number; loglik: number; survival_0_12: number[] };
    };
  }>(SBG).high_end;

  it('is fitted as published', () => {
    const fit = fitSbg(oracle.alive.slice(0, 8));
    expect(Math.abs(fit.alpha - oracle.expected.alpha)).toBeLessThan(0.001);
    expect(Math.abs(fit.beta - oracle.expected.beta)).toBeLessThan(0.002);
    expect(Math.abs(fit.logLikelihood - oracle.expected.loglik)).toBeLessThan(0.001);
    for (const [t, survival] of sbgSurvival(fit, 12).entries()) {
      expect(Math.abs(survival - (oracle.expected.survival_0_12[t] as number))).toBeLessThan(0.0005);
    }
  });

  it('cannot be told from too little', () => {
    expect(() => fitSbg([10, 9])).toThrow(RangeError);
    expect(() => fitSbg([10, 11, 9])).toThrow(/grow/);
    expect(() => fitSbg([10, 10, 10])).toThrow(/Nobody/);
  });
});

const RFM = oracleFile('rfm.json');
const RFM_ORDERS = oracleFile('data/rfm_orders.csv');

describe.skipIf(!RFM || !RFM_ORDERS)('RFM of 995 customers', () => {
  const oracle = read<{
    analysis_date: string;
    n_customers: number;
    thresholds: Record<string, number>[];
    segment_rules: { name: string[]; r: number[][]; f: number[][]; m: number[][] };
    rows: {
      customer_id: string;
      recency_days: number;
      transaction_count: number;
      amount: number;
      recency_score: number;
      frequency_score: number;
      monetary_score: number;
      segment: string;
    }[];
  }>(RFM);
  const day = (text: string) => Date.parse(`${text}T00:00:00Z`) / 86_400_000;
  const customers = new Map<string, { recency: number; orders: number; amount: number }>();
  for (const [id = '', date = '', revenue] of table(RFM_ORDERS)) {
    const recency = day(oracle.analysis_date) - day(date);
    const known = customers.get(id) ?? { recency, orders: 0, amount: 0 };
    customers.set(id, {
      recency: Math.min(known.recency, recency),
      orders: known.orders + 1,
      amount: known.amount + Number(revenue),
    });
  }
  const bins = rfmBins([...customers.values()]);

  it('has the bounds of the R package rfm', () => {
    expect(customers.size).toBe(oracle.n_customers);
    for (const [i, bound] of oracle.thresholds.entries()) {
      expect(bins.recency[i]).toBeCloseTo(bound.recency_lower as number, 6);
      expect(bins.recency[i + 1]).toBeCloseTo(bound.recency_upper as number, 6);
      expect(bins.frequency[i]).toBeCloseTo(bound.frequency_lower as number, 6);
      expect(bins.monetary[i + 1]).toBeCloseTo(bound.monetary_upper as number, 6);
    }
  });

  it('scores and names every customer as it does', () => {
    const { segment_rules: rules } = oracle;
    expect(RFM_CLASSES.map(({ r, f, m }) => [r, f, m])).toEqual(rules.r.map((r, i) => [r, rules.f[i], rules.m[i]]));
    for (const row of oracle.rows) {
      const customer = customers.get(row.customer_id);
      expect(customer).toEqual({ recency: row.recency_days, orders: row.transaction_count, amount: row.amount });
      const score = rfmScore(customer as NonNullable<typeof customer>, bins);
      expect([score.recency, score.frequency, score.monetary]).toEqual([
        row.recency_score,
        row.frequency_score,
        row.monetary_score,
      ]);
      const place = RFM_CLASSES.findIndex(({ id }) => id === rfmClass(score));
      expect(rfmClass(score) === OTHER_CLASS ? 'Others' : rules.name[place]).toBe(row.segment);
    }
  });
});
