import { getTranslations } from 'next-intl/server';
import { verifyAuditChain } from '@/lib/auth/audit';
import { auditChoices, readAuditLog } from '@/lib/auth/audit-log';
import { instantText } from '@/lib/auth/instant-text';
import type { Locale } from '@/lib/core/locale';
import type { SearchParams } from './page-query';

const PAGE = 50;
const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value) || null;

export type AuditPage = Awaited<ReturnType<typeof loadAudit>>;

/** The audit log, newest first, with the result of recomputing its whole chain. */
export async function loadAudit(params: SearchParams, locale: Locale) {
  const filter = { action: one(params.action), actor: one(params.actor) };
  const wanted = Number(one(params.page) ?? 1);
  const page = Number.isInteger(wanted) && wanted >= 1 && wanted <= 100_000 ? wanted : 1;
  const [t, instant, choices, { rows, total }, chain] = await Promise.all([
    getTranslations('governance.audit'),
    instantText(locale),
    auditChoices(),
    readAuditLog(filter, { limit: PAGE, offset: (page - 1) * PAGE }),
    verifyAuditChain(),
  ]);
  const actionName = (action: string) => (t.has(`actions.${action}`) ? t(`actions.${action}`) : action);
  const actorName = (actor: string, name: string | null) =>
    name ?? (t.has(`actors.${actor}`) ? t(`actors.${actor}`) : actor);
  const pages = Math.max(1, Math.ceil(total / PAGE));
  const href = (to: number) => {
    const search = new URLSearchParams();
    if (filter.action) search.set('action', filter.action);
    if (filter.actor) search.set('actor', filter.actor);
    if (to > 1) search.set('page', String(to));
    return search.size > 0 ? `/audit?${search}` : '/audit';
  };
  return {
    filter,
    rows: rows.map((row) => ({
      id: row.id,
      at: instant(row.at),
      iso: row.at.toISOString(),
      who: actorName(row.actor, row.name),
      action: actionName(row.action),
      target: row.target,
      details: Object.entries(row.details)
        .filter(([, value]) => value !== null && value !== '')
        .map(([key, value]) => `${key}: ${value}`)
        .join(' · '),
    })),
    count: t('count', { count: total }),
    chain: {
      isIntact: chain.intact,
      text: chain.intact
        ? t('intact', { entries: chain.entries, last: chain.last ?? '—' })
        : t('broken', { entries: chain.entries, entry: chain.brokenAt ?? '' }),
      head: chain.head.slice(0, 16),
    },
    actions: choices.actions.map((action) => ({ value: action, label: actionName(action) })),
    actors: choices.actors.map(({ actor, name }) => ({
      value: actor,
      label: actorName(actor, name === actor ? null : name),
    })),
    newerHref: page > 1 ? href(page - 1) : null,
    olderHref: page < pages ? href(page + 1) : null,
    position: t('page', { page, pages }),
  };
}
