import { AppError } from '@/lib/core/errors';
import type { Format } from './format';
import type { Inspection } from './inspection';

/** The format of a file that can be imported as it stands. @throws AppError that says what is still to be decided */
export function readyFormat(inspection: Inspection): Format {
  const { format, missing, questions } = inspection;
  if (!format) {
    throw new AppError(
      'unsupported_file',
      `The columns are not those of a known export: ${inspection.columns.join(', ')}. Give the format and a mapping.`,
      {
        key: 'imports.unknownFormat',
      },
    );
  }
  if (missing.length > 0) {
    const names = missing.map((alternatives) => alternatives.join(' or ')).join('; ');
    throw new AppError('unsupported_file', `No column was found for: ${names}. Map it to a column of the file.`, {
      key: 'imports.missingFields',
      values: { fields: names },
    });
  }
  const [question] = questions;
  if (question) {
    const what = question.kind === 'date_order' ? 'day and month' : 'decimal separator and thousands';
    throw new AppError(
      'unsupported_file',
      `In the column "${question.column}" ${what} cannot be told apart (${question.examples.join(', ')}). Say how it reads.`,
      {
        key: question.kind === 'date_order' ? 'imports.ambiguousDate' : 'imports.ambiguousNumber',
        values: { column: question.column, examples: question.examples.join(', ') },
      },
    );
  }
  return format;
}
