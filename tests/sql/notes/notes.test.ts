import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { abilitiesOf } from '@/lib/auth/abilities';
import { createUser } from '@/lib/auth/users';
import { CONSOLE_ACTOR, type Viewer } from '@/lib/auth/viewer';
import type { Role } from '@/lib/core/roles';
import { runSql } from '@/lib/db/run-sql';
import { factoryCatalogue } from '@/lib/kpi/catalogue';
import {
  addAnnotation,
  annotationInput,
  annotationsIn,
  changeAnnotation,
  deleteAnnotation,
} from '@/lib/notes/annotations';
import {
  changeView,
  deleteView,
  listSavedViews,
  readSavedView,
  type SavedViewInput,
  saveView,
} from '@/lib/notes/saved-views';
import { type TestDatabase, testDatabase } from '../database';

let database: TestDatabase;
const viewers = {} as Record<Role, Viewer>;

beforeAll(async () => {
  database = await testDatabase();
  for (const role of ['CEO', 'CMO', 'ADMIN', 'ANALYST'] as const) {
    const input = {
      email: `${role}@example.org`,
      name: `N ${role}`,
      role,
      locale: 'fr' as const,
      password: 'lavande-2026-soleil',
    };
    const { id } = await createUser(CONSOLE_ACTOR, input);
    viewers[role] = {
      userId: id,
      name: input.name,
      email: input.email,
      role,
      locale: 'fr',
      via: 'session',
      isDemo: false,
      abilities: abilitiesOf(role),
    };
  }
});
afterAll(() => database.drop());

const view = (name: string, kpis: string[], isShared = false): SavedViewInput => ({
  name,
  isShared,
  chart: 'auto',
  query: {
    kpis,
    dimensions: ['category'],
    from: '2024-01-01',
    to: '2024-03-31',
    preset: null,
    grain: 'none',
    compare: 'none',
    filters: [],
    sort: null,
    asOf: null,
  },
});
const namesFor = async (role: Role) => (await listSavedViews(viewers[role], factoryCatalogue)).map(({ name }) => name);

describe('saved views', () => {
  it('are the own ones and those that are shared', async () => {
    const id = await saveView(viewers.CEO, view('Ventes', ['net_revenue']));
    expect(await namesFor('CEO')).toEqual(['Ventes']);
    expect(await namesFor('CMO')).toEqual([]);
    await expect(readSavedView(viewers.CMO, id, factoryCatalogue)).rejects.toMatchObject({ code: 'not_found' });
    await changeView(viewers.CEO, id, { isShared: true, name: 'Ventes par catégorie' });
    expect(await namesFor('CMO')).toEqual(['Ventes par catégorie']);
    expect(await readSavedView(viewers.CMO, id, factoryCatalogue)).toMatchObject({
      owner: 'N CEO',
      isOwn: false,
      query: { kpis: ['net_revenue'] },
    });
  });

  it('with a KPI of margin do not exist for a role that may not see margin', async () => {
    const id = await saveView(viewers.CEO, view('Marge secrète', ['net_revenue', 'gross_margin'], true));
    expect(await namesFor('ADMIN')).toEqual(['Ventes par catégorie']);
    await expect(readSavedView(viewers.ADMIN, id, factoryCatalogue)).rejects.toMatchObject({ code: 'not_found' });
    expect(await namesFor('ANALYST')).toContain('Marge secrète');
  });

  it('are changed by their owner only; an administrator may delete a shared one', async () => {
    const [shared] = await listSavedViews(viewers.CMO, factoryCatalogue);
    const id = shared?.id ?? '';
    await expect(changeView(viewers.CMO, id, { name: 'x' })).rejects.toMatchObject({ code: 'not_found' });
    await expect(deleteView(viewers.CMO, id)).rejects.toMatchObject({ code: 'not_found' });
    const own = await saveView(viewers.CMO, view('À moi', ['net_revenue']));
    await expect(deleteView(viewers.ADMIN, own)).rejects.toMatchObject({ code: 'not_found' });
    await deleteView(viewers.ADMIN, (await listSavedViews(viewers.ADMIN, factoryCatalogue))[0]?.id ?? '');
    await deleteView(viewers.CMO, own);
    expect(await namesFor('CMO')).toEqual(['Marge secrète']);
  });

  it('leave their trace in the audit log', async () => {
    const rows = await runSql<{ n: number }>(
      `SELECT count(*)::int AS n FROM audit_entry WHERE action = 'view_changed'`,
    );
    expect(rows[0]?.n).toBe(6);
  });
});

describe('annotations', () => {
  const note = (day: string, text: string, more: { endDay?: string; kpi?: string } = {}) =>
    annotationInput.parse({ day, text, endDay: more.endDay ?? null, kpi: more.kpi ?? null });
  const seen = async (role: Role, kpis: string[], from = '2024-01-01', to = '2024-01-31') =>
    annotationsIn(viewers[role], { from, to }, kpis);

  it('are seen where their days touch the period, by everyone, with their author', async () => {
    await addAnnotation(viewers.CMO, note('2024-01-10', 'Soldes', { endDay: '2024-02-06' }), factoryCatalogue);
    await addAnnotation(viewers.CEO, note('2024-01-12', 'Rupture', { kpi: 'order_count' }), factoryCatalogue);
    await addAnnotation(viewers.ADMIN, note('2023-12-31', 'Avant'), factoryCatalogue);
    expect((await seen('CEO', ['net_revenue'])).map(({ text, author }) => `${text} ${author}`)).toEqual([
      'Soldes N CMO',
    ]);
    expect((await seen('CEO', ['order_count'])).map(({ text }) => text)).toEqual(['Soldes', 'Rupture']);
    expect(await seen('CEO', ['net_revenue'], '2024-02-06', '2024-02-07')).toHaveLength(1);
    expect(await seen('CEO', ['net_revenue'], '2024-02-07', '2024-02-09')).toHaveLength(0);
  });

  it('are changed and deleted by their author or an administrator', async () => {
    const [mine] = await seen('CMO', ['net_revenue']);
    expect(mine?.mayChange).toBe(true);
    expect((await seen('CEO', ['net_revenue']))[0]?.mayChange).toBe(false);
    const id = mine?.id ?? 0;
    await expect(deleteAnnotation(viewers.CEO, id)).rejects.toMatchObject({ code: 'forbidden' });
    await changeAnnotation(viewers.CMO, id, note('2024-01-11', 'Soldes d’hiver'), factoryCatalogue);
    expect((await seen('CEO', ['net_revenue']))[0]).toMatchObject({
      day: '2024-01-11',
      endDay: null,
      text: 'Soldes d’hiver',
    });
    await deleteAnnotation(viewers.ADMIN, id);
    expect(await seen('CEO', ['net_revenue'])).toEqual([]);
    await expect(deleteAnnotation(viewers.ADMIN, id)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('need a sensible range, and a KPI that the author may see', async () => {
    expect(annotationInput.safeParse({ day: '2024-02-02', endDay: '2024-02-01', text: 'x', kpi: null }).success).toBe(
      false,
    );
    expect(annotationInput.safeParse({ day: '2024-02-30', endDay: null, text: 'x', kpi: null }).success).toBe(false);
    await expect(
      addAnnotation(viewers.ADMIN, note('2024-01-12', 'Marge', { kpi: 'gross_margin' }), factoryCatalogue),
    ).rejects.toMatchObject({ code: 'forbidden' });
  });
});
