import { Download } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { buttonClass } from '@/components/ui/button';
import { Popover } from '@/components/ui/popover';

const FORMATS = [
  { id: 'xlsx', query: 'format=xlsx' },
  { id: 'csv', query: 'format=csv' },
  { id: 'csvFr', query: 'format=csv&numbers=fr' },
  { id: 'pdf', query: 'format=pdf' },
  { id: 'png', query: 'format=png' },
] as const;

/** The question as a file. Plain links: the browser downloads, no script is needed. */
export function ExportMenu({ href }: { href: string }) {
  const t = useTranslations('question.export');
  return (
    <Popover
      label={t('label')}
      align="right"
      buttonClass={buttonClass()}
      button={
        <>
          <Download aria-hidden className="size-4" />
          {t('button')}
        </>
      }
    >
      <ul className="w-64">
        {FORMATS.map(({ id, query }) => (
          <li key={id}>
            <a
              href={`${href}&${query}`}
              download
              data-format={id}
              className="block rounded-md px-2 py-2 text-sm text-tremor-content-emphasis hover:bg-tremor-background-subtle"
            >
              {t(id)}
            </a>
          </li>
        ))}
      </ul>
      <p className="mt-1 w-64 border-t border-tremor-border-default px-2 pt-2 text-xs text-tremor-content-default">
        {t('whole')}
      </p>
    </Popover>
  );
}
