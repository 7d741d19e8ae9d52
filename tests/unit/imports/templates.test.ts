import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { LOCALES } from '@/lib/core/locale';
import { NOT_DATA } from '@/lib/imports/format';
import { formatContext } from '@/lib/imports/format-context';
import { TEMPLATE_FORMATS } from '@/lib/imports/formats/template-registry';
import { inspectFile } from '@/lib/imports/inspect-file';
import type { Stage } from '@/lib/imports/stage';
import { templateFile } from '@/lib/imports/templates/template-file';
import { TEMPLATES } from '@/lib/imports/templates/template-list';

const folder = mkdtempSync(path.join(tmpdir(), 'vigie-templates-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Keeps what a handler writes. */
function fakeStage() {
  const written: [table: string, row: Record<string, unknown>][] = [];
  const stage = {
    write: (table: string, row: Record<string, unknown>) => {
      written.push([table, row]);
      return undefined;
    },
  } as unknown as Stage;
  return { stage, written };
}

async function readTemplate(id: string, kind: 'csv' | 'xlsx', locale: 'fr' | 'en') {
  const { name, body } = await templateFile(id, kind, locale);
  const file = path.join(folder, `${locale}-${name}`);
  writeFileSync(file, body);
  const inspection = await inspectFile(file);
  const { stage, written } = fakeStage();
  const context = formatContext({
    inspection,
    stage,
    currency: 'EUR',
    identityKey: 'key',
    fileName: name,
    answers: {},
    warn: () => undefined,
  });
  const handler = inspection.format?.open(context);
  const [record] = inspection.sample;
  const outcome = record && handler?.row(record.fields, record.line);
  await handler?.end();
  return { inspection, written, outcome };
}

describe('templates', () => {
  it('are listed with what they are good for', () => {
    expect(TEMPLATES.length).toBeGreaterThanOrEqual(16);
    for (const { label, purpose } of TEMPLATES) {
      for (const locale of LOCALES) expect(`${label[locale]}${purpose[locale]}`.length).toBeGreaterThan(20);
    }
  });

  for (const { id, template } of TEMPLATE_FORMATS) {
    it(`${id}: each download is recognised, asks nothing, and its example row is taken alike`, async () => {
      const seen: unknown[] = [];
      for (const locale of LOCALES) {
        for (const kind of ['csv', 'xlsx'] as const) {
          const { inspection, written, outcome } = await readTemplate(id, kind, locale);
          const which = `${locale} ${kind}`;
          expect([which, inspection.format?.id]).toEqual([which, id]);
          expect([which, inspection.questions]).toEqual([which, []]);
          expect([which, Object.keys(inspection.mapping).sort()]).toEqual([
            which,
            template.fields.map(({ name }) => name).sort(),
          ]);
          expect([which, outcome]).toEqual([which, undefined]);
          expect(outcome).not.toBe(NOT_DATA);
          expect(written.length).toBeGreaterThan(0);
          seen.push(
            Object.fromEntries(
              template.fields
                .filter(
                  ({ type, example }) =>
                    typeof example === 'string' && ['date', 'amount', 'number', 'integer', 'month'].includes(type),
                )
                .map(({ name }) => [name, written.map(([, row]) => row[name])]),
            ),
          );
        }
      }
      for (const one of seen) expect(one).toEqual(seen[0]);
    });
  }

  it('reads what a French sheet of costs says, to the ten-thousandth', async () => {
    const { written } = await readTemplate('template-costs', 'csv', 'fr');
    expect(written).toEqual([
      [
        'stage_product_cost',
        { row_no: 2, sku: 'AUB-FAC-001', valid_from: '2026-01-15', currency: 'EUR', unit_cost: 63_500 },
      ],
    ]);
  });

  it('gives a workbook the same values as a sheet of text', async () => {
    for (const id of ['template-promotions', 'template-shipments', 'template-targets', 'template-customers']) {
      const csv = await readTemplate(id, 'csv', 'fr');
      const xlsx = await readTemplate(id, 'xlsx', 'fr');
      const clean = ([table, { content_hash: _, promised_day, ...row }]: [string, Record<string, unknown>]) => [
        table,
        { ...row, promised_day },
      ];
      expect([id, xlsx.written.map(clean)]).toEqual([id, csv.written.map(clean)]);
    }
  });
});
