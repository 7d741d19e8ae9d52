import type { Locale } from '@/lib/core/locale';
import type { TemplateFormat } from '../formats/parts/template-format';
import { headerOf, writtenExample } from './template-cells';

const quoted = (cell: string, delimiter: string) =>
  /["\r\n]/.test(cell) || cell.includes(delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell;

/** Header and one example row, as a spreadsheet of the language opens it: semicolons and decimal commas in French. */
export function templateCsv({ template }: TemplateFormat, locale: Locale): string {
  const delimiter = locale === 'fr' ? ';' : ',';
  const line = (cells: readonly string[]) => cells.map((cell) => quoted(cell, delimiter)).join(delimiter);
  const header = template.fields.map((field) => headerOf(field, locale));
  const example = template.fields.map((field) => writtenExample(field, locale));
  return `\uFEFF${line(header)}\r\n${line(example)}\r\n`;
}
