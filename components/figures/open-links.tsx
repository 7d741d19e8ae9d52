import { ChartNoAxesCombined, ListOrdered } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';

const TOOL =
  'grid size-8 shrink-0 place-items-center rounded-md text-tremor-content-default hover:bg-tremor-background-subtle hover:text-tremor-content-strong';

interface Props {
  title: string;
  /** The rows behind the figure, and the same question in the Explorer. */
  rows?: string | null;
  explore?: string | null;
}

/** Where a figure leads: its rows, and the Explorer with the same question. */
export function OpenLinks({ title, rows, explore }: Props) {
  const t = useTranslations('margins.common.open');
  return (
    <>
      {rows ? (
        <Link prefetch={false} href={rows} aria-label={t('rowsOf', { title })} title={t('rows')} className={TOOL}>
          <ListOrdered aria-hidden className="size-4" />
        </Link>
      ) : null}
      {explore ? (
        <Link
          prefetch={false}
          href={explore}
          aria-label={t('exploreOf', { title })}
          title={t('explore')}
          className={TOOL}
        >
          <ChartNoAxesCombined aria-hidden className="size-4" />
        </Link>
      ) : null}
    </>
  );
}
