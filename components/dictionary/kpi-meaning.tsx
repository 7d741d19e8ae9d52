import { useTranslations } from 'next-intl';
import { PaintedExpression, type PaintedPart } from '@/components/governance/painted-expression';
import { Card } from '@/components/ui/card';

interface Named {
  id: string;
  label: string;
}

export interface MeaningView extends Named {
  description: string;
  purpose: string;
  formulaInWords: string;
  expression: readonly PaintedPart[];
  measures: readonly Named[];
  example: { given: readonly (Named & { value: string })[]; result: string };
}

const HEADING = 'text-base font-semibold text-tremor-content-strong';
const SMALL = 'text-xs font-medium text-tremor-content-default';

/** What a KPI means: in words, as an expression, and with numbers. */
export function KpiMeaning({ view }: { view: MeaningView }) {
  const t = useTranslations('dictionary.page');
  return (
    <Card>
      <h2 className={HEADING}>{t('meaning')}</h2>
      <p className="mt-2 max-w-3xl leading-relaxed">{view.description}</p>
      {view.purpose ? (
        <p className="mt-2 max-w-3xl leading-relaxed text-tremor-content-default">
          <span className="font-medium">{t('purpose')}</span> {view.purpose}
        </p>
      ) : null}
      <h2 className={`${HEADING} mt-6`}>{t('formula')}</h2>
      <p className="mt-2 rounded-lg bg-tremor-brand-faint px-4 py-3 text-tremor-brand-emphasis">
        {view.formulaInWords}
      </p>
      <div className="mt-5 grid gap-x-8 gap-y-5 lg:grid-cols-2">
        <div className="min-w-0">
          <h3 className={SMALL}>{t('expression')}</h3>
          <div className="mt-1">
            <PaintedExpression parts={view.expression} name={view.id} />
          </div>
          <h3 className={`${SMALL} mt-4`}>{t('legend')}</h3>
          <dl className="mt-1 grid gap-x-4 gap-y-1 text-xs sm:grid-cols-[auto_1fr]">
            {view.measures.map(({ id, label }) => (
              <div key={label} className="contents">
                <dt className="font-mono text-tremor-content-strong">{id}</dt>
                <dd className="text-tremor-content-default">{label}</dd>
              </div>
            ))}
          </dl>
        </div>
        <div className="min-w-0">
          <h3 className={SMALL}>{t('example')}</h3>
          <table className="mt-1 w-full text-sm">
            <tbody>
              {view.example.given.map(({ id, label, value }) => (
                <tr key={id} className="border-b border-tremor-border-default">
                  <th scope="row" className="py-1.5 pr-4 text-left font-normal text-tremor-content-default">
                    {label}
                  </th>
                  <td className="py-1.5 text-right whitespace-nowrap">{value}</td>
                </tr>
              ))}
              <tr>
                <th scope="row" className="py-2 pr-4 text-left font-semibold text-tremor-content-strong">
                  {view.label}
                </th>
                <td className="py-2 text-right font-semibold whitespace-nowrap text-tremor-content-strong">
                  {view.example.result}
                </td>
              </tr>
            </tbody>
          </table>
        </div>
      </div>
    </Card>
  );
}
