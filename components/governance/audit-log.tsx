import { ShieldAlert, ShieldCheck } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Button, buttonClass } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Select } from '@/components/ui/field';
import { ScrollRegion } from '@/components/ui/scroll-region';

interface Choice {
  value: string;
  label: string;
}

interface Log {
  filter: { action: string | null; actor: string | null };
  rows: readonly {
    id: string;
    at: string;
    iso: string;
    who: string;
    action: string;
    target: string;
    details: string;
  }[];
  chain: { isIntact: boolean; text: string; head: string };
  actions: readonly Choice[];
  actors: readonly Choice[];
  newerHref: string | null;
  olderHref: string | null;
  position: string;
}

const HEAD = 'px-3 py-2 text-left text-xs font-medium text-tremor-content-default first:pl-5 last:pr-5';
const CELL = 'border-t border-tremor-border-default px-3 py-2 align-top first:pl-5 last:pr-5';

/** Who did what and when, and whether anything in the log was changed afterwards. */
export function AuditLog({ log }: { log: Log }) {
  const t = useTranslations('governance.audit');
  const { chain, filter } = log;
  const Shield = chain.isIntact ? ShieldCheck : ShieldAlert;
  const any = { value: '', label: t('any') };
  return (
    <div className="grid gap-4">
      <div
        className={`flex items-start gap-2.5 rounded-lg px-4 py-3 text-sm ${chain.isIntact ? 'bg-good-faint text-good' : 'bg-bad-faint text-bad'}`}
      >
        <Shield aria-hidden className="mt-0.5 size-4 shrink-0" />
        <p>
          {chain.text} <span className="font-mono text-xs">{t('head', { hash: chain.head })}</span>
        </p>
      </div>
      <form className="flex flex-wrap items-end gap-3">
        <div className="w-60">
          <Select
            label={t('action')}
            name="action"
            defaultValue={filter.action ?? ''}
            options={[any, ...log.actions]}
          />
        </div>
        <div className="w-60">
          <Select label={t('actor')} name="actor" defaultValue={filter.actor ?? ''} options={[any, ...log.actors]} />
        </div>
        <Button type="submit">{t('filter')}</Button>
        {filter.action || filter.actor ? (
          <Link href="/audit" className={buttonClass('quiet')}>
            {t('clear')}
          </Link>
        ) : null}
      </form>
      <Card className="p-0">
        <ScrollRegion label={t('title')}>
          <table className="w-full text-sm">
            <caption className="sr-only">{t('title')}</caption>
            <thead>
              <tr>
                {['entry', 'at', 'actor', 'action', 'target', 'details'].map((name) => (
                  <th key={name} scope="col" className={HEAD}>
                    {t(name)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {log.rows.map((row) => (
                <tr key={row.id}>
                  <td className={`${CELL} text-tremor-content-default`}>{row.id}</td>
                  <td className={`${CELL} whitespace-nowrap`}>
                    <time dateTime={row.iso}>{row.at}</time>
                  </td>
                  <td className={`${CELL} whitespace-nowrap`}>{row.who}</td>
                  <td className={`${CELL} text-tremor-content-strong`}>{row.action}</td>
                  <td className={`${CELL} min-w-32 font-mono text-xs break-words`}>{row.target}</td>
                  <td className={`${CELL} min-w-64 text-xs break-words text-tremor-content-default`}>{row.details}</td>
                </tr>
              ))}
              {log.rows.length === 0 ? (
                <tr>
                  <td colSpan={6} className={`${CELL} py-10 text-center text-tremor-content-default`}>
                    {t('nothing')}
                  </td>
                </tr>
              ) : null}
            </tbody>
          </table>
        </ScrollRegion>
      </Card>
      <nav aria-label={t('paging')} className="flex items-center justify-between gap-3">
        <span className="text-xs text-tremor-content-default">{log.position}</span>
        <span className="flex gap-2">
          {log.newerHref ? (
            <Link href={log.newerHref} className={buttonClass()}>
              {t('newer')}
            </Link>
          ) : null}
          {log.olderHref ? (
            <Link href={log.olderHref} className={buttonClass()}>
              {t('older')}
            </Link>
          ) : null}
        </span>
      </nav>
    </div>
  );
}
