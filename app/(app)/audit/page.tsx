import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { AuditLog } from '@/components/governance/audit-log';
import { PageHeader } from '@/components/ui/page-header';
import { requireAbility } from '@/lib/auth/require-ability';
import type { Locale } from '@/lib/core/locale';
import { loadAudit } from '@/lib/views/governance-audit';
import type { SearchParams } from '@/lib/views/page-query';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('governance.audit'))('title') };
}

export default async function Audit({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await requireAbility('audit:read');
  const [params, locale, t] = await Promise.all([searchParams, getLocale(), getTranslations('governance.audit')]);
  const log = await loadAudit(params, locale as Locale);
  return (
    <>
      <PageHeader title={t('title')} note={log.count}>
        <p className="max-w-3xl text-tremor-content-default">{t('lead')}</p>
      </PageHeader>
      <AuditLog log={log} />
    </>
  );
}
