import type { Connection } from '@/lib/db/run-sql';
import { type FormatContext, NOT_DATA, type RowHandler, type RowProblem } from '../../format';
import { normaliseNumber } from '../../values/parse-number';
import { dropSummedRows } from './drop-summed-rows';
import { FieldReader } from './field-reader';
import { dayOf, ReportRows } from './report-rows';
import { shortName } from './short-name';
import { TotalCheck } from './total-check';

const COUNTS = ['delivered', 'opens', 'clicks', 'unsubscribes', 'complaints', 'bounces'] as const;
type Count = (typeof COUNTS)[number];

/** Rows of a report of e-mails that were sent: campaigns once, flows by day. Its orders and revenue are claims. */
export class EmailReportHandler implements RowHandler {
  private readonly read: FieldReader;
  private readonly rows: ReportRows;
  private readonly totals: TotalCheck;
  private readonly cells;
  private readonly counts: Readonly<Record<Count, () => number | null>>;
  private readonly softBounces;
  private readonly hardBounces;
  private readonly rates: Readonly<Record<Count, () => number | null>>;
  private fromRates = 0;

  constructor(
    private readonly context: FormatContext,
    private readonly type: 'campaign' | 'flow',
  ) {
    const read = new FieldReader(context);
    this.read = read;
    this.rows = new ReportRows(context, read, { names: ['campaign_name', 'campaign_ref'], money: ['claimed_revenue'] });
    this.totals = new TotalCheck(context, read, [{ name: 'recipients' }]);
    this.cells = {
      name: read.text('campaign_name'),
      ref: read.key('campaign_ref'),
      day: read.date('day'),
      channel: read.text('channel'),
      variant: read.text('variant'),
      recipients: read.integer('recipients'),
      orders: read.integer('claimed_orders'),
      revenue: read.amount('claimed_revenue'),
    };
    this.counts = byCount((name) => read.integer(name));
    this.softBounces = read.integer('soft_bounces');
    this.hardBounces = read.integer('hard_bounces');
    this.rates = byCount((name) => this.rate(`${name}_rate`));
  }

  row(fields: readonly string[], rowNo: number): RowProblem | Promise<void> | typeof NOT_DATA | undefined {
    const { read, cells, rows } = this;
    read.start(fields);
    if (rows.isTotal()) {
      this.totals.total();
      return NOT_DATA;
    }
    const name = shortName(cells.name());
    const ref = cells.ref();
    const day = dayOf(cells.day());
    const recipients = cells.recipients();
    // A draft is listed, but was not sent.
    if (!read.problem && day === null && !recipients) return undefined;
    const currency = rows.currency();
    const variant = shortName(cells.variant());
    const platform = platformOf(cells.channel());
    const counts = this.countsOf(recipients);
    const orders = cells.orders();
    const revenue = cells.revenue();
    if (!name && !ref) read.fail('campaign_name', 'missing');
    if (day === null) read.fail('day', 'missing');
    if (recipients === null && counts.delivered === null) read.fail('recipients', 'missing');
    if (read.problem) return read.problem;
    this.totals.add(recipients);
    return this.context.stage.write('stage_email_send', {
      row_no: rowNo,
      day,
      platform,
      // A flow may send messages of both kinds under one number; what an SMS does is not what an e-mail does.
      campaign_ref: platform === 'email' ? ref || null : `${ref || name}/${platform}`,
      campaign_name: name || null,
      campaign_type: this.type,
      variant: variant || null,
      recipients: recipients ?? counts.delivered,
      ...counts,
      claimed_orders: orders,
      claimed_revenue: revenue,
      currency,
    });
  }

  end(): void {
    this.totals.end();
    if (this.fromRates > 0) this.context.warn('counts_from_rates', { count: this.fromRates });
  }

  async finish(connection: Connection): Promise<void> {
    if (!this.read.has('variant')) return;
    await dropSummedRows(connection, { table: 'stage_email_send', parts: ['variant'], equal: 'recipients' });
  }

  /** Counts as the file has them. Where it gives a rate only they are computed from it: else nobody would have opened. */
  private countsOf(recipients: number | null): Record<Count, number | null> {
    const { counts, rates } = this;
    let isEstimated = false;
    const of = (name: Count, base: number | null): number | null => {
      if (this.read.has(name)) return counts[name]();
      const rate = rates[name]();
      if (rate === null || base === null) return null;
      isEstimated = true;
      return Math.round(base * rate);
    };
    const bounces = this.bounces() ?? of('bounces', recipients);
    const delivered = of('delivered', recipients) ?? (recipients === null ? null : recipients - (bounces ?? 0));
    const rest = {
      opens: of('opens', delivered),
      clicks: of('clicks', delivered),
      unsubscribes: of('unsubscribes', delivered),
      complaints: of('complaints', delivered),
    };
    if (isEstimated) this.fromRates += 1;
    return { bounces, delivered, ...rest };
  }

  private bounces(): number | null {
    const soft = this.softBounces();
    const hard = this.hardBounces();
    if (this.read.has('bounces') || (soft === null && hard === null)) return null;
    return (soft ?? 0) + (hard ?? 0);
  }

  /** "48.43%" and 0.4843 are one rate; it may have any number of decimals. */
  private rate(field: string): () => number | null {
    const text = this.read.text(field);
    return () => {
      const cell = text();
      if (cell === '') return null;
      const digits = cell.replace('%', '');
      const plain = normaliseNumber(digits, '.') ?? normaliseNumber(digits, ',');
      const value = Number(plain) / (cell.includes('%') ? 100 : 1);
      return plain !== null && value >= 0 && value <= 1 ? value : this.read.fail(field, 'not_a_number', cell);
    };
  }
}

const byCount = <T>(of: (name: Count) => T) =>
  Object.fromEntries(COUNTS.map((name) => [name, of(name)])) as Record<Count, T>;

function platformOf(channel: string): string {
  const plain = channel.toLowerCase();
  if (plain.includes('sms')) return 'sms';
  return plain.includes('push') ? 'push' : 'email';
}
