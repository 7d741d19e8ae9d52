import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { AMOUNT_CASES } from './cases/amounts';
import { DATE_CASES } from './cases/dates';
import { ENCODING_CASES } from './cases/encodings';
import { TEXT_CASES } from './cases/text';
import { WORKBOOK_CASES } from './cases/workbooks';

/**
 * Writes the files of the corpus, each with what must become of it as JSON beside:
 * npx tsx tests/golden/write.ts && npx biome check --write tests/golden
 */
const folder = path.join(import.meta.dirname, 'files');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder);
const seen = new Set<string>();
for (const { file, bytes, ...outcome } of [
  ...TEXT_CASES,
  ...ENCODING_CASES,
  ...AMOUNT_CASES,
  ...DATE_CASES,
  ...WORKBOOK_CASES,
]) {
  if (seen.has(file)) throw new Error(`Two files are called ${file}.`);
  seen.add(file);
  writeFileSync(path.join(folder, file), bytes);
  writeFileSync(path.join(folder, `${file}.json`), `${JSON.stringify(outcome, null, 2)}\n`);
}
console.info(`${seen.size} files written.`);
