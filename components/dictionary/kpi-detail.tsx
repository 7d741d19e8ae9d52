import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { BackLink } from '@/components/governance/back-link';
import { Notice } from '@/components/governance/notice';
import { Badge } from '@/components/ui/badge';
import { buttonClass } from '@/components/ui/button';
import { CopyBlock } from '@/components/ui/copy-block';
import { PageHeader } from '@/components/ui/page-header';
import { KpiLive, type Live } from './kpi-live';
import { KpiMeaning, type MeaningView } from './kpi-meaning';
import { KpiUses, type UsesView } from './kpi-uses';
import { Section } from './section';
import { StateBadge, type StateId } from './state-badge';

interface Named {
  id: string;
  label: string;
}

export interface KpiView extends MeaningView, UsesView {
  family: string;
  state: { id: StateId; label: string };
  version: string;
  successor: (Named & { href: string }) | null;
  coming: { version: number; day: string; notice: string; reason: string } | null;
  news: { version: number; notice: string } | null;
  facts: readonly { id: string; value: string }[];
  dimensions: readonly Named[];
  isHidden: boolean;
  live: Live | null;
  exploreHref: string | null;
  editHref: string | null;
  apiQuery: string;
}

interface Props {
  kpi: KpiView;
  host: string;
  /** Parts that take longer, each with a place of its own while it is computed. */
  inputs: ReactNode;
  rules: ReactNode;
  history: ReactNode;
  restated: ReactNode;
  /** The form of who governs the KPI; null for everyone else. */
  record: ReactNode;
}

/** One KPI of the dictionary: the answer first, then what it means, then how it is governed. */
export function KpiDetail({ kpi, host, inputs, rules, history, restated, record }: Props) {
  const t = useTranslations('dictionary.page');
  const isLocal = host.startsWith('localhost') || host.startsWith('127.');
  const call = `curl -s ${isLocal ? 'http' : 'https'}://${host}/api/v1/kpis/query \\
  -H 'Authorization: Bearer vigie_…' \\
  -H 'Content-Type: application/json' \\
  -d '${kpi.apiQuery}'`;
  return (
    <>
      <BackLink href="/kpis" label={t('back')} />
      <PageHeader
        title={kpi.label}
        note={
          <span className="inline-flex flex-wrap items-center gap-2">
            <Badge tone="brand">{kpi.family}</Badge>
            <StateBadge state={kpi.state} />
            <Badge>{kpi.version}</Badge>
            <code>{kpi.id}</code>
          </span>
        }
      />
      <div className="mb-4 grid gap-2 empty:hidden">
        {kpi.successor ? (
          <Notice isWarning>
            {t('deprecated')}{' '}
            <Link href={kpi.successor.href} className="font-medium underline underline-offset-4">
              {kpi.successor.label}
            </Link>
          </Notice>
        ) : null}
        {kpi.coming ? (
          <Notice>
            <p>{t('coming', { version: kpi.coming.version, day: kpi.coming.day })}</p>
            <p>{kpi.coming.notice || kpi.coming.reason}</p>
          </Notice>
        ) : null}
        {kpi.news ? (
          <Notice>
            <p>
              {t('news', { version: kpi.news.version })} {kpi.news.notice}
            </p>
          </Notice>
        ) : null}
      </div>
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="grid min-w-0 gap-4">
          <Section title={t('now')}>
            {kpi.live ? <KpiLive live={kpi.live} /> : <p>{t(kpi.isHidden ? 'hidden' : 'noData')}</p>}
            {kpi.exploreHref || kpi.editHref ? (
              <div className="mt-5 flex flex-wrap gap-2">
                {kpi.exploreHref ? (
                  <Link href={kpi.exploreHref} className={buttonClass()}>
                    {t('explore')}
                  </Link>
                ) : null}
                {kpi.editHref ? (
                  <Link href={kpi.editHref} className={buttonClass('primary')}>
                    {t('propose')}
                  </Link>
                ) : null}
              </div>
            ) : null}
          </Section>
          <KpiMeaning view={kpi} />
          {inputs}
          {rules}
          {history}
          {restated}
          <Section title={t('api')} note={t('apiText')}>
            <CopyBlock label={t('api')} text={call} />
          </Section>
        </div>
        <div className="grid min-w-0 gap-4">
          <Section title={t('facts')}>
            <dl className="space-y-2 text-sm">
              {kpi.facts.map(({ id, value }) => (
                <div key={id} className="flex justify-between gap-4">
                  <dt className="text-tremor-content-default">{t(id)}</dt>
                  <dd className="text-right text-tremor-content-strong">{value}</dd>
                </div>
              ))}
            </dl>
            <h3 className="mt-4 text-sm text-tremor-content-default">{t('dimensions')}</h3>
            <ul className="mt-2 flex flex-wrap gap-1.5">
              {kpi.dimensions.map(({ id, label }) => (
                <li key={id}>
                  <Badge>{label}</Badge>
                </li>
              ))}
              {kpi.dimensions.length === 0 ? <li>{t('noDimensions')}</li> : null}
            </ul>
          </Section>
          <KpiUses view={kpi} />
          {record}
        </div>
      </div>
    </>
  );
}
