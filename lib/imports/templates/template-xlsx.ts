import writeExcelFile, { type Cell } from 'write-excel-file/node';
import type { Locale } from '@/lib/core/locale';
import type { TemplateField, TemplateFormat } from '../formats/parts/template-format';
import { exampleOf, headerOf } from './template-cells';

const HEAD = { fontWeight: 'bold', backgroundColor: '#edf0ee', wrap: true, alignVertical: 'center' } as const;
const WORDS = {
  en: {
    data: 'Data',
    help: 'Help',
    column: 'Column',
    required: 'Required',
    write: 'What to write',
    yes: 'yes',
    no: 'no',
  },
  fr: {
    data: 'Données',
    help: 'Aide',
    column: 'Colonne',
    required: 'Obligatoire',
    write: 'Que saisir',
    yes: 'oui',
    no: 'non',
  },
} as const;

/** A workbook: numbers are numbers and days are dates; a second sheet says what each column holds. */
export async function templateXlsx({ template }: TemplateFormat, locale: Locale): Promise<Uint8Array> {
  const words = WORDS[locale];
  const { fields } = template;
  const head = (text: string): Cell => ({ type: String, value: text, ...HEAD });
  const sheets = [
    {
      sheet: words.data,
      data: [
        fields.map((field) => head(headerOf(field, locale))),
        fields.map((field) => exampleCell(field, exampleOf(field, locale))),
      ],
      columns: fields.map((field) => ({ width: Math.max(14, headerOf(field, locale).length + 4) })),
      stickyRowsCount: 1,
    },
    {
      sheet: words.help,
      data: [
        [head(words.column), head(words.required), head(words.write)],
        ...fields.map((field): Cell[] => [
          { type: String, value: headerOf(field, locale), fontWeight: 'bold' },
          { type: String, value: field.required ? words.yes : words.no },
          { type: String, value: field.hint?.[locale] ?? '', wrap: true },
        ]),
      ],
      columns: [{ width: 30 }, { width: 12 }, { width: 90 }],
    },
  ];
  return new Uint8Array(await writeExcelFile(sheets, { fontFamily: 'Calibri', fontSize: 11 }).toBuffer());
}

function exampleCell({ type }: TemplateField, value: string): Cell {
  if (value === '') return null;
  if (type === 'date') {
    const [day, time] = value.split(' ');
    const format = time ? 'yyyy-mm-dd hh:mm' : 'yyyy-mm-dd';
    return { type: Date, value: new Date(`${day}T${time ?? '00:00'}:00Z`), format };
  }
  if (type === 'integer') return { type: Number, value: Number(value), format: '0' };
  if (type === 'amount') return { type: Number, value: Number(value), format: '0.00##' };
  if (type === 'number') {
    const percent = value.endsWith('%');
    const number = Number(value.replace('%', ''));
    return percent
      ? { type: Number, value: number / 100, format: '0.##%' }
      : { type: Number, value: number, format: '0.####' };
  }
  return { type: String, value };
}
