import { useLocale, useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import type { Locale } from '@/lib/core/locale';
import { ComparedTable } from './compared-table';
import type { ImpactView } from './impact-data';
import { Notice } from './notice';
import { TwoLines } from './two-lines';

const HEADING = 'mt-6 mb-2 text-sm font-semibold text-tremor-content-strong';

/** What a definition would do to the figures: the sentence first, then the curve, then who is touched. */
export function ImpactPanel({ impact }: { impact: ImpactView }) {
  const t = useTranslations('governance.impact');
  const locale = useLocale() as Locale;
  const { versions, isNew, isHidden, total } = impact;
  const old = isNew ? null : versions.old;
  const heads = { old, new: versions.new, change: isNew ? null : t('change') };
  const uses = impact.pages.length + impact.views.shared.length + impact.views.own;
  return (
    <div>
      <p className="text-base font-medium text-tremor-content-strong">{impact.sentence}</p>
      {isHidden ? (
        <div className="mt-3">
          <Notice>{t('hidden')}</Notice>
        </div>
      ) : null}
      {impact.lost ? (
        <div className="mt-3">
          <Notice isWarning>{impact.lost}</Notice>
        </div>
      ) : null}
      {impact.problem ? (
        <p className="mt-3 rounded-lg bg-tremor-background-subtle px-3 py-2 font-mono text-xs">{impact.problem}</p>
      ) : (
        <>
          <dl className="mt-4 flex flex-wrap gap-x-10 gap-y-3">
            {old ? <Figure label={old} value={total.old} isQuiet /> : null}
            <Figure label={versions.new} value={total.new} />
            {isNew ? null : <Figure label={t('change')} value={total.change} />}
          </dl>
          {isHidden ? null : (
            <div className="mt-5">
              <TwoLines
                label={t('curve', { range: impact.range })}
                names={{ old, new: versions.new }}
                points={impact.months}
                scale={impact.scale}
                locale={locale}
              />
            </div>
          )}
          <details className="mt-3">
            <summary className="min-h-6 rounded text-xs text-tremor-brand-emphasis">{t('months')}</summary>
            <div className="mt-2">
              <ComparedTable caption={t('months')} heads={{ ...heads, name: t('month') }} rows={impact.months} />
            </div>
          </details>
          {impact.channels && impact.channels.length > 0 ? (
            <>
              <h3 className={HEADING}>{t('channels')}</h3>
              <ComparedTable caption={t('channels')} heads={{ ...heads, name: t('channel') }} rows={impact.channels} />
            </>
          ) : null}
        </>
      )}
      {impact.kpis.length > 0 ? (
        <>
          <h3 className={HEADING}>{t('kpis', { count: impact.kpis.length })}</h3>
          <ComparedTable
            caption={t('kpis', { count: impact.kpis.length })}
            heads={{ ...heads, name: t('kpi') }}
            rows={impact.kpis}
          />
        </>
      ) : null}
      {isNew ? null : (
        <>
          <h3 className={HEADING}>{t('uses')}</h3>
          {uses === 0 ? <p className="text-sm text-tremor-content-default">{t('noUses')}</p> : null}
          <ul className="flex flex-wrap gap-2">
            {impact.pages.map(({ id, label }) => (
              <li key={id}>
                <Badge>{t('page', { page: label })}</Badge>
              </li>
            ))}
            {impact.views.shared.map(({ id, name }) => (
              <li key={id}>
                <Badge>{t('view', { view: name })}</Badge>
              </li>
            ))}
            {impact.views.own > 0 ? (
              <li>
                <Badge>{t('ownViews', { count: impact.views.own })}</Badge>
              </li>
            ) : null}
          </ul>
        </>
      )}
      <p className="mt-5 text-xs text-tremor-content-default">
        {t('basis', { range: impact.range, data: impact.dataVersion })}
      </p>
    </div>
  );
}

function Figure({ label, value, isQuiet }: { label: string; value: string; isQuiet?: boolean }) {
  return (
    <div>
      <dt className="text-xs text-tremor-content-default">{label}</dt>
      <dd
        className={`text-xl font-semibold tracking-tight ${isQuiet ? 'text-tremor-content-default' : 'text-tremor-content-strong'}`}
      >
        {value}
      </dd>
    </div>
  );
}
