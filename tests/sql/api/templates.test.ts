import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GET } from '@/app/api/v1/imports/templates/[id]/route';
import { TEMPLATES } from '@/lib/imports/templates/template-list';
import { apiShop, call, keyOf, params, viewerOf } from './api-shop';

let close: () => Promise<void>;
let admin: string;
let analyst: string;

beforeAll(async () => {
  close = await apiShop();
  admin = await keyOf(await viewerOf('ADMIN'), ['imports:manage']);
  analyst = await keyOf(await viewerOf('ANALYST'), ['kpi:query']);
});
afterAll(() => close());

const read = (id: string, search: string, key?: string) =>
  GET(call(`/api/v1/imports/templates/${id}?${search}`, key), params(id));

describe('templates for download', () => {
  it('are files of their language, to save under a name of their own', async () => {
    const response = await read('template-costs', 'format=csv&locale=fr', admin);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="couts-unitaires.csv"');
    const text = Buffer.from(await response.arrayBuffer()).toString('utf8');
    expect(text).toBe(
      '\uFEFFRéférence produit;Valable à partir du;Coût unitaire;Devise\r\nAUB-FAC-001;15/01/2026;6,35;EUR\r\n',
    );
  });

  it('are workbooks as well', async () => {
    for (const { id } of TEMPLATES) {
      const response = await read(id, 'format=xlsx&locale=en', admin);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="[a-z0-9-]+\.xlsx"$/);
      const bytes = Buffer.from(await response.arrayBuffer());
      expect(bytes.subarray(0, 2).toString()).toBe('PK');
    }
  });

  it('are for those who import, and only what there is', async () => {
    expect((await read('template-costs', 'locale=fr')).status).toBe(401);
    expect((await read('template-costs', 'locale=fr', analyst)).status).toBe(403);
    expect((await read('template-nothing', 'locale=fr', admin)).status).toBe(404);
    expect((await read('template-costs', 'format=pdf&locale=fr', admin)).status).toBe(400);
  });
});
