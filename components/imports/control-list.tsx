import { CircleAlert, CircleCheck } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Card } from '@/components/ui/card';
import type { ControlCheck } from './import-data';
import type { Words } from './use-words';

/** Sums that the file states, against ours of the same days. */
export function ControlList({ checks, words }: { checks: readonly ControlCheck[]; words: Words }) {
  const t = useTranslations('imports.controls');
  if (checks.length === 0) return null;
  const print = ({ unit, currency }: ControlCheck, value: string) =>
    unit === 'money' && currency ? words.money(value, currency) : words.count(Number(value));
  return (
    <Card>
      <h2 className="text-base font-semibold text-tremor-content-strong">{t('title')}</h2>
      <p className="mt-0.5 text-xs text-tremor-content-default">{t('lead')}</p>
      <ul className="mt-3 divide-y divide-tremor-border-default text-sm">
        {checks.map((check) => {
          const isEqual = check.differing === 0;
          const Icon = isEqual ? CircleCheck : CircleAlert;
          return (
            <li key={[check.measure, check.channel, check.currency].join()} className="flex items-start gap-3 py-3">
              <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${isEqual ? 'text-good' : 'text-warning'}`} />
              <div className="min-w-0">
                <p className="font-medium text-tremor-content-strong">
                  {check.label[words.locale]}
                  {check.channel ? ` · ${check.channel}` : ''}
                </p>
                <p className="text-tremor-content-emphasis">
                  {t(isEqual ? 'equal' : 'differs', {
                    periods: check.periods,
                    differing: check.differing,
                    stated: print(check, check.stated),
                    ours: print(check, check.ours),
                    from: words.day(check.from),
                    to: words.day(check.to),
                  })}
                </p>
                {check.worst.length > 0 ? (
                  <ul className="mt-1 list-disc pl-5 text-xs text-tremor-content-default">
                    {check.worst.map((one) => (
                      <li key={one.from + one.to}>
                        {t('worst', {
                          when:
                            one.from === one.to
                              ? words.day(one.from)
                              : t('between', { from: words.day(one.from), to: words.day(one.to) }),
                          stated: print(check, one.stated),
                          ours: print(check, one.ours),
                        })}
                      </li>
                    ))}
                  </ul>
                ) : null}
              </div>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
