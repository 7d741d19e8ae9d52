import { recordAudit } from '@/lib/auth/audit';
import { AppError } from '@/lib/core/errors';
import type { Locale } from '@/lib/core/locale';
import en from '@/lib/i18n/messages/en/imports.json';
import fr from '@/lib/i18n/messages/fr/imports.json';
import { retryQuarantined } from '@/lib/imports/corrections/import-corrections';
import { listBatches, listQuarantine, readBatch } from '@/lib/imports/read-batches';
import { REPORT_PAGE, rejectReport } from '@/lib/imports/reject-report';
import { undoBatch } from '@/lib/imports/undo/undo-batch';

const PAGE = 200;
const WORDS = { en, fr };

export interface BatchOptions {
  json: boolean;
  csv: boolean;
  locale: Locale;
}

function idOf(text: string | undefined): number {
  if (!text || !/^[1-9]\d{0,8}$/.test(text)) {
    throw new AppError('invalid_input', `"${text ?? ''}" is not the number of an import. See: import list`);
  }
  return Number(text);
}

const print = (value: unknown) => console.log(JSON.stringify(value));

/** What is done with imports that are there; each gets the number and the options, and returns the exit code. */
export const BATCH_COMMANDS: Readonly<
  Record<string, (batch: string | undefined, options: BatchOptions) => Promise<number>>
> = {
  async list(_batch, { json }) {
    const batches = [];
    for (let page = await listBatches(PAGE); page.length > 0; page = await listBatches(PAGE, page.at(-1)?.id)) {
      batches.push(...page);
      if (page.length < PAGE) break;
    }
    if (json) print({ batches });
    else {
      for (const one of batches) {
        const counts = `${one.rows} = ${one.inserted} + ${one.updated} + ${one.unchanged} + ${one.quarantined}`;
        console.log([one.id, one.created_at, one.status, one.format.id, one.file, counts].join('\t'));
      }
    }
    return 0;
  },

  async undo(batch, { json }) {
    const id = idOf(batch);
    const undone = await undoBatch(id, 'command line');
    const { removed, restored } = undone.orders;
    await recordAudit({
      actor: 'console',
      action: 'import_undone',
      target: `import:${id}`,
      details: {
        file: undone.file,
        orders_removed: removed,
        orders_restored: restored,
        data_version: undone.dataVersion,
      },
    });
    if (json) print(undone);
    else {
      console.error(
        `Import ${id} (${undone.file}) is undone: ${removed} orders removed, ${restored} put back as they were, ` +
          `data version ${undone.dataVersion}, ${undone.seconds} s`,
      );
    }
    return 0;
  },

  async quarantine(batch, { json, csv, locale }) {
    const found = await readBatch(idOf(batch));
    if (!found) throw new AppError('not_found', `There is no import ${batch}.`);
    const read = async (after: number) => (await listQuarantine(found.id, { after, limit: REPORT_PAGE })).rows;
    if (csv) {
      const { columns } = WORDS[locale].quarantine;
      const codes: Record<string, string> = WORDS[locale].quarantine.codes;
      const words = {
        columns: (['line', 'column', 'reason', 'value', 'raw'] as const).map((column) => columns[column]),
        reason: ({ code }: { code: string }) => codes[code] ?? code,
      };
      for await (const part of rejectReport(read, words, locale)) process.stdout.write(part);
      return 0;
    }
    const rows = [];
    for (let page = await read(0); page.length > 0; page = await read(page.at(-1)?.line ?? 0)) {
      rows.push(...page);
      if (page.length < REPORT_PAGE) break;
    }
    if (json) print({ batch: found.id, rows });
    else for (const { line, column, code, raw } of rows) console.log([line, column, code, raw].join('\t'));
    return 0;
  },

  async retry(batch, { json }) {
    const id = idOf(batch);
    const report = await retryQuarantined(id, undefined, { createdBy: 'command line' });
    if (json) print({ batches: report ? [report] : [] });
    else if (report) {
      const taken = report.rows - report.quarantined;
      console.error(`Import ${id}: ${taken} of ${report.rows} waiting rows taken, as batch ${report.id}`);
    } else console.error(`No row of import ${id} waits in quarantine.`);
    return 0;
  },
};
