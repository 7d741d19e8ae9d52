import { useLocale, useTranslations } from 'next-intl';
import { DefinitionDiff, type DiffRow } from '@/components/governance/definition-diff';
import { TwoLines } from '@/components/governance/two-lines';
import { Badge } from '@/components/ui/badge';
import type { Locale } from '@/lib/core/locale';
import { Section } from './section';

export interface HistoryView {
  versions: readonly {
    version: number;
    label: string;
    isInEffect: boolean;
    isComing: boolean;
    since: string;
    origin: string;
    isOwnApproval: boolean;
    reason: string;
    diff: readonly DiffRow[];
  }[];
  curve: {
    versions: { old: number; new: number };
    scale: { unit: 'money' | 'count' | 'ratio' | 'days' | 'number'; currency: string };
    points: readonly { id: string; label: string; oldValue: number | null; newValue: number | null }[];
  } | null;
}

/** The versions of a KPI, the newest first, and how the last two differ in figures. */
export function KpiHistory({ view }: { view: HistoryView }) {
  const t = useTranslations('governance.history');
  const g = useTranslations('governance');
  const locale = useLocale() as Locale;
  const { curve } = view;
  return (
    <Section title={t('title')}>
      {curve ? (
        <div className="mb-3 flow-root">
          <TwoLines
            label={t('curve', curve.versions)}
            names={{
              old: g('version', { version: curve.versions.old }),
              new: g('version', { version: curve.versions.new }),
            }}
            points={curve.points}
            scale={curve.scale}
            locale={locale}
          />
        </div>
      ) : null}
      <ol className="divide-y divide-tremor-border-default">
        {view.versions.map((version) => (
          <li key={version.version} className="py-3 first:pt-0 last:pb-0">
            <p className="flex flex-wrap items-center gap-2">
              <span className="font-medium text-tremor-content-strong">{version.label}</span>
              {version.isInEffect ? <Badge tone="good">{t('current')}</Badge> : null}
              {version.isComing ? <Badge tone="warning">{t('coming')}</Badge> : null}
              <span className="text-xs text-tremor-content-default">
                {t('since', { day: version.since })} · {version.origin}
              </span>
            </p>
            {version.isOwnApproval ? <p className="mt-1 text-xs text-warning">{t('ownApproval')}</p> : null}
            {version.reason ? <p className="mt-1 text-sm">{version.reason}</p> : null}
            {version.diff.length > 0 ? (
              <details className="mt-1">
                <summary className="min-h-6 rounded text-xs text-tremor-brand-emphasis">{t('diff')}</summary>
                <DefinitionDiff rows={version.diff} />
              </details>
            ) : null}
          </li>
        ))}
        {view.versions.length === 0 ? <li className="text-tremor-content-default">{t('none')}</li> : null}
      </ol>
    </Section>
  );
}
