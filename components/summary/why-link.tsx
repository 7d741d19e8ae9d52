import { Split } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';

/** Opens the explanation of a change. `from` is the address of the figure's own page: the same question, asked there. */
export function WhyLink({ from, kpi }: { from: string; kpi: string }) {
  const t = useTranslations('why');
  const query = from.slice(from.indexOf('?'));
  return (
    <Link
      prefetch={false}
      href={`/why${query}`}
      aria-label={t('linkLong', { kpi })}
      className="inline-flex min-h-6 items-center gap-1 rounded text-xs font-medium text-tremor-brand-emphasis underline-offset-4 hover:underline"
    >
      <Split aria-hidden className="size-3.5" />
      {t('link')}
    </Link>
  );
}
