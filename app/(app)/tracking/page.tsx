import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import { TrackingPage } from '@/components/tracking/tracking-page';
import { requireAbility } from '@/lib/auth/require-ability';
import { env } from '@/lib/core/env';
import { readShop } from '@/lib/db/shop';
import { channelRules } from '@/lib/tracking/channel-rules';
import { listSites, siteChannels } from '@/lib/tracking/sites';
import { liveEvents, trackingHealth } from '@/lib/tracking/tracking-health';
import { saveTrackerSite } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('tracking'))('title') };
}

export default async function Tracking() {
  await requireAbility('tracking:manage');
  const [sites, channels, health, events, rules, shop, sent] = await Promise.all([
    listSites(),
    siteChannels(),
    trackingHealth(),
    liveEvents(),
    channelRules(),
    readShop(),
    headers(),
  ]);
  const base = new URL(env().VIGIE_URL ?? `http://${sent.get('host')}`).origin;
  return (
    <TrackingPage
      base={base}
      sites={sites}
      channels={channels}
      health={health}
      events={events}
      rules={rules}
      timeZone={shop.timeZone}
      save={saveTrackerSite}
    />
  );
}
