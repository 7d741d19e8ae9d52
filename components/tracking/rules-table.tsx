import { useTranslations } from 'next-intl';
import { Card } from '@/components/ui/card';
import { ScrollRegion } from '@/components/ui/scroll-region';
import type { RulesView } from './tracking-data';

/** How a visit gets its channel: the first rule that holds counts. */
export function RulesTable({ rules: { version, rules } }: { rules: RulesView }) {
  const t = useTranslations('tracking.rules');
  const ui = useTranslations('ui.keys.channel_group');
  const words = ({ field, is_empty: isEmpty, ...one }: RulesView['rules'][number]['all'][number]) => {
    const name = t(`fields.${field}`);
    if (isEmpty) return t('isEmpty', { field: name });
    if (one.in) return t('in', { field: name, values: one.in.join(', ') });
    if (one.has) return t('has', { field: name, values: one.has.join(', ') });
    return t('ends', { field: name, values: (one.ends ?? []).join(', ') });
  };
  return (
    <Card>
      <h2 className="text-base font-semibold text-tremor-content-strong">{t('title')}</h2>
      <p className="mt-1 text-sm text-tremor-content-default">{t('lead', { version })}</p>
      <ScrollRegion label={t('title')} className="mt-4 max-h-96 overflow-y-auto">
        <ol className="space-y-0 text-sm">
          {rules.map(({ group, all }, i) => (
            <li
              key={`${group}-${JSON.stringify(all)}`}
              className="grid gap-x-4 gap-y-0.5 border-b border-tremor-border-default py-2 sm:grid-cols-[2rem_11rem_minmax(0,1fr)]"
            >
              <span className="text-tremor-content-default tabular-nums">{i + 1}</span>
              <span className="font-medium text-tremor-content-strong">{ui.has(group) ? ui(group) : group}</span>
              <span className="text-tremor-content-emphasis">{all.map(words).join(t('and'))}</span>
            </li>
          ))}
        </ol>
      </ScrollRegion>
    </Card>
  );
}
