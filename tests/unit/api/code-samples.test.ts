import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { codeSample, readableJson } from '@/components/developers/code-samples';

const call = {
  method: 'POST' as const,
  url: 'http://vigie.test/api/v1/kpis/query',
  body: readableJson({ kpis: ['net_revenue'], filters: [{ dimension: 'product', in: ["L'eau", 'a"b'] }], limit: 5 }),
};

describe('a call to take along', () => {
  it('is JSON that people can read', () => {
    expect(readableJson({ kpis: ['a', 'b'], n: { list: [1, 2] } })).toBe(
      '{\n  "kpis": ["a", "b"],\n  "n": {\n    "list": [1, 2]\n  }\n}',
    );
    expect(JSON.parse(call.body).filters[0].in).toEqual(["L'eau", 'a"b']);
  });

  it('is one that a shell takes as it stands', () => {
    const script = codeSample('curl', call).replace(/^curl -s/, 'printf "%s\\0"');
    const parts = execFileSync('sh', ['-c', script], { env: { ...process.env, VIGIE_KEY: 'vigie_k' } })
      .toString()
      .split('\0');
    expect(parts).toEqual([
      call.url,
      '-H',
      'Authorization: Bearer vigie_k',
      '-H',
      'Content-Type: application/json',
      '-d',
      call.body,
      '',
    ]);
  });

  it('is written in R and Python, without the key', () => {
    expect(codeSample('r', call)).toContain(`req_body_raw(r"---(${call.body})---"`);
    const python = codeSample('python', { ...call, body: '{"a":true,"b":null,"c":[false,1.5]}' });
    expect(python).toContain('"a": True');
    expect(python).toContain('"b": None');
    expect(python).toContain('"c": [False, 1.5]');
    expect(codeSample('python', { method: 'GET', url: 'http://vigie.test/x', body: null })).toContain('requests.get(');
    for (const language of ['curl', 'r', 'python'] as const) expect(codeSample(language, call)).toContain('VIGIE_KEY');
  });
});
