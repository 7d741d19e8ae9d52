import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { ScrollRegion } from '@/components/ui/scroll-region';
import { Section, TABLE_CELL, TABLE_HEAD } from './section';

export interface InputsView {
  sources: readonly {
    id: string;
    system: string;
    name: string;
    owner: string;
    isOfRecord: boolean;
    granularity: string;
    latency: string;
    last: string | null;
    isLate: boolean;
    state: string;
  }[];
  isAmber: boolean;
  threshold: string;
  share: string | null;
  sentence: string;
  inputs: readonly { id: string; label: string; share: number | null; text: string; last: string }[];
}

/** Where figures come from, whether they came in time, and how complete they are. */
export function KpiInputs({ view }: { view: InputsView }) {
  const t = useTranslations('governance.inputs');
  return (
    <Section title={t('title')}>
      <p className="flex flex-wrap items-center gap-2 text-sm">
        {view.share ? <Badge tone={view.isAmber ? 'warning' : 'good'}>{view.share}</Badge> : null}
        <span>{view.sentence}</span>
        {view.isAmber ? (
          <span className="text-xs text-tremor-content-default">{t('threshold', { share: view.threshold })}</span>
        ) : null}
      </p>
      <ScrollRegion label={t('sources')} className="mt-4">
        <table className="w-full text-sm">
          <caption className="sr-only">{t('sources')}</caption>
          <thead>
            <tr>
              {['system', 'granularity', 'latency', 'last', 'state'].map((name) => (
                <th key={name} scope="col" className={TABLE_HEAD}>
                  {t(name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {view.sources.map((source) => (
              <tr key={source.id}>
                <th scope="row" className={`${TABLE_CELL} text-left font-normal`}>
                  {source.system}
                  {source.isOfRecord ? (
                    <span className="text-xs text-tremor-content-default"> · {t('record')}</span>
                  ) : null}
                  {source.owner ? (
                    <span className="block text-xs text-tremor-content-default">{source.owner}</span>
                  ) : null}
                </th>
                <td className={TABLE_CELL}>{source.granularity}</td>
                <td className={`${TABLE_CELL} whitespace-nowrap`}>{source.latency}</td>
                <td className={`${TABLE_CELL} whitespace-nowrap`}>{source.last ?? '—'}</td>
                <td className={TABLE_CELL}>
                  <Badge tone={source.last === null ? 'neutral' : source.isLate ? 'warning' : 'good'}>
                    {source.state}
                  </Badge>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {view.inputs.length > 0 ? (
        <details className="mt-4">
          <summary className="min-h-6 rounded text-xs text-tremor-brand-emphasis">{t('details')}</summary>
          <table className="mt-2 w-full text-sm">
            <caption className="sr-only">{t('details')}</caption>
            <thead>
              <tr>
                {['measure', 'months', 'until'].map((name) => (
                  <th key={name} scope="col" className={TABLE_HEAD}>
                    {t(name)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {view.inputs.map((input) => (
                <tr key={input.id}>
                  <th scope="row" className={`${TABLE_CELL} text-left font-normal`}>
                    {input.label} <code className="text-xs text-tremor-content-default">{input.id}</code>
                  </th>
                  <td className={TABLE_CELL}>{input.text}</td>
                  <td className={TABLE_CELL}>{input.last}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      ) : null}
    </Section>
  );
}
