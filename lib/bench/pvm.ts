import { MONEY_SCALE, MONEY_UNIT } from '@/lib/core/money';
import { priceVolumeMix, type SalesItem } from '@/lib/models/price-volume-mix';
import { divideRounded } from '@/lib/stats/divide-rounded';
import type { BenchModel, BenchRow } from './bench-model';
import { readDecimal, scaledTo } from './decimal';

/** quantity x price in ten-thousandths. */
function amount(quantity: string, price: string): bigint {
  const [q, p] = [readDecimal(quantity), readDecimal(price)];
  return divideRounded(q.digits * p.digits * 10n ** BigInt(MONEY_SCALE), 10n ** BigInt(q.decimals + p.decimals));
}

const major = (ten_thousandths: bigint) => Number(ten_thousandths) / Number(MONEY_UNIT);

function salesItems(rows: readonly BenchRow[]): SalesItem[] {
  const field = (row: BenchRow, name: string) => row[name] as string;
  // Quantities only ever stand in quotients: in the smallest unit that all of them share they are whole.
  const decimals = Math.max(...rows.flatMap((row) => ['q0', 'q1'].map((n) => readDecimal(field(row, n)).decimals)));
  return rows.map((row) => {
    const side = (i: 0 | 1) => {
      const net = amount(field(row, `q${i}`), field(row, `p${i}`));
      return { units: scaledTo(field(row, `q${i}`), decimals), list: net, net };
    };
    return { key: field(row, 'name'), before: side(0), after: side(1) };
  });
}

/** Price-volume-mix of a list of items; amounts in the unit of the prices, exact to four decimals. */
export const pvm: BenchModel = {
  name: 'pvm',
  summary: 'Price-volume-mix: quantity, mix and price of continuing items, new and ended ones apart',
  columns: [
    { name: 'name', kind: 'text' },
    { name: 'q0', kind: 'number', mayBeEmpty: true },
    { name: 'p0', kind: 'number', mayBeEmpty: true },
    { name: 'q1', kind: 'number', mayBeEmpty: true },
    { name: 'p1', kind: 'number', mayBeEmpty: true },
  ],
  run(rows) {
    const { items, total } = priceVolumeMix(salesItems(rows));
    const moved = (effect: 'new' | 'ended') =>
      items.filter((item) => item[effect] !== 0n).map((item) => ({ name: item.key, amount: major(item[effect]) }));
    const change = total.quantity + total.mix + total.price + total.new + total.ended;
    return {
      items: items
        .filter(({ kind }) => kind === 'continuing')
        .map(({ key, quantity, mix, price }) => ({
          name: key,
          quantity: major(quantity),
          mix: major(mix),
          price: major(price),
        })),
      total: {
        quantity: major(total.quantity),
        mix: major(total.mix),
        price: major(total.price),
        new: major(total.new),
        ended: major(total.ended),
        change: major(change),
      },
      new: moved('new'),
      ended: moved('ended'),
    };
  },
};
