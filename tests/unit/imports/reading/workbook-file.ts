import { type ZipEntry, zipFile } from './zip-file';

/** A cell: text (shared), number, boolean, nothing, or attributes and content as they stand in the XML. */
export type Cell = string | number | boolean | null | { xml: string; attributes?: string };

export interface Sheet {
  name: string;
  rows: readonly (readonly Cell[])[];
  state?: 'hidden' | 'veryHidden';
  /** ranges such as "A2:A4" */
  merged?: readonly string[];
}

export interface Book {
  sheets: readonly Sheet[];
  /** number formats by the style that cells give as s="1", s="2", ...; 0 is General */
  styles?: readonly (number | string)[];
  is1904?: boolean;
  /** parts that replace or complete those of the book */
  parts?: readonly ZipEntry[];
  /** prefix of the spreadsheet namespace, as some libraries write it */
  prefix?: string;
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export const escapeXml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

export function columnName(index: number): string {
  return (index >= 26 ? columnName(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26));
}

/** The bytes of an .xlsx file. */
export function workbookFile(book: Book): Buffer {
  const strings = new Map<string, number>();
  const p = book.prefix ? `${book.prefix}:` : '';
  const xmlns = book.prefix ? `xmlns:${book.prefix}` : 'xmlns';
  const sheets = book.sheets.map((sheet) => sheetXml(sheet, strings, p, xmlns));
  const list = book.sheets.map(
    ({ name, state }, i) =>
      `<${p}sheet name="${escapeXml(name)}" sheetId="${i + 1}"${state ? ` state="${state}"` : ''} r:id="rId${i + 1}"/>`,
  );
  const relations = book.sheets.map(
    (_, i) => `<Relationship Id="rId${i + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
  );
  const parts: ZipEntry[] = [
    {
      name: '[Content_Types].xml',
      content: `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    },
    {
      name: '_rels/.rels',
      content: `${XML}<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      content: `${XML}<${p}workbook ${xmlns}="${MAIN}" xmlns:r="${OFFICE}">${book.is1904 ? `<${p}workbookPr date1904="1"/>` : ''}<${p}sheets>${list.join('')}</${p}sheets></${p}workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `${XML}<Relationships xmlns="${RELATIONS}">${relations.join('')}<Relationship Id="s" Type="${OFFICE}/styles" Target="styles.xml"/><Relationship Id="t" Type="${OFFICE}/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>`,
    },
    { name: 'xl/styles.xml', content: stylesXml(book.styles ?? [], p, xmlns) },
    {
      name: 'xl/sharedStrings.xml',
      content: `${XML}<${p}sst ${xmlns}="${MAIN}">${[...strings.keys()].map((text) => `<${p}si><${p}t xml:space="preserve">${escapeXml(text)}</${p}t></${p}si>`).join('')}</${p}sst>`,
    },
    ...sheets.map((content, i) => ({ name: `xl/worksheets/sheet${i + 1}.xml`, content })),
  ];
  const replaced = new Set(book.parts?.map(({ name }) => name));
  return zipFile([...parts.filter(({ name }) => !replaced.has(name)), ...(book.parts ?? [])]);
}

function sheetXml(sheet: Sheet, strings: Map<string, number>, p: string, xmlns: string): string {
  const rows = sheet.rows.map((cells, r) => {
    const xml = cells.map((cell, c) => cellXml(cell, `${columnName(c)}${r + 1}`, strings, p));
    return cells.length > 0 ? `<${p}row r="${r + 1}">${xml.join('')}</${p}row>` : '';
  });
  const merged = sheet.merged ?? [];
  const merges =
    merged.length > 0
      ? `<${p}mergeCells count="${merged.length}">${merged.map((ref) => `<${p}mergeCell ref="${ref}"/>`).join('')}</${p}mergeCells>`
      : '';
  return `${XML}<${p}worksheet ${xmlns}="${MAIN}"><${p}sheetData>${rows.join('')}</${p}sheetData>${merges}</${p}worksheet>`;
}

function cellXml(cell: Cell, ref: string, strings: Map<string, number>, p: string): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return `<${p}c r="${ref}"><${p}v>${cell}</${p}v></${p}c>`;
  if (typeof cell === 'boolean') return `<${p}c r="${ref}" t="b"><${p}v>${cell ? 1 : 0}</${p}v></${p}c>`;
  if (typeof cell === 'object') return `<${p}c r="${ref}" ${cell.attributes ?? ''}>${cell.xml}</${p}c>`;
  let index = strings.get(cell);
  if (index === undefined) {
    index = strings.size;
    strings.set(cell, index);
  }
  return `<${p}c r="${ref}" t="s"><${p}v>${index}</${p}v></${p}c>`;
}

function stylesXml(styles: readonly (number | string)[], p: string, xmlns: string): string {
  const custom = styles.flatMap((style, i) =>
    typeof style === 'string' ? [`<${p}numFmt numFmtId="${164 + i}" formatCode="${escapeXml(style)}"/>`] : [],
  );
  const xfs = styles.map((style, i) => `<${p}xf numFmtId="${typeof style === 'string' ? 164 + i : style}"/>`);
  return `${XML}<${p}styleSheet ${xmlns}="${MAIN}"><${p}numFmts>${custom.join('')}</${p}numFmts><${p}cellStyleXfs><${p}xf numFmtId="14"/></${p}cellStyleXfs><${p}cellXfs><${p}xf numFmtId="0"/>${xfs.join('')}</${p}cellXfs></${p}styleSheet>`;
}
