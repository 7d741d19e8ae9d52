import type { FormatContext } from './format';
import type { Inspection } from './inspection';
import { headerCurrency } from './reading/header';

type Given = Pick<FormatContext, 'stage' | 'currency' | 'identityKey' | 'fileName' | 'answers' | 'warn'>;

/** What a format's handler is given to read one file. */
export function formatContext({ inspection, ...given }: Given & { inspection: Inspection }): FormatContext {
  const { mapping, columns, preamble, settings } = inspection;
  return {
    ...given,
    settings,
    columns,
    preamble,
    column: (field) => (mapping[field] === undefined ? -1 : columns.indexOf(mapping[field])),
    columnCurrency: (field) => (mapping[field] === undefined ? null : headerCurrency(mapping[field])),
  };
}
