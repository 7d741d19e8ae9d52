'use client';
import { useQuery } from '@tanstack/react-query';
import { Radio } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { ScrollRegion } from '@/components/ui/scroll-region';
import type { EventView } from './tracking-data';

const POLL_MS = 2_000;
const HEAD =
  'border-b border-tremor-border-default px-2 py-2 text-left text-xs font-medium text-tremor-content-default first:pl-0';
const CELL = 'border-b border-tremor-border-default px-2 py-2 first:pl-0 whitespace-nowrap';

async function readEvents(): Promise<EventView[]> {
  const answer = await fetch('/tracking/events');
  if (!answer.ok) throw new Error(String(answer.status));
  return ((await answer.json()) as { events: EventView[] }).events;
}

/** What arrives from the shop's pages, seconds after it happened. */
export function LiveEvents({ first, timeZone }: { first: readonly EventView[]; timeZone: string }) {
  const t = useTranslations('tracking.live');
  const locale = useLocale();
  const { data = first, isError } = useQuery({
    queryKey: ['tracking', 'events'],
    queryFn: readEvents,
    initialData: [...first],
    refetchInterval: POLL_MS,
  });
  const time = new Intl.DateTimeFormat(locale, {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  return (
    <Card>
      <h2 className="flex items-center gap-2 text-base font-semibold text-tremor-content-strong">
        <Radio aria-hidden className="size-4 text-tremor-brand-emphasis" />
        {t('title')}
      </h2>
      <p className="mt-1 text-sm text-tremor-content-default">{isError ? t('lost') : t('lead')}</p>
      {data.length === 0 ? (
        <EmptyState icon={Radio} title={t('empty')} text={t('emptyText')} />
      ) : (
        <ScrollRegion label={t('title')} className="mt-4 max-h-96 overflow-y-auto">
          <table className="w-full border-separate border-spacing-0 text-sm">
            <thead>
              <tr>
                {(['at', 'kind', 'page', 'detail', 'device', 'mode'] as const).map((name) => (
                  <th key={name} scope="col" className={HEAD}>
                    {t(`columns.${name}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {data.map((event) => (
                <tr key={event.id}>
                  <td className={`${CELL} tabular-nums`}>{time.format(new Date(event.at))}</td>
                  <td className={`${CELL} font-medium text-tremor-content-strong`}>{t(`kinds.${event.kind}`)}</td>
                  <td className={`${CELL} max-w-64 truncate`}>{event.path}</td>
                  <td className={`${CELL} max-w-64 truncate`}>{event.detail}</td>
                  <td className={CELL}>{t(`devices.${event.device}`)}</td>
                  <td className={CELL}>
                    {event.isBot ? (
                      <Badge tone="warning">{t('bot')}</Badge>
                    ) : (
                      <Badge tone={event.consented ? 'good' : 'neutral'}>
                        {t(event.consented ? 'consented' : 'exempt')}
                      </Badge>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
    </Card>
  );
}
