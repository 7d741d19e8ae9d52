'use client';
import { Plus, Radar } from 'lucide-react';
import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button, buttonClass } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { CopyBlock } from '@/components/ui/copy-block';
import { Dialog } from '@/components/ui/dialog';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { useToast } from '@/components/ui/toast';
import type { FormAction } from '../auth/form-state';
import { LiveEvents } from './live-events';
import { RulesTable } from './rules-table';
import { SiteForm } from './site-form';
import type { EventView, HealthView, RulesView, SiteView } from './tracking-data';

interface Props {
  base: string;
  sites: readonly SiteView[];
  channels: readonly { id: number; name: string }[];
  health: HealthView;
  events: readonly EventView[];
  rules: RulesView;
  timeZone: string;
  save: FormAction;
}

const snippet = (base: string, key: string) => `<script src="${base}/vigie.js" data-site="${key}" async></script>`;

const CALLS = `vigie('product', { sku: 'CRE-1', price: 24.90 })
vigie('cart', { sku: 'CRE-1', quantity: 1, price: 24.90 })
vigie('checkout')
vigie('payment', { method: 'card' })
vigie('purchase', { order: '1001' })`;

const CONSENT = `vigie('consent', { version: '2026-11', purposes: ['measure', 'link'] })
vigie('withdraw')
vigie('optout')`;

/** The tracker of the own site: where it stands, what to paste, what arrives, and what it is worth. */
export function TrackingPage({ base, sites, channels, health, events, rules, timeZone, save }: Props) {
  const t = useTranslations('tracking');
  const locale = useLocale();
  const toast = useToast();
  const [edited, setEdited] = useState<SiteView | 'new' | null>(null);
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const share = (value: number | null) => (value === null ? '—' : percent.format(value));
  const figures = [
    ['events', whole.format(health.events)],
    ['sessions', whole.format(health.sessions)],
    ['consentRate', share(health.consentRate)],
    ['linkedRate', share(health.linkedRate)],
    ['unassignedRate', share(health.unassignedRate)],
    ['bots', whole.format(health.bots)],
  ] as const;
  return (
    <>
      <PageHeader title={t('title')}>
        <p className="max-w-3xl text-sm text-tremor-content-default">{t('lead')}</p>
      </PageHeader>
      <div className="grid gap-4">
        {sites.length === 0 ? (
          <Card>
            <EmptyState icon={Radar} title={t('empty')} text={t(channels.length > 0 ? 'emptyText' : 'noChannel')}>
              {channels.length > 0 ? (
                <Button kind="primary" onClick={() => setEdited('new')}>
                  <Plus aria-hidden className="size-4" />
                  {t('add')}
                </Button>
              ) : (
                <Link href="/imports" className={buttonClass('primary')}>
                  {t('import')}
                </Link>
              )}
            </EmptyState>
          </Card>
        ) : (
          <>
            <dl className="grid grid-cols-2 gap-4 lg:grid-cols-6">
              {figures.map(([name, text]) => (
                <div
                  key={name}
                  className="rounded-xl bg-tremor-background-default p-4 ring-1 ring-tremor-border-default"
                >
                  <dt className="text-xs text-tremor-content-default">{t(`health.${name}`)}</dt>
                  <dd className="mt-1 text-lg font-semibold text-tremor-content-strong tabular-nums">{text}</dd>
                </div>
              ))}
            </dl>
            {sites.map((site) => (
              <Card key={site.key}>
                <div className="flex flex-wrap items-start justify-between gap-3">
                  <div className="min-w-0">
                    <h2 className="flex items-center gap-2 text-base font-semibold text-tremor-content-strong">
                      {site.name}
                      {site.isActive ? null : <Badge>{t('paused')}</Badge>}
                    </h2>
                    <p className="text-sm break-all text-tremor-content-default">
                      {site.channel} · {site.origins.join(' · ')}
                    </p>
                  </div>
                  <Button aria-label={t('editOf', { name: site.name })} onClick={() => setEdited(site)}>
                    {t('edit')}
                  </Button>
                </div>
                <h3 className="mt-4 mb-2 text-xs font-medium text-tremor-content-default">{t('snippet')}</h3>
                <CopyBlock label={t('snippet')} text={snippet(base, site.key)} />
              </Card>
            ))}
            <div>
              <Button onClick={() => setEdited('new')}>
                <Plus aria-hidden className="size-4" />
                {t('add')}
              </Button>
            </div>
            <LiveEvents first={events} timeZone={timeZone} />
          </>
        )}
        <div className="grid gap-4 lg:grid-cols-2">
          <Card>
            <h2 className="text-base font-semibold text-tremor-content-strong">{t('calls.title')}</h2>
            <p className="mt-1 mb-4 text-sm text-tremor-content-default">{t('calls.text')}</p>
            <CopyBlock label={t('calls.title')} text={CALLS} />
          </Card>
          <Card>
            <h2 className="text-base font-semibold text-tremor-content-strong">{t('privacy.title')}</h2>
            <p className="mt-1 mb-4 text-sm text-tremor-content-default">{t('privacy.text')}</p>
            <CopyBlock label={t('privacy.title')} text={CONSENT} />
          </Card>
        </div>
        <RulesTable rules={rules} />
      </div>
      <Dialog title={t(edited === 'new' ? 'add' : 'edit')} isOpen={edited !== null} onClose={() => setEdited(null)}>
        <SiteForm
          site={edited === 'new' ? null : edited}
          channels={channels}
          save={save}
          onDone={() => {
            setEdited(null);
            toast(t('saved'));
          }}
        />
      </Dialog>
    </>
  );
}
