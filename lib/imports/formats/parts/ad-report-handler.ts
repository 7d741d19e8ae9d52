import type { Connection } from '@/lib/db/run-sql';
import { type FormatContext, NOT_DATA, type RowHandler, type RowProblem } from '../../format';
import { deviceName } from './device-name';
import { dropSummedRows } from './drop-summed-rows';
import { FieldReader } from './field-reader';
import { ReportRows } from './report-rows';
import { shortName } from './short-name';
import { TotalCheck } from './total-check';
import { warnOfOtherSplit } from './warn-of-other-split';

export interface AdReport {
  platform: string;
  /** fields that split rows finer than they are kept: people reached twice are then counted twice */
  segments?: readonly string[];
  /** The export may be split by platform, and hold rows that sum up those below them, with their parts empty or "All". */
  splitSource?: string;
}

const NAMES = ['campaign_name', 'campaign_ref', 'ad_set', 'ad'];
const PARTS = ['ad_set', 'ad', 'age', 'gender', 'device'] as const;
const ALL = /^(?:all|tous|toutes|tout)$/i;
const PURCHASE = /purchase|achat/i;

/** Rows of a platform's report of campaigns to ad spend: one day each, or a period of which no days are known. */
export class AdReportHandler implements RowHandler {
  private readonly read: FieldReader;
  private readonly rows: ReportRows;
  private readonly totals: TotalCheck;
  private readonly cells;
  private readonly parts;
  private readonly countsReach: boolean;

  constructor(
    private readonly context: FormatContext,
    private readonly report: AdReport,
  ) {
    const read = new FieldReader(context);
    this.read = read;
    this.rows = new ReportRows(context, read, { names: NAMES, money: ['spend', 'claimed_revenue'] });
    this.totals = new TotalCheck(context, read, [
      { name: 'spend', isMoney: true },
      { name: 'impressions' },
      { name: 'clicks' },
    ]);
    this.cells = {
      campaign: read.text('campaign_name'),
      ref: read.key('campaign_ref'),
      type: read.key('campaign_type'),
      objective: read.key('objective'),
      platform: read.key('platform'),
      spend: read.amount('spend'),
      impressions: read.integer('impressions'),
      reach: read.integer('reach'),
      clicks: read.integer('clicks'),
      engagements: read.integer('engagements'),
      purchases: read.number('purchases'),
      results: read.number('results'),
      resultKind: read.text('result_kind'),
      revenue: read.amount('claimed_revenue'),
    };
    this.parts = PARTS.map((name) => read.text(name));
    this.countsReach = !(report.segments ?? []).some((segment) => read.has(segment));
  }

  row(fields: readonly string[], rowNo: number): RowProblem | Promise<void> | typeof NOT_DATA | undefined {
    const { read, cells, rows } = this;
    read.start(fields);
    if (rows.isTotal()) {
      this.totals.total();
      return NOT_DATA;
    }
    const campaign = shortName(cells.campaign());
    const ref = cells.ref();
    const platform = part(cells.platform()).toLowerCase();
    const period = rows.period();
    const currency = rows.currency();
    const spend = cells.spend();
    const impressions = cells.impressions();
    const clicks = cells.clicks();
    const orders = this.orders();
    const revenue = cells.revenue();
    const [adSet, ad, age, gender, device] = this.parts.map((cell) => shortName(part(cell())) || null);
    const row = {
      row_no: rowNo,
      // One campaign on two platforms is two: its number, or name, alone would make them one again.
      campaign_ref: platform ? `${ref || campaign}/${platform}` : ref || null,
      campaign_name: campaign || null,
      campaign_type: cells.type() || null,
      objective: cells.objective() || null,
      platform: platform || this.report.platform,
      ad_set: adSet,
      ad,
      age,
      gender,
      device: device ? deviceName(device) : null,
      impressions,
      reach: this.countsReach ? cells.reach() : null,
      clicks,
      engagements: cells.engagements(),
      claimed_orders: orders,
      claimed_revenue: revenue,
    };
    if (!campaign && !ref) read.fail('campaign_name', 'missing');
    // A campaign that was not delivered is listed without any figure: there is nothing to keep of it.
    const saysNothing = spend === null && !impressions && !clicks && !orders && !revenue;
    if (spend === null && !saysNothing) read.fail('spend', 'missing');
    if (read.problem || !period) return read.problem;
    if (saysNothing) return undefined;
    this.totals.add(spend, impressions, clicks);
    return this.context.stage.write('stage_ad_spend', {
      ...row,
      start_day: period.start,
      end_day: period.end,
      currency,
      spend,
    });
  }

  end(): void {
    this.totals.end();
  }

  async finish(connection: Connection): Promise<void> {
    const { platform, splitSource } = this.report;
    if (splitSource === undefined) return;
    const parts = PARTS.filter((name) => this.read.has(name));
    await dropSummedRows(connection, {
      table: 'stage_ad_spend',
      parts,
      periods: this.read.has('day'),
      ...(this.read.has('platform') ? { platform } : {}),
      near: 'spend',
      equal: 'impressions',
    });
    await warnOfOtherSplit(connection, this.context, { source: splitSource, whole: platform });
  }

  /** Purchases, where the report counts them; "results" are orders only where it says that they are purchases. */
  private orders(): number | null {
    const { purchases, results, resultKind } = this.cells;
    if (this.read.has('purchases')) return purchases();
    return PURCHASE.test(resultKind()) ? results() : null;
  }
}

const part = (text: string) => (ALL.test(text) ? '' : text);
