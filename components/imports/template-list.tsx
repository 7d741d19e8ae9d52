import { FileSpreadsheet } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Card } from '@/components/ui/card';
import type { Locale, Localised } from '@/lib/core/locale';
import { LOCALES } from '@/lib/core/locale';

export interface Template {
  id: string;
  label: Localised;
  purpose: Localised;
}

const KINDS = ['csv', 'xlsx'] as const;

/** Files to fill in for what no system exports: columns with an example row, in both languages. */
export function TemplateList({ templates, locale }: { templates: readonly Template[]; locale: Locale }) {
  const t = useTranslations('imports.templates');
  const languages = [locale, ...LOCALES.filter((other) => other !== locale)];
  return (
    <Card>
      <details>
        <summary className="rounded text-base font-semibold text-tremor-content-strong">
          {t('title')}
          <span className="mt-0.5 block text-xs font-normal text-tremor-content-default">{t('lead')}</span>
        </summary>
        <ul className="mt-4 grid gap-x-8 lg:grid-cols-2">
          {templates.map(({ id, label, purpose }) => (
            <li
              key={id}
              className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-tremor-border-default py-3"
            >
              <FileSpreadsheet aria-hidden className="size-4 shrink-0 text-tremor-content-default" />
              <div className="min-w-0 flex-1 basis-52">
                <h3 className="text-sm font-medium text-tremor-content-strong">{label[locale]}</h3>
                <p className="text-xs text-tremor-content-default">{purpose[locale]}</p>
              </div>
              <p className="flex flex-wrap gap-1.5">
                {languages.flatMap((language) =>
                  KINDS.map((kind) => (
                    <a
                      key={language + kind}
                      href={`/api/v1/imports/templates/${id}?format=${kind}&locale=${language}`}
                      download
                      aria-label={t('download', {
                        name: label[locale],
                        kind: kind.toUpperCase(),
                        language: t(`languages.${language}`),
                      })}
                      className="inline-flex min-h-7 items-center rounded-md px-2 text-xs font-medium text-tremor-brand-emphasis ring-1 ring-tremor-border-default hover:bg-tremor-background-muted"
                    >
                      {kind.toUpperCase()} {language}
                    </a>
                  )),
                )}
              </p>
            </li>
          ))}
        </ul>
      </details>
    </Card>
  );
}
