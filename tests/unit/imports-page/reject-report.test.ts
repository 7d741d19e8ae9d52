import { describe, expect, it } from 'vitest';
import type { QuarantinedRow } from '@/lib/imports/read-batches';
import { REPORT_PAGE, rejectReport } from '@/lib/imports/reject-report';

const words = { columns: ['Line', 'Column', 'Reason', 'Value', 'Text'], reason: ({ code }: { code: string }) => code };
const row = (line: number, part: Partial<QuarantinedRow> = {}): QuarantinedRow => ({
  line,
  column: 'Price',
  code: 'not_a_number',
  value: 'twelve',
  raw: 'A1,twelve',
  ...part,
});

async function report(rows: readonly QuarantinedRow[], locale: 'fr' | 'en' = 'en'): Promise<string> {
  const read = async (after: number) => rows.filter(({ line }) => line > after).slice(0, REPORT_PAGE);
  let text = '';
  for await (const part of rejectReport(read, words, locale)) text += part;
  return text;
}

describe('the quarantine as a file', () => {
  it('has a mark of its encoding, a heading and one record per row', async () => {
    expect(await report([row(3)])).toBe(
      '\ufeffLine,Column,Reason,Value,Text\r\n3,Price,not_a_number,twelve,"A1,twelve"\r\n',
    );
  });

  it('is separated by semicolons in French', async () => {
    expect(await report([row(3)], 'fr')).toContain('3;Price;not_a_number;twelve;"A1,twelve"\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '\n=1'])(
    'runs nothing in a spreadsheet: %j',
    async (raw) => {
      const [, record = ''] = (await report([row(2, { raw, value: raw, column: raw })])).split(/\r\n(?=2,)/);
      for (const cell of record.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/).slice(1)) {
        expect(cell.replace(/^"/, '')).not.toMatch(/^[\s]*[=+\-@]/);
      }
    },
  );

  it('keeps quotes and line breaks of a row inside its cell', async () => {
    expect(await report([row(2, { raw: 'a "b"\nc' })])).toContain('"a ""b""\nc"\r\n');
  });

  it('reads on, page by page', async () => {
    const many = Array.from({ length: REPORT_PAGE * 2 + 1 }, (_, i) => row(i + 2));
    expect((await report(many)).split('\r\n')).toHaveLength(many.length + 2);
  });
});
