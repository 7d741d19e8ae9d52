import { open } from 'node:fs/promises';
import { AppError } from '@/lib/core/errors';
import { workbookPart } from './xlsx/workbook';
import { encrypted, ZipContainer } from './zip-container';

/** What a file is by its first bytes, whatever its name says. */
export type FileKind = 'text' | 'gzip' | 'xlsx' | 'zip';

const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex');
/** The directory of an OLE file names its streams in UTF-16; that of a protected workbook is here. */
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');
const HEAD = 1 << 16;
const MARKUP = /^\uFEFF?\s*<(?:!doctype|html|table|\?xml|\?mso|workbook|ss:)/i;

const refused = (message: string, key: string) => new AppError('unsupported_file', message, { key });

/**
 * Tells text, gzip, workbooks and other zip files apart.
 * @throws AppError that says what to do with a file that is none of them: old or protected workbooks, web pages, PDF
 */
export async function fileKind(path: string): Promise<FileKind> {
  const head = await firstBytes(path);
  if (head.length >= 2 && head[0] === 0x1f && head[1] === 0x8b) return 'gzip';
  if (isZip(head)) return zipKind(path);
  refuseForeign(head);
  return 'text';
}

/** @throws AppError when unpacked or plain content is no text table */
export function refuseForeign(head: Buffer): void {
  if (head.subarray(0, 8).equals(OLE)) {
    if (head.includes(ENCRYPTED)) throw encrypted();
    throw refused('This is a workbook of an old Excel (.xls). Save it as .xlsx or CSV.', 'imports.oldExcel');
  }
  if (isZip(head)) {
    throw refused('This is a zip or XLSX file inside of another one. Unpack it first.', 'imports.zip');
  }
  if (head.subarray(0, 5).toString('latin1') === '%PDF-' || MARKUP.test(head.subarray(0, 400).toString('utf8'))) {
    throw refused('This is a web page, an XML or a PDF file. Export the table as CSV or XLSX.', 'imports.notTable');
  }
}

const isZip = (head: Buffer) =>
  head.length >= 4 && head[0] === 0x50 && head[1] === 0x4b && (head[2] === 3 || head[2] === 5 || head[2] === 7);

async function zipKind(path: string): Promise<'xlsx' | 'zip'> {
  const zip = await ZipContainer.open(path);
  try {
    if (workbookPart(zip.entries)) return 'xlsx';
    const names = [...zip.entries.keys()];
    if (names.some((name) => /^xl\/workbook\.bin$|^content\.xml$|^Index\/Document\.iwa$/.test(name))) {
      throw refused(
        'This workbook is of another kind (.xlsb, .ods, .numbers). Save it as .xlsx or CSV.',
        'imports.otherBook',
      );
    }
    if (names.length === 0) throw refused('The zip file is empty.', 'imports.empty');
    return 'zip';
  } finally {
    zip.close();
  }
}

async function firstBytes(path: string): Promise<Buffer> {
  const file = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    const why = error.code === 'ENOENT' ? 'does not exist' : `cannot be opened (${error.code ?? error.message})`;
    throw new AppError('not_found', `The file ${path} ${why}.`, { key: 'imports.unreadable', cause: error });
  });
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
