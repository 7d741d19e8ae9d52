import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';

interface Batch {
  id: string;
  number: number;
  file: string;
  source: string;
  at: string;
  by: string;
  isUndone: boolean;
  amount: number;
  text: string;
  full: string;
  tone: 'good' | 'bad' | 'neutral';
  value: string;
  href: string | null;
}

export interface Batches {
  rows: readonly Batch[];
  older: { text: string; value: string } | null;
  unrecorded: string | null;
  total: string;
}

const TONES = { good: 'text-good', bad: 'text-bad', neutral: 'text-tremor-content-strong' };
const HEAD = 'border-b border-tremor-border-default py-2 pr-4 text-xs font-medium text-tremor-content-default';
const CELL = 'border-b border-tremor-border-default py-2.5 pr-4';

/** Which imports made the figure of the period, and what each moved. */
export function BatchesCard({ batches, label, range }: { batches: Batches | null; label: string; range: string }) {
  const t = useTranslations('why.batches');
  return (
    <Card className="mt-4">
      <h2 className="text-base font-semibold text-tremor-content-strong">{t('title')}</h2>
      <p className="mt-0.5 text-xs text-tremor-content-default">{t('subtitle', { label, range })}</p>
      {batches === null ? (
        <p className="mt-4 max-w-3xl text-tremor-content-default">{t('notRecorded')}</p>
      ) : batches.rows.length === 0 ? (
        <p className="mt-4 text-tremor-content-default">{t('none')}</p>
      ) : (
        <BatchTable batches={batches} caption={t('title')} />
      )}
    </Card>
  );
}

function BatchTable({ batches, caption }: { batches: Batches; caption: string }) {
  const t = useTranslations('why.batches');
  const heads = ['file', 'source', 'at', 'by'] as const;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section aria-label={caption} tabIndex={0} className="mt-3 overflow-x-auto rounded-lg">
      <table className="w-full border-separate border-spacing-0 text-sm" data-batches>
        <thead>
          <tr>
            {heads.map((id) => (
              <th key={id} scope="col" className={`${HEAD} text-left`}>
                {t(id)}
              </th>
            ))}
            <th scope="col" className={`${HEAD} text-right whitespace-nowrap`}>
              {t('amount')}
            </th>
            <th scope="col" className={`${HEAD} pr-0 text-right whitespace-nowrap`}>
              {t('value')}
            </th>
          </tr>
        </thead>
        <tbody className="[&>tr:last-child>*]:border-b-0">
          {batches.rows.map((batch) => (
            <tr key={batch.id}>
              <th scope="row" className={`${CELL} text-left font-medium text-tremor-content-strong`}>
                {batch.href ? (
                  <Link prefetch={false} href={batch.href} className="underline-offset-4 hover:underline">
                    {batch.file}
                  </Link>
                ) : (
                  batch.file
                )}{' '}
                {batch.isUndone ? <Badge tone="warning">{t('undone')}</Badge> : null}
              </th>
              <td className={CELL}>{batch.source}</td>
              <td className={`${CELL} whitespace-nowrap`}>{batch.at}</td>
              <td className={CELL}>{batch.by}</td>
              <td
                className={`${CELL} text-right font-medium whitespace-nowrap ${TONES[batch.tone]}`}
                title={batch.full}
              >
                {batch.text}
              </td>
              <td className={`${CELL} pr-0 text-right whitespace-nowrap`}>{batch.value}</td>
            </tr>
          ))}
          {batches.older ? (
            <tr>
              <th scope="row" colSpan={5} className={`${CELL} text-left font-normal text-tremor-content-default`}>
                {batches.older.text}
              </th>
              <td className={`${CELL} pr-0 text-right whitespace-nowrap`}>{batches.older.value}</td>
            </tr>
          ) : null}
          {batches.unrecorded ? (
            <tr>
              <th scope="row" colSpan={4} className={`${CELL} text-left font-normal text-tremor-content-default`}>
                {t('unrecorded')}
              </th>
              <td className={`${CELL} text-right whitespace-nowrap`}>{batches.unrecorded}</td>
              <td className={`${CELL} pr-0`} />
            </tr>
          ) : null}
        </tbody>
      </table>
    </section>
  );
}
