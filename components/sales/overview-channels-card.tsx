import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Card } from '@/components/ui/card';
import { OpenLink } from './open-link';

interface ChannelCell {
  id: string;
  text: string;
  share: string | null;
  isNegative: boolean;
  href: string | null;
}

export interface ChannelsView {
  columns: readonly { id: string; label: string }[];
  lines: readonly { id: string; kind: 'total' | 'step' | 'figure'; label: string; cells: readonly ChannelCell[] }[];
  isCapped: boolean;
  hasUnknown: boolean;
  exploreHref: string | null;
}

const HEAD = 'sticky left-0 z-10 bg-tremor-background-default pr-4 text-left';

/** What each channel sells, costs and leaves: one column per channel, the lines of a profit and loss account. */
export function OverviewChannelsCard({ channels, range }: { channels: ChannelsView; range: string }) {
  const t = useTranslations('sales.channels');
  const title = t('title');
  return (
    <Card className="mt-4">
      <div className="flex items-start justify-between gap-3">
        <div className="min-w-0">
          <h2 className="text-base font-semibold text-tremor-content-strong">{title}</h2>
          <p className="mt-0.5 text-xs text-tremor-content-default">{t('subtitle', { range })}</p>
        </div>
        <OpenLink href={channels.exploreHref} label={t('explore')} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section aria-label={title} tabIndex={0} className="mt-4 overflow-x-auto rounded-lg">
        <table className="w-full border-separate border-spacing-0 text-sm">
          <caption className="sr-only">{title}</caption>
          <thead>
            <tr>
              <th
                scope="col"
                className={`${HEAD} border-b border-tremor-border-default py-2 text-xs font-medium text-tremor-content-default`}
              >
                {t('line')}
              </th>
              {channels.columns.map(({ id, label }) => (
                <th
                  key={id}
                  scope="col"
                  className="border-b border-tremor-border-default px-2 py-2 text-right text-xs font-medium whitespace-nowrap text-tremor-content-strong last:pr-0"
                >
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {channels.lines.map((line) => (
              <ChannelLine key={line.id} line={line} />
            ))}
          </tbody>
        </table>
      </section>
      <p className="mt-4 text-xs leading-relaxed text-tremor-content-default">
        {[
          t('note'),
          channels.hasUnknown ? t('unknown') : null,
          channels.isCapped ? t('capped', { count: channels.columns.length - 1 }) : null,
        ]
          .filter(Boolean)
          .join(' ')}
      </p>
    </Card>
  );
}

function ChannelLine({ line }: { line: ChannelsView['lines'][number] }) {
  const isTotal = line.kind === 'total';
  const rule = isTotal ? 'border-t border-b border-tremor-border-default' : '';
  const weight = isTotal ? 'font-semibold text-tremor-content-strong' : 'font-normal text-tremor-content-emphasis';
  return (
    <tr className="hover:bg-tremor-background-muted">
      <th scope="row" className={`${HEAD} min-w-32 py-1.5 sm:min-w-40 ${rule} ${weight}`}>
        {line.label}
      </th>
      {line.cells.map((cell) => (
        <td key={cell.id} className={`px-2 py-1.5 text-right whitespace-nowrap last:pr-0 ${rule} ${weight}`}>
          <span className={cell.isNegative ? 'text-bad' : ''}>
            {cell.href ? (
              <Link prefetch={false} href={cell.href} className="underline-offset-4 hover:underline">
                {cell.text}
              </Link>
            ) : (
              cell.text
            )}
          </span>
          {cell.share ? (
            <span className="block text-xs font-normal text-tremor-content-default">{cell.share}</span>
          ) : null}
        </td>
      ))}
    </tr>
  );
}
