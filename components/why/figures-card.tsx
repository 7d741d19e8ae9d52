import { useTranslations } from 'next-intl';
import { Card } from '@/components/ui/card';
import { Change, type ChangeFigure } from '@/components/ui/change';
import { WarningList } from '@/components/ui/warning-list';

interface Props {
  kpi: string;
  found: {
    base: string;
    period: string;
    beforeText: string;
    afterText: string;
    changeText: string;
    change: ChangeFigure | null;
    state: string;
    unavailable: readonly { id: string; text: string }[];
    warnings: readonly string[];
  };
}

/** The two figures and what lies between them. */
export function FiguresCard({ found, kpi }: Props) {
  const t = useTranslations('why');
  const row = (label: string, range: string, value: string, id: string) => (
    <div className="flex items-baseline justify-between gap-4">
      <dt className="text-tremor-content-default">
        {label} <span className="block text-xs">{range}</span>
      </dt>
      <dd className="font-medium whitespace-nowrap text-tremor-content-strong" data-figure={id}>
        {value}
      </dd>
    </div>
  );
  return (
    <Card>
      <h2 className="text-base font-semibold text-tremor-content-strong">{t('figures.title')}</h2>
      <p className="mt-3 text-3xl font-semibold tracking-tight text-tremor-content-strong" data-change={kpi}>
        {found.changeText}
      </p>
      {found.change ? (
        <p className="mt-1">
          <Change change={found.change} />
        </p>
      ) : null}
      <dl className="mt-4 space-y-3 border-t border-tremor-border-default pt-4">
        {row(t('figures.before'), found.base, found.beforeText, 'before')}
        {row(t('figures.after'), found.period, found.afterText, 'after')}
      </dl>
      {found.state === 'unchanged' ? (
        <p className="mt-4 text-xs text-tremor-content-default">{t('state.unchanged')}</p>
      ) : null}
      {found.warnings.length > 0 ? (
        <div className="mt-4">
          <WarningList warnings={found.warnings} />
        </div>
      ) : null}
      {found.unavailable.length > 0 ? (
        <ul className="mt-4 space-y-1 border-t border-tremor-border-default pt-3 text-xs leading-relaxed text-tremor-content-default">
          {found.unavailable.map(({ id, text }) => (
            <li key={id}>
              <span className="font-medium text-tremor-content-emphasis">{t(`state.missing.${id}`)}</span> {text}
            </li>
          ))}
        </ul>
      ) : null}
    </Card>
  );
}
