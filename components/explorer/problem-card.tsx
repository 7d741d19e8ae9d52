import { CircleAlert } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { buttonClass } from '@/components/ui/button';
import { Card } from '@/components/ui/card';

/** Why a question has no answer, and what to change so that it has one. */
export function ProblemCard({
  problem,
}: {
  problem: { text: string; ways: readonly { label: string; href: string }[] };
}) {
  const t = useTranslations('explorer.problem');
  return (
    <Card className="mt-4">
      <div role="alert" className="mx-auto flex max-w-xl flex-col items-center px-4 py-10 text-center">
        <CircleAlert aria-hidden className="size-6 text-warning" />
        <h2 className="mt-3 text-base font-semibold text-tremor-content-strong">{t('title')}</h2>
        <p className="mt-1 text-sm text-tremor-content-default">{problem.text}</p>
        <div className="mt-5 flex flex-wrap justify-center gap-2">
          {problem.ways.map(({ label, href }) => (
            <Link key={href} prefetch={false} href={href} className={buttonClass()}>
              {label}
            </Link>
          ))}
        </div>
      </div>
    </Card>
  );
}
