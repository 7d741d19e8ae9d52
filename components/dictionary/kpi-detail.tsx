import { ArrowLeft } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { buttonClass } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { CopyBlock } from '@/components/ui/copy-block';
import { PageHeader } from '@/components/ui/page-header';
import { KpiLive, type Live } from './kpi-live';

interface Named {
  id: string;
  label: string;
}

export interface KpiView extends Named {
  family: string;
  description: string;
  formulaInWords: string;
  expression: string;
  measures: readonly Named[];
  example: { given: readonly (Named & { value: string })[]; result: string };
  facts: readonly { id: string; value: string }[];
  dimensions: readonly Named[];
  sources: readonly { system: string; granularity: string; latency: string }[];
  uses: readonly (Named & { href: string })[];
  usedBy: readonly (Named & { href: string })[];
  live: Live | null;
  exploreHref: string | null;
  apiQuery: string;
}

const HEADING = 'text-base font-semibold text-tremor-content-strong';

/** One KPI of the dictionary. */
export function KpiDetail({ kpi, host }: { kpi: KpiView; host: string }) {
  const t = useTranslations('dictionary.page');
  const call = `curl -s ${host.startsWith('localhost') || host.startsWith('127.') ? 'http' : 'https'}://${host}/api/v1/kpis/query \\
  -H 'Authorization: Bearer vigie_…' \\
  -H 'Content-Type: application/json' \\
  -d '${kpi.apiQuery}'`;
  return (
    <>
      <Link
        href="/kpis"
        className="mb-2 inline-flex min-h-6 items-center gap-1.5 rounded text-xs text-tremor-content-default hover:text-tremor-content-strong"
      >
        <ArrowLeft aria-hidden className="size-3.5" />
        {t('back')}
      </Link>
      <PageHeader
        title={kpi.label}
        note={
          <span className="inline-flex items-center gap-2">
            <Badge tone="brand">{kpi.family}</Badge>
            <code>{kpi.id}</code>
          </span>
        }
      />
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="grid gap-4">
          <Card>
            <h2 className={HEADING}>{t('purpose')}</h2>
            <p className="mt-2 max-w-3xl leading-relaxed">{kpi.description}</p>
            <h2 className={`${HEADING} mt-6`}>{t('formula')}</h2>
            <p className="mt-2 rounded-lg bg-tremor-brand-faint px-4 py-3 text-tremor-brand-emphasis">
              {kpi.formulaInWords}
            </p>
            <h3 className="mt-4 text-xs font-medium text-tremor-content-default">{t('expression')}</h3>
            <p className="mt-1 overflow-x-auto font-mono text-xs leading-relaxed text-tremor-content-strong">
              {kpi.id} = {kpi.expression}
            </p>
            <h3 className="mt-4 text-xs font-medium text-tremor-content-default">{t('legend')}</h3>
            <dl className="mt-1 grid gap-x-4 gap-y-1 text-xs sm:grid-cols-[auto_1fr]">
              {kpi.measures.map(({ id, label }) => (
                <div key={id} className="contents">
                  <dt className="font-mono text-tremor-content-strong">{id}</dt>
                  <dd className="text-tremor-content-default">{label}</dd>
                </div>
              ))}
            </dl>
          </Card>
          <Card>
            <h2 className={HEADING}>{t('example')}</h2>
            <table className="mt-3 w-full max-w-xl text-sm">
              <tbody>
                {kpi.example.given.map(({ id, label, value }) => (
                  <tr key={id} className="border-b border-tremor-border-default">
                    <th scope="row" className="py-1.5 pr-4 text-left font-normal text-tremor-content-default">
                      {label}
                    </th>
                    <td className="py-1.5 text-right whitespace-nowrap">{value}</td>
                  </tr>
                ))}
                <tr>
                  <th scope="row" className="py-2 pr-4 text-left font-semibold text-tremor-content-strong">
                    {kpi.label}
                  </th>
                  <td className="py-2 text-right font-semibold whitespace-nowrap text-tremor-content-strong">
                    {kpi.example.result}
                  </td>
                </tr>
              </tbody>
            </table>
          </Card>
          <Card>
            <h2 className={HEADING}>{t('sources')}</h2>
            <div className="overflow-x-auto">
              <table className="mt-3 w-full text-sm">
                <thead>
                  <tr className="text-left text-xs text-tremor-content-default">
                    <th scope="col" className="py-1.5 pr-4 font-medium">
                      {t('system')}
                    </th>
                    <th scope="col" className="py-1.5 pr-4 font-medium">
                      {t('granularity')}
                    </th>
                    <th scope="col" className="py-1.5 font-medium">
                      {t('latency')}
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {kpi.sources.map((source) => (
                    <tr
                      key={`${source.system} ${source.granularity}`}
                      className="border-t border-tremor-border-default"
                    >
                      <td className="py-1.5 pr-4">{source.system}</td>
                      <td className="py-1.5 pr-4">{source.granularity}</td>
                      <td className="py-1.5 whitespace-nowrap">{source.latency}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </Card>
          <Card>
            <h2 className={HEADING}>{t('api')}</h2>
            <p className="mt-1 mb-3 text-xs text-tremor-content-default">{t('apiText')}</p>
            <CopyBlock label={t('api')} text={call} />
          </Card>
        </div>
        <div className="grid gap-4">
          <Card>
            <h2 className={HEADING}>{t('now')}</h2>
            {kpi.live ? <KpiLive live={kpi.live} /> : <p className="mt-2">{t('noData')}</p>}
            {kpi.exploreHref ? (
              <Link href={kpi.exploreHref} className={`${buttonClass()} mt-4 w-full`}>
                {t('explore')}
              </Link>
            ) : null}
          </Card>
          <Card>
            <h2 className={HEADING}>{t('facts')}</h2>
            <dl className="mt-3 space-y-2 text-sm">
              {kpi.facts.map(({ id, value }) => (
                <div key={id} className="flex justify-between gap-4">
                  <dt className="text-tremor-content-default">{t(id)}</dt>
                  <dd className="text-right text-tremor-content-strong">{value}</dd>
                </div>
              ))}
            </dl>
            <h3 className="mt-4 text-sm text-tremor-content-default">{t('dimensions')}</h3>
            <ul className="mt-2 flex flex-wrap gap-1.5">
              {kpi.dimensions.map(({ id, label }) => (
                <li key={id}>
                  <Badge>{label}</Badge>
                </li>
              ))}
              {kpi.dimensions.length === 0 ? <li>{t('noDimensions')}</li> : null}
            </ul>
          </Card>
          {kpi.uses.length + kpi.usedBy.length > 0 ? (
            <Card>
              <h2 className={HEADING}>{t('related')}</h2>
              <Related label={t('uses')} kpis={kpi.uses} />
              <Related label={t('usedBy')} kpis={kpi.usedBy} />
            </Card>
          ) : null}
        </div>
      </div>
    </>
  );
}

function Related({ label, kpis }: { label: string; kpis: readonly (Named & { href: string })[] }) {
  if (kpis.length === 0) return null;
  return (
    <>
      <h3 className="mt-3 text-xs font-medium text-tremor-content-default">{label}</h3>
      <ul className="mt-1 flex flex-wrap gap-x-4">
        {kpis.map((kpi) => (
          <li key={kpi.id}>
            <Link
              href={kpi.href}
              className="inline-block min-h-6 text-tremor-brand-emphasis underline underline-offset-4"
            >
              {kpi.label}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
