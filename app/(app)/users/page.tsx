import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { RoleGuide } from '@/components/auth/role-guide';
import { UsersPanel } from '@/components/auth/users-panel';
import { instantText } from '@/lib/auth/instant-text';
import { requireAbility } from '@/lib/auth/require-ability';
import { listUsers } from '@/lib/auth/users';
import { addUser, disable, enable, giveRole, reset, signOut } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('users'))('title') };
}

export default async function UsersPage() {
  const viewer = await requireAbility('users:manage');
  const [users, t, locale] = await Promise.all([listUsers(), getTranslations('users'), getLocale()]);
  const text = await instantText(locale);
  return (
    <div className="mx-auto max-w-5xl space-y-6">
      <header className="space-y-1">
        <h1 className="text-xl font-semibold tracking-tight text-tremor-content-strong">{t('title')}</h1>
        <p className="text-sm text-tremor-content-default">{t('lead')}</p>
      </header>
      <UsersPanel
        users={users.map(({ lastSignIn, ...user }) => ({
          ...user,
          lastSignIn: lastSignIn && text(lastSignIn),
          isSelf: user.id === viewer.userId,
          isFixed: viewer.isDemo && !user.isDemo,
        }))}
        isDemo={viewer.isDemo}
        actions={{ addUser, disable, enable, giveRole, reset, signOut }}
      />
      <RoleGuide />
    </div>
  );
}
