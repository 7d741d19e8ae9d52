import { inflateRawSync } from 'node:zlib';

/** Entries of a ZIP, read from its directory at the end. */
function unzip(file: Uint8Array): Map<string, string> {
  const data = Buffer.from(file);
  const end = data.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  const entries = new Map<string, string>();
  let at = data.readUInt32LE(end + 16);
  for (let left = data.readUInt16LE(end + 10); left > 0; left--) {
    const [method, size, nameSize] = [
      data.readUInt16LE(at + 10),
      data.readUInt32LE(at + 20),
      data.readUInt16LE(at + 28),
    ];
    const head = data.readUInt32LE(at + 42);
    const start = head + 30 + data.readUInt16LE(head + 26) + data.readUInt16LE(head + 28);
    const raw = data.subarray(start, start + size);
    entries.set(
      data.toString('utf8', at + 46, at + 46 + nameSize),
      (method === 0 ? raw : inflateRawSync(raw)).toString('utf8'),
    );
    at += 46 + nameSize + data.readUInt16LE(at + 30) + data.readUInt16LE(at + 32);
  }
  return entries;
}

const plain = (xml: string) =>
  xml
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;|&#39;/g, "'")
    .replace(/&amp;/g, '&');

export interface Workbook {
  /** By sheet, rows of cells: texts as texts, numbers as the file writes them. */
  sheets: { name: string; rows: (string | number | null)[][] }[];
  hasFormula: boolean;
}

export function readXlsx(file: Uint8Array): Workbook {
  const entries = unzip(file);
  const shared = [...(entries.get('xl/sharedStrings.xml') ?? '').matchAll(/<si>([\s\S]*?)<\/si>/g)].map(([, item]) =>
    plain([...(item as string).matchAll(/<t[^>]*>([\s\S]*?)<\/t>/g)].map(([, text]) => text).join('')),
  );
  const names = [...(entries.get('xl/workbook.xml') ?? '').matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(([, name]) =>
    plain(name as string),
  );
  const sheets = names.map((name, i) => {
    const xml = entries.get(`xl/worksheets/sheet${i + 1}.xml`) ?? '';
    const rows = [...xml.matchAll(/<row [^>]*?(?:\/>|>([\s\S]*?)<\/row>)/g)].map(([, row]) => {
      const cells: (string | number | null)[] = [];
      for (const [, ref, attributes, inside] of (row ?? '').matchAll(
        /<c r="([A-Z]+)\d+"([^>]*?)(?:\/>|>([\s\S]*?)<\/c>)/g,
      )) {
        const column = [...(ref as string)].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
        const value = /<v>([\s\S]*?)<\/v>/.exec(inside ?? '')?.[1];
        while (cells.length < column) cells.push(null);
        cells.push(
          value === undefined
            ? null
            : /t="s"/.test(attributes as string)
              ? (shared[Number(value)] ?? '')
              : Number(value),
        );
      }
      return cells;
    });
    return { name, rows };
  });
  return { sheets, hasFormula: [...entries.values()].some((xml) => /<f[ >]/.test(xml)) };
}
