import path from 'node:path';
import { AppError } from '@/lib/core/errors';
import { ZipContainer } from '../zip-container';
import { type MergedDown, mergedCells } from './merged-cells';
import { type NumberKind, numberKind } from './number-format';
import { readSharedStrings } from './shared-strings';
import { readXml } from './xml-events';

export interface SheetInfo {
  name: string;
  isHidden: boolean;
  /** entry of the zip file that holds it */
  part: string;
}

const MAX_SHEETS = 255;
const MAX_PART = 2 ** 24;
/** The most repetitive of real sheets are packed some 40 to 1. */
const MAX_RATIO = 150;

/** A spreadsheet file: its sheets, texts and formats. Cells are read sheet by sheet, as a stream. */
export class Workbook {
  private constructor(
    readonly zip: ZipContainer,
    readonly sheets: readonly SheetInfo[],
    readonly kinds: readonly NumberKind[],
    readonly is1904: boolean,
    private readonly stringsPart: string | null,
  ) {}

  private strings: Promise<readonly string[]> | undefined;
  private readonly merges = new Map<string, Promise<MergedDown[]>>();

  static async open(file: string): Promise<Workbook> {
    const zip = await ZipContainer.open(file, MAX_RATIO);
    try {
      const main = await mainPart(zip);
      const targets = await relations(zip, main);
      const { sheets, is1904 } = await readMain(zip, main, targets);
      const partOf = (type: string) => {
        const part = [...targets.values()].find((relation) => relation.type === type)?.part;
        return part && zip.entries.has(part) ? part : null;
      };
      const styles = partOf('styles');
      const kinds = styles ? await readStyles(zip, styles) : [];
      return new Workbook(zip, sheets, kinds, is1904, partOf('sharedStrings'));
    } catch (error) {
      zip.close();
      throw error;
    }
  }

  /** Texts that cells share; read when the first sheet is. */
  sharedStrings(): Promise<readonly string[]> {
    this.strings ??= this.stringsPart ? readSharedStrings(this.zip.read(this.stringsPart)) : Promise.resolve([]);
    return this.strings;
  }

  /** Cells of a sheet that were merged downwards. */
  mergedCells(part: string): Promise<MergedDown[]> {
    let merges = this.merges.get(part);
    if (!merges) {
      merges = mergedCells(this.zip, part);
      this.merges.set(part, merges);
    }
    return merges;
  }

  /** @throws AppError when there is no such sheet */
  sheet(name: string): SheetInfo {
    const found = this.sheets.find((sheet) => sheet.name === name);
    if (found) return found;
    const known = this.sheets.map((sheet) => sheet.name).join(', ');
    throw new AppError('invalid_input', `The workbook has no sheet "${name}". Its sheets: ${known}.`);
  }

  close(): void {
    this.zip.close();
  }
}

/** Whether a zip file is a workbook that can be read: `name` of the part that lists its sheets. */
export function workbookPart(entries: ReadonlyMap<string, unknown>): string | undefined {
  if (!entries.has('[Content_Types].xml')) return undefined;
  return [...entries.keys()].find((name) => /^(?:xl\/)?workbook\d*\.xml$/i.test(name));
}

async function mainPart(zip: ZipContainer): Promise<string> {
  let found: string | undefined;
  if (zip.entries.has('_rels/.rels')) {
    const open = (name: string, { Type = '', Target = '' }: Readonly<Record<string, string>>) => {
      if (name === 'Relationship' && Type.endsWith('/officeDocument')) found = Target.replace(/^\//, '');
    };
    await readXml(zip.read('_rels/.rels'), { open }, MAX_PART);
  }
  if (found && zip.entries.has(found)) return found;
  const part = workbookPart(zip.entries);
  if (part) return part;
  throw new AppError('unsupported_file', 'The file is no workbook.', { key: 'imports.unreadable' });
}

interface Relation {
  part: string;
  /** last word of its type: worksheet, styles, sharedStrings, chartsheet... */
  type: string;
}

async function relations(zip: ZipContainer, main: string): Promise<Map<string, Relation>> {
  const folder = path.posix.dirname(main);
  const part = path.posix.join(folder, '_rels', `${path.posix.basename(main)}.rels`);
  const targets = new Map<string, Relation>();
  if (!zip.entries.has(part)) return targets;
  const open = (name: string, { Id, Type = '', Target, TargetMode }: Readonly<Record<string, string>>) => {
    if (name !== 'Relationship' || !Id || !Target || TargetMode === 'External') return;
    const part = Target.startsWith('/') ? Target.slice(1) : path.posix.join(folder, Target);
    targets.set(Id, { part, type: Type.slice(Type.lastIndexOf('/') + 1) });
  };
  await readXml(zip.read(part), { open }, MAX_PART);
  return targets;
}

async function readMain(zip: ZipContainer, main: string, targets: ReadonlyMap<string, Relation>) {
  const sheets: SheetInfo[] = [];
  let is1904 = false;
  const open = (name: string, attributes: Readonly<Record<string, string>>) => {
    if (name === 'workbookPr') is1904 = /^(?:1|true)$/.test(attributes.date1904 ?? '');
    if (name !== 'sheet') return;
    const relation = targets.get(attributes['r:id'] ?? relationOf(attributes));
    // Sheets that are charts or macros have parts of other kinds.
    if (relation?.type !== 'worksheet' || !zip.entries.has(relation.part)) return;
    const state = attributes.state ?? 'visible';
    sheets.push({
      name: attributes.name ?? `Sheet ${sheets.length + 1}`,
      isHidden: state !== 'visible',
      part: relation.part,
    });
    if (sheets.length > MAX_SHEETS) {
      throw new AppError('too_large', `The workbook has more than ${MAX_SHEETS} sheets.`, {
        key: 'imports.tooManyFiles',
      });
    }
  };
  await readXml(zip.read(main), { open }, MAX_PART);
  if (sheets.length === 0) {
    throw new AppError('unsupported_file', 'The workbook has no sheet with cells.', { key: 'imports.empty' });
  }
  return { sheets, is1904 };
}

/** The prefix of the relationship's namespace is a custom, not a rule. */
const relationOf = (attributes: Readonly<Record<string, string>>) =>
  Object.entries(attributes).find(([name]) => name.endsWith(':id'))?.[1] ?? '';

async function readStyles(zip: ZipContainer, part: string): Promise<NumberKind[]> {
  const codes = new Map<number, string>();
  const kinds: NumberKind[] = [];
  let inCells = false;
  await readXml(
    zip.read(part),
    {
      open: (name, attributes) => {
        if (name === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
        else if (name === 'cellXfs') inCells = true;
        else if (name === 'xf' && inCells) {
          const id = Number(attributes.numFmtId ?? 0);
          kinds.push(numberKind(id, codes.get(id)));
        }
      },
      close: (name) => {
        if (name === 'cellXfs') inCells = false;
      },
    },
    MAX_PART,
  );
  return kinds;
}
