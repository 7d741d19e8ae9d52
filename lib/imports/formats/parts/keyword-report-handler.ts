import { type FormatContext, NOT_DATA, type RowHandler, type RowProblem } from '../../format';
import { FieldReader } from './field-reader';
import { ReportRows } from './report-rows';
import { shortName } from './short-name';
import { TotalCheck } from './total-check';

const MATCHES: readonly (readonly [RegExp, string])[] = [
  // In French "Expression exacte" is a phrase, "Mot clé exact" is exact.
  [/phrase|expression/, 'phrase'],
  [/exact/, 'exact'],
  [/broad|large/, 'broad'],
];
const CLOSE = /close|proche/;

/** Rows of Google's reports of keywords (`keyword`), or of what people typed (`term`). */
export class KeywordReportHandler implements RowHandler {
  private readonly read: FieldReader;
  private readonly rows: ReportRows;
  private readonly totals: TotalCheck;
  private readonly cells;

  constructor(
    private readonly context: FormatContext,
    private readonly about: 'keyword' | 'term',
  ) {
    const read = new FieldReader(context);
    this.read = read;
    this.rows = new ReportRows(context, read, {
      names: [about, 'campaign_name', 'campaign_ref', 'ad_group'],
      money: ['spend', 'claimed_revenue'],
    });
    this.totals = new TotalCheck(context, read, [
      { name: 'spend', isMoney: true },
      { name: 'impressions' },
      { name: 'clicks' },
    ]);
    this.cells = {
      campaign: read.text('campaign_name'),
      ref: read.key('campaign_ref'),
      adGroup: read.text('ad_group'),
      keyword: read.text('keyword'),
      term: read.text('term'),
      match: read.text('match_type'),
      spend: read.amount('spend'),
      impressions: read.integer('impressions'),
      clicks: read.integer('clicks'),
      conversions: read.number('purchases'),
      revenue: read.amount('claimed_revenue'),
    };
  }

  row(fields: readonly string[], rowNo: number): RowProblem | Promise<void> | typeof NOT_DATA | undefined {
    const { read, cells, rows, about } = this;
    read.start(fields);
    if (rows.isTotal()) {
      this.totals.total();
      return NOT_DATA;
    }
    const campaign = shortName(cells.campaign());
    const ref = cells.ref();
    const keyword = shortName(bareKeyword(cells.keyword()));
    const term = shortName(cells.term());
    const period = rows.period();
    const currency = rows.currency();
    const spend = cells.spend();
    if (!(about === 'term' ? term : keyword)) read.fail(about, 'missing');
    if (!campaign && !ref) read.fail('campaign_name', 'missing');
    if (spend === null) read.fail('spend', 'missing');
    const row = {
      row_no: rowNo,
      platform: 'google',
      campaign_ref: ref || null,
      campaign_name: campaign || null,
      ad_group: shortName(cells.adGroup()) || null,
      keyword: keyword || null,
      match_type: matchType(cells.match()),
      term: term || null,
      currency,
      spend,
      impressions: cells.impressions(),
      clicks: cells.clicks(),
      claimed_orders: cells.conversions(),
      claimed_revenue: cells.revenue(),
    };
    if (read.problem || !period) return read.problem;
    this.totals.add(spend, row.impressions, row.clicks);
    return this.context.stage.write('stage_keyword', { ...row, start_day: period.start, end_day: period.end });
  }

  end(): void {
    this.totals.end();
  }
}

/** Editors write [exact] and "phrase"; the match type says the same. */
const bareKeyword = (text: string) => text.replace(/^\[(.*)\]$/, '$1').replace(/^"(.*)"$/, '$1');

/** "Exact match", "Expression exacte", "Phrase match (close variant)" -> exact, phrase, "phrase close"; others in lower case. */
function matchType(text: string): string | null {
  const plain = text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();
  const kind = MATCHES.find(([pattern]) => pattern.test(plain))?.[1];
  if (!kind) return plain || null;
  return CLOSE.test(plain) ? `${kind} close` : kind;
}
