import { parseArgs } from 'node:util';
import { AppError } from '@/lib/core/errors';
import { isLocale } from '@/lib/core/locale';
import { BATCH_COMMANDS } from './import/batches';
import { importFiles } from './import/files';

const USAGE = `import FILE... [--dry-run] [--format ID] [--mapping FILE] [--currency CODE] [--answer NAME=VALUE] [--json]
import list [--json]
import undo BATCH [--json]
import quarantine BATCH [--csv [--locale fr|en] | --json]
import retry BATCH [--json]

Reads CSV and XLSX files (also .gz, or several in a .zip) into the shop, one after the other. Format, encoding, separator and columns are
detected. A file named like one of the words is written as ./list.
  --dry-run        tells what would happen, with the effect on headline figures, and stores nothing
  --format ID      the format, when it is not recognised (generic-orders, olist-orders, ...)
  --mapping FILE   JSON: {"field": "Column of the file", ...}, or {"mapping": {...}, "settings": {"dateOrder":
                   {"booked_at": "dmy"}, "decimal": {"unit_price": ","}}, "encoding": "...", "delimiter": ";"}
  --currency CODE  currency of the amounts, when the file has none (EUR, GBP, ...)
  --answer N=V     what the format asks and the file does not say (snapshot_day=2024-01-31, ...); may be repeated
  --json           prints the report as JSON on standard output

  list             the imports, the newest first
  undo             takes a whole import back; later ones that changed the same data must be undone first
  quarantine       the rows that were not taken and wait; --csv as a spreadsheet opens it
  retry            imports the waiting rows again, once what was unknown is known

Ends with 1 when a file cannot be imported (those before it stay, those after it are not read), with 2 when it was not
understood.`;

async function run(args: string[]): Promise<number> {
  const { values, positionals } = parse(args);
  const [first, second, ...rest] = positionals;
  if (values.help || first === undefined) {
    console.error(USAGE);
    return values.help ? 0 : 2;
  }
  const command = Object.hasOwn(BATCH_COMMANDS, first) ? BATCH_COMMANDS[first] : undefined;
  if (!command) return importFiles(positionals, { ...values, dryRun: values['dry-run'] });
  if (rest.length > 0 || (first === 'list') !== (second === undefined)) {
    console.error(USAGE);
    return 2;
  }
  const { json, csv, locale } = values;
  if (!isLocale(locale)) throw new AppError('invalid_input', `--locale ${locale}: fr or en.`);
  return command(second, { json, csv, locale });
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        'dry-run': { type: 'boolean', default: false },
        format: { type: 'string' },
        mapping: { type: 'string' },
        currency: { type: 'string' },
        answer: { type: 'string', multiple: true },
        csv: { type: 'boolean', default: false },
        locale: { type: 'string', default: 'en' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (cause) {
    throw new AppError('invalid_input', (cause as Error).message, { cause });
  }
}

export default { name: 'import', summary: 'Import export files, undo imports, see what waits', usage: USAGE, run };
