import { AppError } from '@/lib/core/errors';
import { rfmBins, rfmClass, rfmScore } from '@/lib/models/rfm';
import type { BenchModel, BenchRow } from './bench-model';
import { dayNumber } from './day-number';

function customersOf(rows: readonly BenchRow[], asOf: number) {
  const customers = new Map<string, { recency: number; orders: number; amount: number }>();
  for (const row of rows) {
    const recency = asOf - dayNumber(row.date as string, 'A date');
    if (recency < 0) continue;
    const known = customers.get(row.person_id as string);
    customers.set(row.person_id as string, {
      recency: Math.min(known?.recency ?? recency, recency),
      orders: (known?.orders ?? 0) + 1,
      amount: (known?.amount ?? 0) + Number(row.value),
    });
  }
  return customers;
}

/** Recency, frequency and monetary value of customers, scored by quintiles and named. */
export const rfm: BenchModel = {
  name: 'rfm',
  summary:
    'Recency, frequency, monetary value in quintiles with named classes (options as_of: a day; the last one if absent)',
  columns: [
    { name: 'person_id', kind: 'text' },
    { name: 'date', kind: 'text' },
    { name: 'value', kind: 'number' },
  ],
  run(rows, options) {
    const { as_of: given } = (options ?? {}) as { as_of?: unknown };
    const days = rows.map((row) => dayNumber(row.date as string, 'A date'));
    const asOf = given === undefined ? Math.max(...days) : dayNumber(String(given), '--options: as_of');
    const customers = customersOf(rows, asOf);
    if (customers.size === 0) throw new AppError('invalid_input', 'Nobody has ordered up to that day.');
    const bins = rfmBins([...customers.values()]);
    return {
      as_of: new Date(asOf * 86_400_000).toISOString().slice(0, 10),
      bins,
      customers: [...customers].map(([id, customer]) => {
        const score = rfmScore(customer, bins);
        return {
          person_id: id,
          recency_days: customer.recency,
          orders: customer.orders,
          amount: customer.amount,
          recency: score.recency,
          frequency: score.frequency,
          monetary: score.monetary,
          rfm: score.recency * 100 + score.frequency * 10 + score.monetary,
          segment: rfmClass(score),
        };
      }),
    };
  },
};
