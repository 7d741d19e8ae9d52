import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createTranslator } from 'next-intl';
import { abilitiesOf } from '@/lib/auth/abilities';
import type { Viewer } from '@/lib/auth/viewer';
import { env } from '@/lib/core/env';
import { messages } from '@/lib/i18n/messages';
import { loadDemo } from '@/prisma/demo/load';
import { readScenario } from '@/prisma/demo/scenario';
import { type TestDatabase, testDatabase } from '../database';

export const NOW = new Date('2026-11-23T06:00:00Z');
export const YEAR = { from: '2025-11-23', to: '2026-11-22' };

/** What `next-intl/server` gives outside of a request: the English messages. */
export async function translations(namespace: string) {
  return createTranslator({
    locale: 'en',
    messages: await messages('en'),
    namespace: namespace as never,
    onError: (error) => {
      throw error;
    },
  });
}

export function reader(role: 'CEO' | 'CMO' | 'ANALYST' = 'CEO', without: readonly string[] = []): Viewer {
  return {
    userId: 1,
    name: 'Test',
    email: 'test@example.org',
    role,
    locale: 'en',
    via: 'session',
    isDemo: false,
    abilities: abilitiesOf(role).filter((ability) => !without.includes(ability)),
  };
}

/** The demo shop in a database of its own. */
export async function pageShop(orders: number): Promise<TestDatabase & { remove(): Promise<void> }> {
  const database = await testDatabase();
  const folder = mkdtempSync(path.join(tmpdir(), 'vigie-pages-'));
  env().VIGIE_DATA_DIR = folder;
  await loadDemo({ seed: 11, orders, scenario: readScenario(), today: '2026-11-23' });
  return {
    ...database,
    async remove() {
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** "€1,234.50" and "−€3.00" as numbers. */
export const amountOf = (text: string) => Number(text.replace('−', '-').replace(/[^\d.-]/g, ''));
