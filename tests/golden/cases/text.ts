import { type GoldenCase, lines, noData, refused, taken } from '../golden-case';

const HEADER = 'Order ID,Order Date,SKU,Quantity,Unit Price';
const FIRST = taken(2, 'N1', '2026-03-12', 'A', 2, '19.8');
const SECOND = taken(3, 'N2', '2026-03-13', 'B', 1, '5');
const BOTH = [FIRST, SECOND];
const ROWS = ['N1,2026-03-12,A,2,9.90', 'N2,2026-03-13,B,1,5.00'];
const COLUMNS = HEADER.split(',');

/** RFC 4180, and what the field makes of it. */
export const TEXT_CASES: readonly GoldenCase[] = [
  {
    file: 'commas.csv',
    about: 'RFC 4180 with LF',
    bytes: lines(HEADER, ...ROWS),
    encoding: 'utf-8',
    delimiter: ',',
    columns: COLUMNS,
    preamble: 0,
    rows: BOTH,
  },
  { file: 'crlf.csv', about: 'RFC 4180 with CRLF', bytes: lines(HEADER, ...ROWS).replaceAll('\n', '\r\n'), rows: BOTH },
  {
    file: 'cr.csv',
    about: 'lines end with CR alone',
    bytes: lines(HEADER, ...ROWS).replaceAll('\n', '\r'),
    rows: BOTH,
  },
  {
    file: 'mixed-line-ends.csv',
    about: 'CRLF, then LF, then CR',
    bytes: `${HEADER}\r\n${ROWS[0]}\n${ROWS[1]}\r`,
    rows: BOTH,
  },
  { file: 'no-last-line-end.csv', about: 'the last line has no end', bytes: [HEADER, ...ROWS].join('\n'), rows: BOTH },
  {
    file: 'semicolons.csv',
    about: 'semicolons and decimal commas',
    bytes: lines(HEADER, ...ROWS)
      .replaceAll(',', ';')
      .replaceAll('.', ','),
    delimiter: ';',
    rows: BOTH,
  },
  { file: 'tabs.txt', about: 'tabs', bytes: lines(HEADER, ...ROWS).replaceAll(',', '\t'), delimiter: '\t', rows: BOTH },
  {
    file: 'bars.csv',
    about: 'vertical bars',
    bytes: lines(HEADER, ...ROWS).replaceAll(',', '|'),
    delimiter: '|',
    rows: BOTH,
  },
  {
    file: 'all-quoted.csv',
    about: 'every cell in quotes',
    bytes: lines(...[HEADER, ...ROWS].map((row) => `"${row.replaceAll(',', '","')}"`)),
    columns: COLUMNS,
    rows: BOTH,
  },
  {
    file: 'quoted-separator.csv',
    about: 'the separator inside of quotes',
    bytes: lines(HEADER, '"N1, a",2026-03-12,"A,B",2,9.90'),
    rows: [taken(2, 'N1, a', '2026-03-12', 'A,B', 2, '19.8')],
  },
  {
    file: 'doubled-quotes.csv',
    about: 'doubled quotes inside of quotes',
    bytes: lines(HEADER, 'N1,2026-03-12,"Mirror 15""",2,9.90'),
    rows: [taken(2, 'N1', '2026-03-12', 'Mirror 15"', 2, '19.8')],
  },
  {
    file: 'line-breaks-in-quotes.csv',
    about: 'a row over three lines; the next one counts from where it stands',
    bytes: lines(`${HEADER},Note`, 'N1,2026-03-12,A,2,9.90,"one\ntwo\nthree"', `${ROWS[1]},x`),
    rows: [FIRST, taken(5, 'N2', '2026-03-13', 'B', 1, '5')],
  },
  {
    file: 'stray-quote.csv',
    about: 'a quote inside of an unquoted cell is text',
    bytes: lines(HEADER, 'N1,2026-03-12,L"Oréal,2,9.90', ROWS[1] as string),
    rows: [taken(2, 'N1', '2026-03-12', 'L"Oréal', 2, '19.8'), SECOND],
  },
  {
    file: 'text-after-quote.csv',
    about: 'what follows a closing quote belongs to the cell',
    bytes: lines(HEADER, 'N1,2026-03-12,"L"Oréal,2,9.90'),
    rows: [taken(2, 'N1', '2026-03-12', 'LOréal', 2, '19.8')],
  },
  {
    file: 'unclosed-quote.csv',
    about: 'a quote that never closes spoils one line, not the rest',
    bytes: lines(HEADER, 'N1,2026-03-12,"A,2,9.90', ROWS[1] as string),
    rows: [refused(2, 'unclosed_quote'), SECOND],
  },
  {
    file: 'unclosed-quote-last.csv',
    about: 'a quote that never closes on the last line',
    bytes: [HEADER, ...ROWS, 'N3,2026-03-14,"C'].join('\n'),
    rows: [...BOTH, refused(4, 'unclosed_quote')],
  },
  {
    file: 'space-before-quote.csv',
    about: 'a space before a quote makes it text',
    bytes: lines(HEADER, 'N1,2026-03-12, "A",2,9.90'),
    rows: [taken(2, 'N1', '2026-03-12', '"A"', 2, '19.8')],
  },
  {
    file: 'short-rows.csv',
    about: 'missing cells are empty',
    bytes: lines(`${HEADER},Country`, 'N1,2026-03-12,A,2,9.90', 'N2,2026-03-13,B'),
    rows: [FIRST, refused(3, 'missing', 'quantity')],
  },
  {
    file: 'long-rows.csv',
    about: 'cells beyond the header are refused unless they are empty',
    bytes: lines(HEADER, `${ROWS[0]},,,`, `${ROWS[1]},surplus`, 'N3,2026-03-14,C,1,5.00'),
    rows: [FIRST, refused(3, 'too_many_cells'), taken(4, 'N3', '2026-03-14', 'C', 1, '5')],
  },
  {
    file: 'duplicate-headers.csv',
    about: 'of columns with one name the first is read',
    bytes: lines('Order ID,Order Date,SKU,SKU,Quantity,Unit Price', 'N1,2026-03-12,A,Z,2,9.90'),
    columns: ['Order ID', 'Order Date', 'SKU', 'SKU (2)', 'Quantity', 'Unit Price'],
    rows: [FIRST],
  },
  {
    file: 'empty-headers.csv',
    about: 'columns without a name are numbered',
    bytes: lines('Order ID,,Order Date,SKU,Quantity,Unit Price,', 'N1,x,2026-03-12,A,2,9.90,y'),
    columns: ['Order ID', 'Column 2', 'Order Date', 'SKU', 'Quantity', 'Unit Price', 'Column 7'],
    rows: [FIRST],
  },
  {
    file: 'sep-line.csv',
    about: 'Excel names the separator on a line of its own',
    bytes: lines('sep=;', HEADER.replaceAll(',', ';'), 'N1;2026-03-12;A;2;9,90'),
    delimiter: ';',
    preamble: 1,
    rows: [taken(3, 'N1', '2026-03-12', 'A', 2, '19.8')],
  },
  {
    file: 'nul.csv',
    about: 'NUL characters, which PostgreSQL refuses, are left out',
    bytes: lines(HEADER, 'N1\0,2026-03-12,A\0,2,9.90'),
    rows: [FIRST],
  },
  {
    file: 'prototype.csv',
    about: 'names that mean something to JavaScript',
    bytes: lines(`__proto__,${HEADER},constructor`, '1,__proto__,2026-03-12,constructor,2,9.90,toString'),
    columns: ['__proto__', ...COLUMNS, 'constructor'],
    rows: [taken(2, '__proto__', '2026-03-12', 'constructor', 2, '19.8')],
  },
  {
    file: 'blank-lines.csv',
    about: 'blank lines and lines of separators are no rows, but lines',
    bytes: lines(HEADER, '', ROWS[0] as string, '', ',,,,', '" ",,,,', ROWS[1] as string, '', ',,,,'),
    rows: [
      taken(3, 'N1', '2026-03-12', 'A', 2, '19.8'),
      refused(6, 'missing', 'order_ref'),
      taken(7, 'N2', '2026-03-13', 'B', 1, '5'),
    ],
  },
  { file: 'empty.csv', about: 'nothing', bytes: '', refused: 'imports.empty' },
  { file: 'mark-only.csv', about: 'a byte order mark alone', bytes: '\uFEFF', refused: 'imports.noHeader' },
  { file: 'blank.csv', about: 'line ends alone', bytes: '\n\r\n\n', refused: 'imports.noHeader' },
  { file: 'header-only.csv', about: 'a header without rows', bytes: lines(HEADER), columns: COLUMNS, rows: [] },
  {
    file: 'header-again.csv',
    about: 'two exports put together: the second header is no row',
    bytes: lines(HEADER, ROWS[0] as string, HEADER, 'N2,2026-03-13,B,1,5.00'),
    rows: [FIRST, noData(3), taken(4, 'N2', '2026-03-13', 'B', 1, '5')],
  },
  {
    file: 'long-key.csv',
    about: 'a code of 200 characters is a swallowed line',
    bytes: lines(HEADER, `N1,2026-03-12,${'A'.repeat(200)},2,9.90`),
    rows: [refused(2, 'too_large', 'sku')],
  },
  {
    file: 'spaces.csv',
    about: 'spaces around cells and names, ordinary and not',
    bytes: lines(' Order ID , Order Date,SKU\u00a0, Quantity,Unit Price ', ' N1 ,\u00a02026-03-12, A\u202f, 2 , 9.90 '),
    rows: [FIRST],
  },
  {
    file: 'kept-as-text.csv',
    about: 'codes that spreadsheets were told to keep: \'0012 and ="0012"',
    bytes: lines(HEADER, "'001,2026-03-12,'0012,2,9.90", '="002",2026-03-13,"=""0013""",1,5.00'),
    rows: [taken(2, '001', '2026-03-12', '0012', 2, '19.8'), taken(3, '002', '2026-03-13', '0013', 1, '5')],
  },
  {
    file: 'formulas.csv',
    about: 'cells that begin like formulas are data',
    bytes: lines(HEADER, '=1+1,2026-03-12,@A,2,9.90', '+33,2026-03-13,-B,1,5.00'),
    rows: [taken(2, '=1+1', '2026-03-12', '@A', 2, '19.8'), taken(3, '+33', '2026-03-13', '-B', 1, '5')],
  },
  {
    file: 'title-lines.csv',
    about: 'a title and a range before the header',
    bytes: lines('Sales report', '"July 1, 2026 - July 31, 2026"', HEADER, ROWS[0] as string),
    preamble: 2,
    columns: COLUMNS,
    rows: [taken(4, 'N1', '2026-03-12', 'A', 2, '19.8')],
  },
  {
    file: 'comment-lines.csv',
    about: 'comments and a blank line before the header',
    bytes: lines('# ----------', '# Shop: Maison Lila, Paris', '# 20260301-20260331', '', HEADER, ROWS[0] as string),
    preamble: 3,
    rows: [taken(6, 'N1', '2026-03-12', 'A', 2, '19.8')],
  },
  {
    file: 'total-line.csv',
    about: 'a total is no row',
    bytes: lines(HEADER, ...ROWS, 'Total,,,3,24.80'),
    rows: [...BOTH, noData(4)],
  },
];
