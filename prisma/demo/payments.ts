import { HOUR, settle } from './calendar';
import { CENT, wholeCents } from './catalogue';
import { CHANNELS, type DemoChannel } from './channels';
import type { DemoPayment } from './order';
import { type Random, runningSums } from './random';

interface Method {
  method: string;
  provider: string;
  cash: boolean;
  share: number;
  feeRate: number;
  feeFixed: number;
}

const method = (name: string, provider: string, share: number, feeRate: number, feeFixed = 0): Method => ({
  method: name,
  provider,
  cash: name === 'cash',
  share,
  feeRate,
  feeFixed,
});

const SITE_METHODS = [
  method('card', 'payrhone', 0.61, 0.014, 0.25),
  method('paypal', 'paypal', 0.2, 0.029, 0.35),
  method('apple_pay', 'payrhone', 0.12, 0.014, 0.25),
  method('instalments', 'payrhone', 0.045, 0.032, 0.25),
  method('bank_transfer', 'bank', 0.025, 0, 0.2),
];
const SHOP_METHODS = [
  method('card', 'terminal', 0.77, 0.009),
  method('cash', 'till', 0.2, 0),
  method('apple_pay', 'terminal', 0.03, 0.009),
];
const SITE_SUMS = runningSums(SITE_METHODS.map((entry) => entry.share));
const SHOP_SUMS = runningSums(SHOP_METHODS.map((entry) => entry.share));

function choose(random: Random, channel: DemoChannel, amount: number): Method {
  if (channel.type === 'marketplace') return method('marketplace', channel.code, 1, channel.feeRate);
  if (channel.type === 'store') return SHOP_METHODS[random.weighted(SHOP_SUMS)] as Method;
  const chosen = SITE_METHODS[random.weighted(SITE_SUMS)] as Method;
  // Nobody pays a small basket in three parts.
  return chosen.method === 'instalments' && amount < 600_000 ? (SITE_METHODS[0] as Method) : chosen;
}

/** How an order is paid: now and then a card is refused first; a bank transfer takes a day or more. */
export function payOrder(
  random: Random,
  ref: string,
  channelIndex: number,
  amount: number,
  booked: number,
  now: number,
): DemoPayment[] {
  const channel = CHANNELS[channelIndex] as DemoChannel;
  const chosen = choose(random, channel, amount);
  const payments: DemoPayment[] = [];
  const row = (at: number | null, status: DemoPayment['status'], number: number): DemoPayment => ({
    ref: `${ref}-P${number}`,
    method: chosen.method,
    cash: chosen.cash,
    provider: chosen.provider,
    status,
    amount,
    fee: status === 'captured' ? wholeCents(amount * chosen.feeRate + chosen.feeFixed * 100 * CENT) : 0,
    instalments: chosen.method === 'instalments' ? 3 : null,
    at,
  });
  let at = booked + (channel.type === 'store' ? 0 : random.int(20, 240));
  if (channel.type === 'site' && chosen.method === 'card' && random.chance(0.021)) {
    payments.push(row(settle(at), 'failed', 1));
    at += random.int(60, 400);
  }
  if (chosen.method === 'bank_transfer') at += random.int(16 * HOUR, 70 * HOUR);
  at = settle(at);
  payments.push(at < now ? row(at, 'captured', payments.length + 1) : row(null, 'pending', payments.length + 1));
  return payments;
}
