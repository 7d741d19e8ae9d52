import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { AppError } from '@/lib/core/errors';
import type { BatchReport } from '@/lib/imports/batch';
import type { Choices } from '@/lib/imports/inspection';
import { runImport } from '@/lib/imports/run-import';
import { fromHere } from '@/scripts/start/from-here';

const USAGE = `import FILE... [--format ID] [--mapping FILE] [--currency CODE] [--json]

Reads CSV files (also .gz) into the shop. Format, encoding, separator and columns are detected.
  --format ID      the format, when it is not recognised (generic-orders, olist-orders, ...)
  --mapping FILE   JSON: {"field": "Column of the file", ...}, or {"mapping": {...}, "settings": {"dateOrder":
                   {"booked_at": "dmy"}, "decimal": {"unit_price": ","}}, "encoding": "...", "delimiter": ";"}
  --currency CODE  currency of the amounts, when the file has none (EUR, GBP, ...)
  --json           prints the report as JSON on standard output`;

async function readChoices(file: string | undefined): Promise<Choices> {
  if (!file) return {};
  let parsed: unknown;
  try {
    parsed = JSON.parse(await readFile(fromHere(file), 'utf8'));
  } catch (error) {
    throw new AppError('invalid_input', `The mapping file ${file} cannot be read: ${(error as Error).message}`);
  }
  const value = parsed as Record<string, unknown>;
  const isFull = ['mapping', 'settings', 'encoding', 'delimiter', 'format'].some((key) => key in value);
  return (isFull ? value : { mapping: value }) as Choices;
}

async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      format: { type: 'string' },
      mapping: { type: 'string' },
      currency: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help || positionals.length === 0) {
    console.error(USAGE);
    return values.help ? 0 : 2;
  }
  const choices = await readChoices(values.mapping);
  const batches: BatchReport[] = [];
  for (const file of positionals) {
    console.error(`${file}: reading`);
    let last = '';
    const report = await runImport({
      ...choices,
      ...(values.format ? { format: values.format } : {}),
      ...(values.currency ? { currency: values.currency } : {}),
      path: fromHere(file),
      createdBy: 'command line',
      onProgress: ({ phase, rowsRead, share }) => {
        const text = `${file}: ${phase} ${rowsRead} rows, ${Math.round(share * 100)} %`;
        if (text !== last) console.error(text);
        last = text;
      },
    });
    batches.push(report);
    console.error(
      `${file}: ${report.format}, ${report.rows} rows = ${report.inserted} inserted + ${report.updated} updated + ` +
        `${report.unchanged} unchanged + ${report.quarantined} quarantined, ${report.seconds} s`,
    );
  }
  if (values.json) console.log(JSON.stringify({ batches }));
  return 0;
}

export default { name: 'import', summary: 'Import export files of the shop', usage: USAGE, run };
