/** What a text must become: fields of each record; `spoiled` marks a record whose quote never closes. */
export interface GoldenCase {
  name: string;
  text: string;
  delimiter?: string;
  /** line of the record, then its fields */
  records: readonly (readonly [line: number, ...fields: string[]])[];
  /** lines whose quote never closes */
  spoiled?: readonly number[];
}

const lines = (count: number, text: string) => Array.from({ length: count }, () => text).join('');

export const GOLDEN: readonly GoldenCase[] = [
  { name: 'an empty text', text: '', records: [] },
  { name: 'only line ends', text: '\n\r\n\r\n\n', records: [] },
  { name: 'a header only', text: 'a,b\n', records: [[1, 'a', 'b']] },
  { name: 'a header without line end', text: 'a,b', records: [[1, 'a', 'b']] },
  {
    name: 'LF',
    text: 'a,b\n1,2\n',
    records: [
      [1, 'a', 'b'],
      [2, '1', '2'],
    ],
  },
  {
    name: 'CRLF',
    text: 'a,b\r\n1,2\r\n',
    records: [
      [1, 'a', 'b'],
      [2, '1', '2'],
    ],
  },
  {
    name: 'CR alone',
    text: 'a,b\r1,2\r',
    records: [
      [1, 'a', 'b'],
      [2, '1', '2'],
    ],
  },
  {
    name: 'mixed line ends',
    text: 'a\r\nb\nc\rd',
    records: [
      [1, 'a'],
      [2, 'b'],
      [3, 'c'],
      [4, 'd'],
    ],
  },
  {
    name: 'blank lines count as lines and give no record',
    text: 'a\n\n\nb\n',
    records: [
      [1, 'a'],
      [4, 'b'],
    ],
  },
  {
    name: 'blank CRLF lines',
    text: 'a\r\n\r\nb\r\n',
    records: [
      [1, 'a'],
      [3, 'b'],
    ],
  },
  {
    name: 'a line of spaces is a record',
    text: 'a\n \nb',
    records: [
      [1, 'a'],
      [2, ' '],
      [3, 'b'],
    ],
  },
  {
    name: 'a line of separators is a record',
    text: 'a,b\n,\n',
    records: [
      [1, 'a', 'b'],
      [2, '', ''],
    ],
  },
  {
    name: 'semicolons',
    text: 'a;b,c\n1;2,5\n',
    delimiter: ';',
    records: [
      [1, 'a', 'b,c'],
      [2, '1', '2,5'],
    ],
  },
  {
    name: 'tabs',
    text: 'a\tb\n1\t2\n',
    delimiter: '\t',
    records: [
      [1, 'a', 'b'],
      [2, '1', '2'],
    ],
  },
  {
    name: 'bars',
    text: 'a|b\n1|2\n',
    delimiter: '|',
    records: [
      [1, 'a', 'b'],
      [2, '1', '2'],
    ],
  },
  { name: 'empty cells', text: ',,\n', records: [[1, '', '', '']] },
  {
    name: 'an empty last cell',
    text: 'a,\nb,',
    records: [
      [1, 'a', ''],
      [2, 'b', ''],
    ],
  },
  { name: 'a quoted cell', text: '"a",b\n', records: [[1, 'a', 'b']] },
  {
    name: 'all cells quoted',
    text: '"a","b"\r\n"c","d"\r\n',
    records: [
      [1, 'a', 'b'],
      [2, 'c', 'd'],
    ],
  },
  { name: 'the separator in quotes', text: '"a,b",c\n', records: [[1, 'a,b', 'c']] },
  { name: 'doubled quotes', text: '"a ""b"" c",d\n', records: [[1, 'a "b" c', 'd']] },
  { name: 'only a doubled quote', text: '"""",x\n', records: [[1, '"', 'x']] },
  { name: 'an empty quoted cell', text: '"",x\n', records: [[1, '', 'x']] },
  { name: 'an empty quoted last cell', text: 'x,""', records: [[1, 'x', '']] },
  {
    name: 'LF in quotes',
    text: '"a\nb",c\nd,e\n',
    records: [
      [1, 'a\nb', 'c'],
      [3, 'd', 'e'],
    ],
  },
  {
    name: 'CRLF in quotes',
    text: '"a\r\nb",c\r\nd,e',
    records: [
      [1, 'a\r\nb', 'c'],
      [3, 'd', 'e'],
    ],
  },
  {
    name: 'CR in quotes',
    text: '"a\rb",c\rd,e',
    records: [
      [1, 'a\rb', 'c'],
      [3, 'd', 'e'],
    ],
  },
  {
    name: 'several line breaks in several cells',
    text: 'x,"1\n2\n3","4\n5"\ny,z,w\n',
    records: [
      [1, 'x', '1\n2\n3', '4\n5'],
      [5, 'y', 'z', 'w'],
    ],
  },
  {
    name: 'blank lines in quotes',
    text: '"a\n\n\nb"\nc',
    records: [
      [1, 'a\n\n\nb'],
      [5, 'c'],
    ],
  },
  { name: 'a stray quote inside a cell', text: 'L"Oréal,2\n', records: [[1, 'L"Oréal', '2']] },
  { name: 'a stray quote at the end of a cell', text: '15" screen,14"\n', records: [[1, '15" screen', '14"']] },
  { name: 'text after a closing quote', text: '"L"Oréal,2\n', records: [[1, 'LOréal', '2']] },
  { name: 'a space before a quote', text: 'a, "b", c\n', records: [[1, 'a', ' "b"', ' c']] },
  { name: 'single quotes are text', text: "'a,b'\n", records: [[1, "'a", "b'"]] },
  {
    name: 'an unclosed quote at the end of the file',
    text: 'a,b\n1,"x\n2,y\n3,z\n',
    records: [
      [1, 'a', 'b'],
      [2, '1', '"x'],
      [3, '2', 'y'],
      [4, '3', 'z'],
    ],
    spoiled: [2],
  },
  {
    name: 'an unclosed quote on the last line',
    text: 'a\n"b',
    records: [
      [1, 'a'],
      [2, '"b'],
    ],
    spoiled: [2],
  },
  {
    name: 'an unclosed quote before a quoted line',
    text: 'a;"x;1\nb;"y";2\nc;z;3\n',
    delimiter: ';',
    records: [
      [1, 'a', '"x', '1'],
      [2, 'b', 'y', '2'],
      [3, 'c', 'z', '3'],
    ],
    spoiled: [1],
  },
  {
    name: 'an unclosed quote far from the next quote',
    text: `"x\n${lines(600, 'y\n')}"z"\n`,
    records: [[1, '"x'], ...Array.from({ length: 600 }, (_, i) => [i + 2, 'y'] as const), [602, 'z']],
    spoiled: [1],
  },
  {
    name: 'an unclosed quote before very long lines',
    text: `"x\n${'y'.repeat(140_000)}\n"z"\n`,
    records: [
      [1, '"x'],
      [2, 'y'.repeat(140_000)],
      [3, 'z'],
    ],
    spoiled: [1],
  },
  {
    name: 'a lone quote',
    text: '"\na\n',
    records: [
      [1, '"'],
      [2, 'a'],
    ],
    spoiled: [1],
  },
  {
    name: 'two unclosed quotes on lines that follow each other',
    text: '"a\nb\n"c\nd\n',
    records: [
      [1, '"a'],
      [2, 'b'],
      [3, '"c'],
      [4, 'd'],
    ],
    spoiled: [1, 3],
  },
  { name: 'a long quoted cell', text: `"${'x'.repeat(100_000)}",b\n`, records: [[1, 'x'.repeat(100_000), 'b']] },
  {
    name: 'too few cells',
    text: 'a,b,c\n1\n1,2\n',
    records: [
      [1, 'a', 'b', 'c'],
      [2, '1'],
      [3, '1', '2'],
    ],
  },
  {
    name: 'too many cells',
    text: 'a,b\n1,2,3,4\n',
    records: [
      [1, 'a', 'b'],
      [2, '1', '2', '3', '4'],
    ],
  },
  {
    name: 'sep=; is an ordinary record here',
    text: 'sep=;\na;b\n',
    delimiter: ';',
    records: [
      [1, 'sep=', ''],
      [2, 'a', 'b'],
    ],
  },
  {
    name: 'hostile header names',
    text: '__proto__,constructor,\n1,2,3\n',
    records: [
      [1, '__proto__', 'constructor', ''],
      [2, '1', '2', '3'],
    ],
  },
  {
    name: 'a title and a total line',
    text: 'Ventes 2024\n\na,b\n1,2\nTotal,2\n',
    records: [
      [1, 'Ventes 2024'],
      [3, 'a', 'b'],
      [4, '1', '2'],
      [5, 'Total', '2'],
    ],
  },
  {
    name: 'backslashes are text',
    text: 'a\\,b\n"c\\"\n',
    records: [
      [1, 'a\\', 'b'],
      [2, 'c\\'],
    ],
  },
  { name: 'characters outside the basic plane', text: '😀,"é\n😀"\n', records: [[1, '😀', 'é\n😀']] },
  { name: 'U+2028 does not end a line', text: 'a\u2028b\n', records: [[1, 'a\u2028b']] },
  { name: 'a quoted last cell without line end', text: 'a,"b"', records: [[1, 'a', 'b']] },
  { name: 'a separator at the very end', text: '"a",', records: [[1, 'a', '']] },
];
