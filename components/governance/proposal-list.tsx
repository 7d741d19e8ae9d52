import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';

export interface ProposalItem {
  id: number;
  label: string;
  href: string;
  state: { id: string; label: string; tone: 'neutral' | 'good' | 'bad' | 'warning' };
  what: string;
  reason: string;
  author: string;
  when: string;
  change: string | null;
}

/** Proposals, one per line; the whole line leads to it. */
export function ProposalList({ items }: { items: readonly ProposalItem[] }) {
  const t = useTranslations('governance.proposals');
  return (
    <ul className="divide-y divide-tremor-border-default rounded-xl bg-tremor-background-default ring-1 ring-tremor-border-default">
      {items.map((item) => (
        <li
          key={item.id}
          className="relative flex flex-wrap items-start justify-between gap-x-6 gap-y-2 px-5 py-4 hover:bg-tremor-background-muted"
        >
          <div className="min-w-0 grow basis-72">
            <p className="flex flex-wrap items-center gap-2">
              <Link
                prefetch={false}
                href={item.href}
                className="font-medium text-tremor-content-strong after:absolute after:inset-0"
              >
                {item.label}
              </Link>
              <span className="text-xs text-tremor-content-default">{item.what}</span>
            </p>
            <p className="mt-1 line-clamp-2 text-sm text-tremor-content-default">{item.reason}</p>
          </div>
          <div className="text-right text-xs text-tremor-content-default">
            <Badge tone={item.state.tone}>{item.state.label}</Badge>
            <p className="mt-1.5">{t('by', { name: item.author, when: item.when })}</p>
            {item.change ? (
              <p className="mt-0.5 text-tremor-content-strong">{t('impact', { change: item.change })}</p>
            ) : null}
          </div>
        </li>
      ))}
    </ul>
  );
}
