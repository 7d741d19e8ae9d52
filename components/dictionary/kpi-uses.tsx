import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Section } from './section';

interface Named {
  id: string;
  label: string;
  href?: string;
}

export interface UsesView {
  uses: readonly Named[];
  usedBy: readonly Named[];
  pages: readonly Named[];
  views: { shared: readonly { id: string; name: string }[]; own: number };
  proposals: readonly Named[];
}

/** What a KPI is made of, and everything that shows it or builds on it. */
export function KpiUses({ view }: { view: UsesView }) {
  const t = useTranslations('governance.uses');
  const views: Named[] = [
    ...view.views.shared.map(({ id, name }) => ({ id, label: name })),
    ...(view.views.own > 0 ? [{ id: 'own', label: t('ownViews', { count: view.views.own }) }] : []),
  ];
  const groups = [
    { id: 'uses', list: view.uses },
    { id: 'usedBy', list: view.usedBy },
    { id: 'pages', list: view.pages },
    { id: 'views', list: views },
    { id: 'proposals', list: view.proposals },
  ].filter(({ list }) => list.length > 0);
  if (groups.length === 0) return null;
  return (
    <Section title={t('title')}>
      <dl className="space-y-3">
        {groups.map(({ id, list }) => (
          <div key={id}>
            <dt className="text-xs font-medium text-tremor-content-default">{t(id)}</dt>
            <dd>
              <ul className="mt-1 flex flex-wrap gap-x-4 gap-y-0.5">
                {list.map((each) => (
                  <li key={each.id}>
                    {each.href ? (
                      <Link
                        prefetch={false}
                        href={each.href}
                        className="inline-block min-h-6 text-tremor-brand-emphasis underline decoration-tremor-brand-muted underline-offset-4"
                      >
                        {each.label}
                      </Link>
                    ) : (
                      <span className="inline-block min-h-6">{each.label}</span>
                    )}
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
