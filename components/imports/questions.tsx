import { CircleHelp } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { declareSetting } from './declare';
import type { Declared, FoundFile } from './import-data';

interface Props {
  file: FoundFile;
  declared: Declared;
  isBusy: boolean;
  onDeclare(declared: Declared): void;
}

/** What the file does not settle and a person must say before it can be imported. */
export function Questions({ file, declared, isBusy, onDeclare }: Props) {
  const t = useTranslations('imports');
  const open = file.fields.filter(({ question }) => question !== null);
  if (open.length === 0) return null;
  return (
    <div className="rounded-lg bg-warning-faint px-4 py-3">
      <p className="flex items-center gap-2 text-sm font-semibold text-warning">
        <CircleHelp aria-hidden className="size-4" />
        {t('questions.title')}
      </p>
      {open.map(({ name, question, column, examples }) => {
        const isDate = question === 'date_order';
        const example = examples[0] ?? '';
        const choices = isDate
          ? (['dmy', 'mdy'] as const).map((order) => ({
              value: order as string,
              text: t(`mapping.dateOrder.${order}`),
            }))
          : [
              { value: ',', text: t('questions.comma', { example }) },
              { value: '.', text: t('questions.point', { example }) },
            ];
        return (
          <fieldset key={name} disabled={isBusy} className="mt-2">
            <legend className="text-sm text-tremor-content-emphasis">
              {t(`questions.${isDate ? 'date_order' : 'decimal'}`, {
                column: column ?? '',
                examples: examples.join(', '),
              })}
            </legend>
            <div className="mt-2 flex flex-wrap gap-2">
              {choices.map(({ value, text }) => (
                <Button
                  key={value}
                  onClick={() =>
                    onDeclare(
                      declareSetting(file, declared, { kind: isDate ? 'dateOrder' : 'decimal', field: name, value }),
                    )
                  }
                >
                  {text}
                </Button>
              ))}
            </div>
          </fieldset>
        );
      })}
    </div>
  );
}
