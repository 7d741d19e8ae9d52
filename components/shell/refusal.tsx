import { Compass, Lock } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { buttonClass } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';

/** A page that does not exist, or that is not open to the reader. */
export function Refusal({ kind }: { kind: 'notFound' | 'forbidden' }) {
  const t = useTranslations('ui.states');
  return (
    <EmptyState isPage icon={kind === 'forbidden' ? Lock : Compass} title={t(`${kind}Title`)} text={t(`${kind}Text`)}>
      <Link href="/" className={buttonClass('primary')}>
        {t('home')}
      </Link>
    </EmptyState>
  );
}
