import { type FormatContext, NOT_DATA, type RowHandler, type RowProblem } from '../../format';
import { deviceName } from './device-name';
import { FieldReader } from './field-reader';
import { ReportRows } from './report-rows';
import { shortName } from './short-name';
import { TotalCheck } from './total-check';

const DIMENSIONS = ['channel_group', 'source_medium', 'campaign', 'landing_page', 'device', 'country', 'event_name'];

/** Rows of a GA4 report. Its comment lines start with #; a second table below the first has other columns. */
export class Ga4ReportHandler implements RowHandler {
  private readonly read: FieldReader;
  private readonly rows: ReportRows;
  private readonly totals: TotalCheck;
  private readonly cells;
  /** an event's name splits a session: its sessions are counted once for each event */
  private readonly isByEvent: boolean;
  private taken = 0;
  private leftOut = 0;
  private isBelow = false;

  constructor(private readonly context: FormatContext) {
    const read = new FieldReader(context);
    this.read = read;
    // A report by day alone has no other name than its day.
    const named = DIMENSIONS.some((name) => read.has(name));
    this.rows = new ReportRows(context, read, {
      names: named ? DIMENSIONS : ['day', 'month'],
      money: ['revenue'],
    });
    this.totals = new TotalCheck(context, read, [{ name: 'sessions' }, { name: 'events' }]);
    this.isByEvent = read.has('event_name');
    this.cells = {
      channel: read.key('channel_group'),
      source: read.text('source_medium'),
      campaign: read.text('campaign'),
      page: read.text('landing_page'),
      device: read.key('device'),
      country: read.key('country'),
      event: read.key('event_name'),
      sessions: read.integer('sessions'),
      engaged: read.integer('engaged'),
      users: read.integer('users'),
      events: read.integer('events'),
      keyEvents: read.number('key_events'),
      revenue: read.amount('revenue'),
    };
  }

  row(fields: readonly string[], rowNo: number): RowProblem | Promise<void> | typeof NOT_DATA | undefined {
    const { read, cells, rows } = this;
    if (fields[0]?.startsWith('#')) {
      this.isBelow = this.taken > 0;
      return NOT_DATA;
    }
    if (this.isBelow) {
      this.leftOut += 1;
      return NOT_DATA;
    }
    read.start(fields);
    if (rows.isTotal()) {
      this.totals.total();
      return NOT_DATA;
    }
    const period = rows.period();
    const currency = rows.currency();
    const page = shortName(cells.page(), MAX_PAGE);
    const row = {
      row_no: rowNo,
      channel_group: cells.channel() || null,
      source_medium: shortName(cells.source()) || null,
      campaign: shortName(cells.campaign()) || null,
      landing_page: page || null,
      device: deviceName(cells.device()) || null,
      country: cells.country() || null,
      sessions: this.isByEvent ? null : cells.sessions(),
      engaged: this.isByEvent ? null : cells.engaged(),
      users: this.isByEvent ? null : cells.users(),
      events: cells.events(),
      key_events: cells.keyEvents(),
      revenue: cells.revenue(),
      currency,
    };
    if (read.problem || !period) return read.problem;
    this.taken += 1;
    this.totals.add(row.sessions, row.events);
    return this.context.stage.write('stage_web_report', { ...row, start_day: period.start, end_day: period.end });
  }

  end(): void {
    this.totals.end();
    if (this.leftOut > 0) this.context.warn('second_table', { count: this.leftOut });
  }
}

/** Query strings may be of any length; a key of PostgreSQL's indexes may not. */
const MAX_PAGE = 400;
