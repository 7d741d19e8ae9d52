import { AppError } from '@/lib/core/errors';
import type { Locale } from '@/lib/core/locale';
import { TEMPLATE_FORMATS } from '../formats/template-registry';
import { templateCsv } from './template-csv';
import { templateXlsx } from './template-xlsx';

export interface TemplateFile {
  name: string;
  type: string;
  body: string | Uint8Array;
}

/** The file of a template: header and one example row, to be filled in and imported as it is. */
export async function templateFile(id: string, format: 'csv' | 'xlsx', locale: Locale): Promise<TemplateFile> {
  const template = TEMPLATE_FORMATS.find((entry) => entry.id === id);
  if (!template) throw new AppError('not_found', `There is no template "${id}".`);
  const name = `${template.label[locale]
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')}.${format}`;
  return format === 'csv'
    ? { name, type: 'text/csv; charset=utf-8', body: templateCsv(template, locale) }
    : {
        name,
        type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        body: await templateXlsx(template, locale),
      };
}
