const HEADER =
  'Order ID,Order Date,Customer ID,SKU,Product Name,Category,Quantity,Unit Price,Discount,Payment Method,Delivered At,Sales Channel,Country,Status';

/** A repeatable sequence of numbers from 0 to 1 (linear congruence, Numerical Recipes). */
export function sequence(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const COUNTRIES = ['France', 'Belgium', 'Germany', 'Spain'];
const dayOf = (order: number) => new Date(Date.UTC(2024, 0, 1 + (order % 360))).toISOString().slice(0, 10);

interface Change {
  quantity?: number;
  status?: string;
  customer?: string;
}

function linesOf(order: number, change: Change = {}): string[] {
  const count = 1 + (order % 4);
  const customer = change.customer ?? (order % 9 === 0 ? '' : `C${order % 700}`);
  return Array.from({ length: count }, (_, i) => {
    const product = (order * 7 + i * 13) % 211;
    const quantity = i === 0 ? (change.quantity ?? 1 + (order % 3)) : order % 17 === 0 ? -1 : 1;
    return [
      `O${order}`,
      `${dayOf(order)} 10:${String(order % 60).padStart(2, '0')}`,
      customer,
      `P${product}`,
      `Product ${product}`,
      `Category ${product % 9}`,
      quantity,
      (3 + (product % 40) * 0.35).toFixed(2),
      (order % 5 === 0 ? 0.5 : 0).toFixed(2),
      order % 3 === 0 ? 'card' : 'paypal',
      order % 4 === 0 ? '' : dayOf(order + 3),
      order % 6 === 0 ? 'marketplace' : 'site',
      COUNTRIES[order % COUNTRIES.length],
      change.status ?? 'completed',
    ].join(',');
  });
}

/** The shop as it is before the import that is interrupted. */
export function knownOrders(orders: number): string {
  const lines = Array.from({ length: orders }, (_, i) => linesOf(i + 1)).flat();
  return `${[HEADER, ...lines].join('\n')}\n`;
}

/** An import that does everything: new orders, changed and cancelled ones, other customers, and rows that are refused. */
export function changedOrders(known: number, fresh: number): string {
  const lines: string[] = [];
  for (let order = 1; order <= known; order += 3) {
    if (order % 5 === 0) lines.push(...linesOf(order, { quantity: 7 }));
    else if (order % 7 === 0) lines.push(...linesOf(order, { status: 'cancelled' }));
    else if (order % 11 === 0) lines.push(...linesOf(order, { customer: `C${(order * 31) % 700}` }));
    else lines.push(...linesOf(order));
  }
  for (let order = known + 1; order <= known + fresh; order++) {
    lines.push(...linesOf(order));
    if (order % 100 === 0) lines.push(linesOf(order)[0]?.replace(/,\d+\.\d\d,/, ',much,') ?? '');
  }
  return `${[HEADER, ...lines].join('\n')}\n`;
}
