import { useTranslations } from 'next-intl';
import { ROLES } from '@/lib/core/roles';

/** What each role may do, in one sentence each. */
export function RoleGuide() {
  const t = useTranslations('users.roleGuide');
  const roles = useTranslations('auth.roles');
  return (
    <section aria-labelledby="role-guide" className="space-y-3">
      <h2 id="role-guide" className="text-base font-semibold text-tremor-content-strong">
        {t('title')}
      </h2>
      <dl className="grid gap-3 sm:grid-cols-2">
        {ROLES.map((role) => (
          <div key={role} className="rounded-xl bg-tremor-background-default p-4 ring-1 ring-tremor-border-default">
            <dt className="text-sm font-medium text-tremor-content-strong">{roles(role)}</dt>
            <dd className="mt-1 text-sm text-tremor-content-default">{t(role)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
