import { KeyRound } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { buttonClass } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { CopyBlock } from '@/components/ui/copy-block';
import { PageHeader } from '@/components/ui/page-header';
import { readableJson } from './code-samples';
import { type Example, TryIt } from './try-it';

export interface Endpoint {
  id: string;
  group: string;
  method: string;
  path: string;
  summary: string;
  scope: string;
}

interface Props {
  base: string;
  examples: readonly Example[];
  endpoints: readonly Endpoint[];
  tools: readonly string[];
  callsPerMinute: number;
  canMakeKeys: boolean;
}

const HEADING = 'text-base font-semibold text-tremor-content-strong';
const LEAD = 'mt-1 mb-4 max-w-3xl text-tremor-content-default';
const RULES = ['errors', 'pages', 'caching', 'limits'] as const;

/** How programs and assistants read the same figures. */
export function DevelopersPage({ base, examples, endpoints, tools, callsPerMinute, canMakeKeys }: Props) {
  const t = useTranslations('developers');
  return (
    <>
      <PageHeader title={t('title')}>
        <p className="max-w-3xl text-tremor-content-default">{t('lead')}</p>
      </PageHeader>
      <div className="grid gap-4">
        <Card>
          <h2 className={HEADING}>{t('key.title')}</h2>
          <p className={LEAD}>{t('key.text')}</p>
          {canMakeKeys ? (
            <Link href="/api-keys" className={buttonClass('primary')}>
              <KeyRound aria-hidden className="size-4" />
              {t('key.make')}
            </Link>
          ) : (
            <p className="text-tremor-content-emphasis">{t('key.ask')}</p>
          )}
        </Card>
        <Card>
          <h2 className={HEADING}>{t('tryIt.title')}</h2>
          <p className={LEAD}>{t('tryIt.text')}</p>
          <TryIt examples={examples} base={base} />
        </Card>
        <Card>
          <div className="flex flex-wrap items-baseline justify-between gap-3">
            <h2 className={HEADING}>{t('endpoints.title')}</h2>
            <a
              href="/api/v1/openapi.json"
              className="inline-block min-h-6 text-sm text-tremor-brand-emphasis underline underline-offset-4"
            >
              {t('endpoints.document')}
            </a>
          </div>
          <p className={LEAD}>{t('endpoints.text')}</p>
          <Endpoints endpoints={endpoints} />
          <dl className="mt-6 grid gap-4 text-sm sm:grid-cols-2">
            {RULES.map((rule) => (
              <div key={rule}>
                <dt className="font-medium text-tremor-content-strong">{t(`rules.${rule}.title`)}</dt>
                <dd className="mt-0.5 text-tremor-content-default">
                  {t(`rules.${rule}.text`, { count: callsPerMinute })}
                </dd>
              </div>
            ))}
          </dl>
        </Card>
        <Card>
          <h2 className={HEADING}>{t('assistant.title')}</h2>
          <p className={LEAD}>{t('assistant.text')}</p>
          <div className="grid gap-4 lg:grid-cols-2">
            <div className="min-w-0">
              <h3 className="mb-2 text-sm font-medium text-tremor-content-strong">{t('assistant.network')}</h3>
              <CopyBlock label={t('assistant.network')} text={overNetwork(base)} />
            </div>
            <div className="min-w-0">
              <h3 className="mb-2 text-sm font-medium text-tremor-content-strong">{t('assistant.local')}</h3>
              <CopyBlock label={t('assistant.local')} text={LOCAL} />
            </div>
          </div>
          <h3 className="mt-6 text-sm font-medium text-tremor-content-strong">{t('assistant.tools')}</h3>
          <dl className="mt-2 grid gap-x-4 gap-y-1 text-sm sm:grid-cols-[auto_1fr]">
            {tools.map((tool) => (
              <div key={tool} className="contents">
                <dt className="font-mono text-xs leading-5 text-tremor-content-strong">{tool}</dt>
                <dd className="text-tremor-content-default">{t(`assistant.tool.${tool}`)}</dd>
              </div>
            ))}
          </dl>
        </Card>
      </div>
    </>
  );
}

function Endpoints({ endpoints }: { endpoints: readonly Endpoint[] }) {
  const t = useTranslations('developers');
  const groups = [...new Set(endpoints.map(({ group }) => group))];
  return (
    <div className="space-y-5">
      {groups.map((group) => (
        <section key={group}>
          <h3 className="text-xs font-semibold text-tremor-content-default">{t(`groups.${group}`)}</h3>
          <ul className="mt-1 divide-y divide-tremor-border-default">
            {endpoints
              .filter((endpoint) => endpoint.group === group)
              .map(({ id, method, path, summary, scope }) => (
                <li
                  key={id}
                  data-operation={id}
                  className="grid gap-x-4 gap-y-0.5 py-2 text-sm lg:grid-cols-[24rem_minmax(0,1fr)_auto] lg:items-baseline"
                >
                  <code className="text-xs break-all text-tremor-content-strong">
                    <span className="inline-block w-14 font-semibold text-tremor-brand-emphasis">{method}</span>
                    {path}
                  </code>
                  <span className="text-tremor-content-emphasis">
                    {t.has(`operations.${id}`) ? t(`operations.${id}`) : summary}
                  </span>
                  <code className="text-xs text-tremor-content-default">{scope}</code>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function overNetwork(base: string): string {
  const vigie = { type: 'http', url: `${base}/api/mcp`, headers: { Authorization: 'Bearer vigie_…' } };
  return readableJson({ mcpServers: { vigie } });
}

const LOCAL = readableJson({
  mcpServers: {
    vigie: { command: 'npm', args: ['--prefix', '/…/vigie', 'run', '-s', 'vigie', '--', 'mcp', '--role', 'ANALYST'] },
  },
});
