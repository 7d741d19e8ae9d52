import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { getLocale, getTranslations } from 'next-intl/server';
import { ApiKeysPanel } from '@/components/auth/api-keys-panel';
import { NewKeyForm } from '@/components/auth/new-key-form';
import { grantableScopes } from '@/lib/auth/abilities';
import { listApiKeys } from '@/lib/auth/api-keys';
import { instantText } from '@/lib/auth/instant-text';
import { requireAbility } from '@/lib/auth/require-ability';
import { env } from '@/lib/core/env';
import { addKey, revokeKey } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('users'))('keys.title') };
}

export default async function ApiKeysPage() {
  const viewer = await requireAbility('api-keys:manage');
  const [keys, t, locale, sent] = await Promise.all([
    listApiKeys(viewer),
    getTranslations('users.keys'),
    getLocale(),
    headers(),
  ]);
  const text = await instantText(locale);
  const base = env().VIGIE_URL ?? `http://${sent.get('host')}`;
  return (
    <div className="mx-auto max-w-5xl space-y-6">
      <header className="space-y-1">
        <h1 className="text-xl font-semibold tracking-tight text-tremor-content-strong">{t('title')}</h1>
        <p className="text-sm text-tremor-content-default">{t('lead')}</p>
      </header>
      <NewKeyForm scopes={grantableScopes(viewer.role)} base={new URL(base).origin} add={addKey} />
      <ApiKeysPanel
        keys={keys.map(({ createdAt, lastUsedAt, ...key }) => ({
          ...key,
          created: text(createdAt),
          lastUsed: lastUsedAt && text(lastUsedAt),
        }))}
        revoke={revokeKey}
      />
    </div>
  );
}
