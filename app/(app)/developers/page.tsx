import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import { DevelopersPage } from '@/components/developers/developers-page';
import { dataState } from '@/lib/api/data-state';
import { apiExamples } from '@/lib/api/examples';
import { toolNames } from '@/lib/api/mcp/mcp-server';
import { describedPaths } from '@/lib/api/openapi/document';
import { CALLS_PER_MINUTE } from '@/lib/auth/call-limit';
import { requireAbility } from '@/lib/auth/require-ability';
import { env } from '@/lib/core/env';
import { governedCatalogue } from '@/lib/kpi/governed-catalogue';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('developers'))('title') };
}

export default async function Developers() {
  const { abilities } = await requireAbility('kpi:query');
  const [state, catalogue, sent] = await Promise.all([dataState(new Date()), governedCatalogue(), headers()]);
  const base = new URL(env().VIGIE_URL ?? `http://${sent.get('host')}`).origin;
  return (
    <DevelopersPage
      base={base}
      examples={apiExamples(state, abilities)}
      endpoints={describedPaths(catalogue).map(({ operationId, tags, method, path, summary, scope }) => ({
        id: operationId ?? path,
        group: tags?.[0] ?? '',
        method: method.toUpperCase(),
        path,
        summary: summary ?? '',
        scope,
      }))}
      tools={toolNames(abilities)}
      callsPerMinute={CALLS_PER_MINUTE}
      canMakeKeys={abilities.includes('api-keys:manage')}
    />
  );
}
