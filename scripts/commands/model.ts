import { parseArgs } from 'node:util';
import { type BenchColumn, type BenchModel, type BenchRow, benchRows, columnsFor } from '@/lib/bench/bench-model';
import { BENCH_MODELS } from '@/lib/bench/registry';
import { AppError } from '@/lib/core/errors';
import { csvRecords } from '@/lib/imports/reading/csv-records';
import { decode } from '@/lib/imports/reading/decode';
import { declaredDelimiter, detectDelimiter } from '@/lib/imports/reading/detect-delimiter';
import { detectEncoding } from '@/lib/imports/reading/detect-encoding';
import { fileFacts, readBytes } from '@/lib/imports/reading/file-source';
import { fromHere } from '@/scripts/start/from-here';

const names = (columns: readonly BenchColumn[]) => columns.map((column) => column.name).join(', ');

const LIST = BENCH_MODELS.map(({ name, summary, columns, orColumns }) => {
  const other = orColumns ? `, or ${names(orColumns)}` : '';
  const file = columns ? `  columns: ${names(columns)}${other}` : '  without a file';
  return `    ${name}: ${summary}\n    ${file}`;
}).join('\n');

const USAGE = `model NAME [--file FILE.csv] [--options 'JSON'] [--json]

  Runs one of Vigie's models on a file (CSV, also .gz), without a shop and without a database.
${LIST}
  --options 'JSON'  what the model is told beside the file, for example
                    {"before":{"sessions":100,"conversion":0.02},"after":{"sessions":120,"conversion":0.018}}
  --json            on one line; otherwise indented
  Prints {"model", "options", "result"}.`;

/** The file's rows as its columns want them; separator and encoding are found as for imports. */
async function readRows(model: BenchModel, file: string | undefined): Promise<BenchRow[]> {
  const { columns, name } = model;
  if (!columns) return [];
  if (file === undefined) throw new AppError('invalid_input', `${name} needs --file FILE.csv.`);
  const path = fromHere(file);
  const facts = await fileFacts(path, true);
  const encoding = detectEncoding(facts.head, facts.isUtf8);
  const head = new TextDecoder(encoding).decode(facts.head);
  const delimiter = detectDelimiter(head);
  const records = [];
  for await (const batch of csvRecords(decode(readBytes(path, facts.gzip), encoding), delimiter)) {
    records.push(...batch);
  }
  if (declaredDelimiter(head)) records.shift();
  const [header, ...rest] = records;
  if (!header) throw new AppError('invalid_input', `The file ${file} is empty.`);
  // Where the comma does not separate, it is the decimal sign of French files.
  const plain = (field: string) => (delimiter === ',' ? field : field.replace(/^([+-]?\d+),(\d+)$/, '$1.$2'));
  return benchRows(
    columnsFor(model, header.fields),
    header.fields,
    rest.map(({ line, fields }) => ({ line, fields: fields.map(plain) })),
  );
}

function readOptions(text: string | undefined): unknown {
  if (text === undefined) return {};
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError('invalid_input', `--options is not JSON: ${(cause as Error).message}`, { cause });
  }
}

async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      file: { type: 'string' },
      options: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const [name, ...more] = positionals;
  if (name === undefined || more.length > 0) {
    process.stderr.write(`Usage: ${USAGE}\n`);
    return 2;
  }
  const model = BENCH_MODELS.find((each) => each.name === name);
  if (!model) {
    const known = BENCH_MODELS.map((each) => each.name).join(', ');
    throw new AppError('invalid_input', `There is no model "${name}". Known: ${known}.`);
  }
  const options = readOptions(values.options);
  const result = model.run(await readRows(model, values.file), options);
  process.stdout.write(`${JSON.stringify({ model: name, options, result }, null, values.json ? 0 : 2)}\n`);
  return 0;
}

export default { name: 'model', summary: 'Run one of the models on a file', usage: USAGE, run };
