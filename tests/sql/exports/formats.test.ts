import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csvOf, type FileGiven, fileOf } from '@/app/(app)/explore/export/question-file';
import { chartTable } from '@/components/charts/chart-table';
import { abilitiesOf } from '@/lib/auth/abilities';
import type { Viewer } from '@/lib/auth/viewer';
import { answerPages } from '@/lib/exports/answer-pages';
import { exportText, exportValue } from '@/lib/exports/export-table';
import { formatter } from '@/lib/i18n/format';
import type { KpiAnswer } from '@/lib/kpi/answer';
import { factoryCatalogue } from '@/lib/kpi/catalogue';
import { runKpiQuery } from '@/lib/kpi/run';
import { explorerAnswer } from '@/lib/views/explorer-answer';
import { tableQuery } from '@/lib/views/explorer-engine';
import { canAnswer } from '@/lib/views/explorer-options';
import { type AskedQuestion, askedQuestion } from '@/lib/views/explorer-question';
import { explorerTable } from '@/lib/views/explorer-table';
import { paramsOf } from '@/lib/views/page-query';
import { type TestDatabase, testDatabase } from '../database';
import { loadTinyShop } from '../kpi/tiny-shop';
import { fileWords } from './explorer-words';
import { pdfTexts } from './read-pdf';
import { readXlsx } from './read-xlsx';

const NOW = new Date('2024-04-15T10:00:00Z');
const viewer: Viewer = {
  userId: 1,
  name: 'Inès =cmd',
  email: 'i@example.org',
  role: 'ANALYST',
  locale: 'fr',
  via: 'session',
  isDemo: false,
  abilities: abilitiesOf('ANALYST'),
};
const WORDS = fileWords('fr');
let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
  await loadTinyShop();
  await database.connection.query(`UPDATE product SET name = '=1+1' WHERE sku = 'SAV'`);
});
afterAll(() => database.drop());

const ask = (params: string) => askedQuestion(viewer, paramsOf(new URLSearchParams(params)), NOW);
const given = (asked: AskedQuestion): FileGiven => ({ viewer, asked, now: NOW, locale: 'fr', words: WORDS });
const answerOf = ({ query, catalogue }: AskedQuestion) =>
  runKpiQuery({ ...tableQuery(query), limit: 1000 }, { now: NOW, locale: 'fr', catalogue });

async function csvText(asked: AskedQuestion, dialect: 'plain' | 'fr'): Promise<string> {
  let text = '';
  for await (const chunk of await csvOf(given(asked), dialect)) text += chunk;
  return text;
}

/** RFC 4180, enough for what is written here. */
function parseCsv(text: string, separator: string): string[][] {
  const lines: string[][] = [[]];
  for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^"\n\r]*?))(\r?\n|$|[,;])/g)) {
    if (end !== separator && end !== '' && end !== '\n' && end !== '\r\n') throw new Error(`unexpected ${end}`);
    lines.at(-1)?.push(quoted?.replaceAll('""', '"') ?? bare ?? '');
    if (end === '\n' || end === '\r\n') lines.push([]);
    if (end === '') break;
  }
  return lines.filter((line) => line.length > 1 || line[0]);
}

const figures = (row: KpiAnswer['rows'][number], { meta }: KpiAnswer) =>
  meta.kpis.flatMap(({ id }) => [
    row[id] ?? null,
    ...(meta.compare
      ? [(row.compare as Record<string, unknown>)[id] ?? null, (row.change as Record<string, unknown>)[id] ?? null]
      : []),
  ]);
const PERIOD = 'from=2024-01-01&to=2024-03-31';
const QUESTIONS = [
  `kpi=net_revenue&kpi=average_order_value&grain=month&compare=previous_year&${PERIOD}`,
  `kpi=net_revenue&kpi=order_count&by=sales_channel&compare=previous_period&${PERIOD}`,
  `kpi=net_revenue&by=product&compare=none&${PERIOD}&not.sales_channel=market`,
  `kpi=gross_margin&kpi=gross_margin_rate&kpi=return_rate&by=category&grain=month&compare=previous_year&${PERIOD}`,
];

describe.each(QUESTIONS)('%s', (params) => {
  it('has the figures of the engine in CSV, XLSX, PDF and in the table of the page', async () => {
    const asked = await ask(params);
    const answer = await answerOf(asked);
    expect(answer.rows.length).toBeGreaterThan(0);

    const csv = parseCsv(await csvText(asked, 'plain'), ',');
    const body = csv.filter(([first]) => !first?.startsWith('# ')).slice(1);
    const width = figures(answer.rows[0] as KpiAnswer['rows'][number], answer).length;
    expect(body.map((line) => line.slice(-width))).toEqual(
      answer.rows.map((row) => figures(row, answer).map((value) => (value === null ? '' : String(value)))),
    );

    const { sheets, hasFormula } = readXlsx(await fileOf(given(asked), 'xlsx'));
    expect(hasFormula).toBe(false);
    expect(sheets.map(({ name }) => name)).toEqual(['Données', 'À propos']);
    const [, ...rows] = sheets[0]?.rows ?? [];
    const columns = sheets[0]?.rows[0]?.length ?? 0;
    const padded = rows
      .slice(0, answer.rows.length)
      .map((row) => Array.from({ length: columns }, (_, i) => row[i] ?? null));
    expect(padded.map((row) => row.slice(-width))).toEqual(
      answer.rows.map((row) => figures(row, answer).map((value) => (value === null ? null : Number(value)))),
    );
    if (answer.meta.totals && columns > width) {
      const totals = rows[answer.rows.length] ?? [];
      expect(totals[0]).toBe('Total');
      expect(Array.from({ length: width }, (_, i) => totals[columns - width + i] ?? null)).toEqual(
        figures(answer.meta.totals, answer).map((value) => (value === null ? null : Number(value))),
      );
    }

    const { data, drill, definitions, format, spec } = await explorerAnswer(viewer, asked, NOW, 'fr', WORDS);
    const table = explorerTable({
      answer: data.table,
      query: asked.query,
      view: null,
      definitions,
      format,
      locale: 'fr',
      drill,
      words: { period: '', total: 'Total', before: '', change: '', good: '', bad: '', neutral: '' },
    });
    expect(table.rows.map(({ cells }) => cells.slice(-width).map(({ raw }) => raw ?? null))).toEqual(
      answer.rows.map((row) => figures(row, answer)),
    );

    const texts = pdfTexts(await fileOf(given(asked), 'pdf', true)).join('\n');
    for (const row of answer.rows) {
      // A table that is too wide continues on further pages: the figures of one KPI stay beside each other.
      for (const { id, unit, label } of answer.meta.kpis) {
        const parts = answer.meta.compare ? (['value', 'before', 'change'] as const) : (['value'] as const);
        const cells = parts.map((part) => {
          const column = { part, id, name: id, label, unit };
          return exportText(exportValue(row, column, {}), column, answer.meta.grain, format);
        });
        expect(texts).toContain(`\n${cells.join('\n')}`);
      }
    }

    const shown = chartTable(spec, { name: '', value: '', share: '', compare: '' }).rows.flatMap(({ cells }) =>
      Object.values(cells).map(({ raw }) => raw),
    );
    const first = answer.meta.kpis[0]?.id as string;
    const whole = answer.rows.map((row) => (row[first] === null ? null : Number(row[first])));
    if (spec.type !== 'multiples') for (const value of whole) expect(shown).toContain(value);
  });
});

describe('a file', () => {
  it('says shop, range, filters by name, versions, state of the data, time and author', async () => {
    const csv = await csvText(await ask(QUESTIONS[2] as string), 'plain');
    for (const text of [
      '# shop,Tiny',
      '2024-01-01 / 2024-03-31',
      'Canal de vente sauf Marché',
      'version 1',
      '# data version,7',
      '2024-04-15T10:00:00.000Z',
      'Inès =cmd',
    ]) {
      expect(csv).toContain(text);
    }
  });

  it('holds no cell that a spreadsheet would run', async () => {
    const asked = await ask(QUESTIONS[2] as string);
    const cells = parseCsv(await csvText(asked, 'plain'), ',').flat();
    expect(cells).toContain("'=1+1");
    expect(cells.filter((cell) => /^[=+@\t]/.test(cell))).toEqual([]);
    const texts = readXlsx(await fileOf(given(asked), 'xlsx')).sheets.flatMap(({ rows }) => rows.flat());
    expect(texts).toContain("'=1+1");
  });

  it('speaks to French Excel with semicolons and decimal commas', async () => {
    const asked = await ask(QUESTIONS[0] as string);
    const text = await csvText(asked, 'fr');
    expect(text.startsWith('\ufeff')).toBe(true);
    const [row] = (await answerOf(asked)).rows;
    expect(text).toContain(`${row?.period};${String(row?.net_revenue).replace('.', ',')};`);
  });

  it('is an image with the size of its drawing', async () => {
    const png = Buffer.from(await fileOf(given(await ask(QUESTIONS[0] as string)), 'png'));
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(png.readUInt32BE(16)).toBe((1080 + 64) * 2);
  });
});

describe('every KPI', () => {
  const open = [...factoryCatalogue.values()].filter(({ kind }) => kind !== 'model');
  it.each(open.map(({ id }) => id))('%s is the same in CSV, XLSX and PDF as the engine answers', async (id) => {
    const asked = await ask(`kpi=${id}&grain=none&compare=previous_period&${PERIOD}`);
    if (!canAnswer(asked.query, asked.catalogue)) throw new Error('cannot be asked');
    const answer = await answerOf(asked);
    const [row] = answer.rows as [KpiAnswer['rows'][number]];
    const lines = parseCsv(await csvText(asked, 'plain'), ',');
    expect(lines.at(-1)).toEqual(figures(row, answer).map((value) => (value === null ? '' : String(value))));
    const [, line = []] = readXlsx(await fileOf(given(asked), 'xlsx')).sheets[0]?.rows ?? [];
    expect([0, 1, 2].map((i) => line[i] ?? null)).toEqual(
      figures(row, answer).map((value) => (value === null ? null : Number(value))),
    );
    const { unit } = answer.meta.kpis[0] as KpiAnswer['meta']['kpis'][number];
    const texts = pdfTexts(await fileOf(given(asked), 'pdf', true));
    expect(texts).toContain(formatter('fr', answer.meta.currency).value(row[id] as string | number | null, unit));
  });
});

describe('pages of an answer', () => {
  const reader = { abilities: viewer.abilities, locale: 'fr' as const, catalogue: factoryCatalogue, now: NOW };
  const query = {
    kpis: ['net_revenue'],
    from: '2024-01-01',
    to: '2024-03-31',
    dimensions: ['product' as const],
    order: [{ by: 'net_revenue', direction: 'desc' as const }],
  };

  it('hold every row once, in order', async () => {
    const whole = await runKpiQuery(query, { now: NOW });
    const rows = [];
    for await (const page of answerPages(query, { ...reader, size: 1 })) rows.push(...page.rows);
    expect(rows).toEqual(whole.rows);
    expect(rows.length).toBeGreaterThan(2);
  });

  it('never mix two states of the data', async () => {
    const pages = answerPages(query, { ...reader, size: 1 });
    await pages.next();
    await database.connection.query('UPDATE shop SET data_version = data_version + 1');
    await expect(pages.next()).rejects.toMatchObject({ code: 'conflict' });
    await database.connection.query('UPDATE shop SET data_version = data_version - 1');
  });

  it('are refused to who may not see the KPI', async () => {
    const admin = { ...reader, abilities: abilitiesOf('ADMIN') };
    await expect(answerPages({ ...query, kpis: ['gross_margin'] }, admin).next()).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});
