import { getTranslations } from 'next-intl/server';
import type { Locale } from '@/lib/core/locale';
import { runSql } from '@/lib/db/run-sql';
import { formatter } from '@/lib/i18n/format';
import type { Catalogue } from '@/lib/kpi/catalogue';
import type { KpiDefinition } from '@/lib/kpi/definition';
import { inputCompleteness, recentMonths } from '@/lib/kpi/governance/completeness';
import { AMBER_BELOW, readRecord } from '@/lib/kpi/governance/records';
import { measure } from '@/lib/kpi/measures';
import { shopReach } from './shop-reach';

const HOUR_MS = 3_600_000;

interface System {
  kind: string;
  name: string;
  last: Date | null;
}

interface Answerable {
  system_kind: string;
  owner: string;
  is_system_of_record: boolean;
  expected_latency_hours: number | null;
}

export type KpiInputs = Awaited<ReturnType<typeof loadKpiInputs>>;

/** Where a KPI's figures come from, when they last came, and how complete they are. */
export async function loadKpiInputs(definition: KpiDefinition, catalogue: Catalogue, now: Date, locale: Locale) {
  const { id } = definition;
  const [t, d, reach, record, systems, declared] = await Promise.all([
    getTranslations('governance.inputs'),
    getTranslations('dictionary'),
    shopReach(now),
    readRecord(id),
    runSql<System>(
      `SELECT kind::text AS kind, string_agg(name, ', ' ORDER BY name) AS name, max(last_loaded_at) AS last
       FROM source_system GROUP BY kind`,
    ),
    runSql<Answerable>({
      text: `SELECT system_kind::text AS system_kind, owner, is_system_of_record, expected_latency_hours
        FROM kpi_source WHERE kpi_id = $1`,
      values: [id],
    }),
  ]);
  const period = reach.last === null ? null : recentMonths(reach.anchor, reach.first ?? reach.anchor);
  const known = await inputCompleteness(definition, period, catalogue, now);
  const format = formatter(locale, reach.shop.currency);
  const threshold = record?.amberBelow ?? AMBER_BELOW;
  const demo = systems.find(({ kind }) => kind === 'demo');
  const sources = definition.sources.map(({ system, granularity, latencyHours }) => {
    const found = systems.find(({ kind }) => kind === system) ?? demo;
    const own = declared.find(({ system_kind: kind }) => kind === system);
    const expected = own?.expected_latency_hours ?? latencyHours;
    const age = found?.last ? (now.getTime() - found.last.getTime()) / HOUR_MS : null;
    return {
      id: `${system} ${granularity}`,
      system: d(`systems.${system}`),
      name: found?.name ?? '',
      owner: own?.owner ?? '',
      isOfRecord: own?.is_system_of_record ?? false,
      granularity: d(`granularities.${granularity}`),
      latency: d('latency', { hours: expected }),
      last: found?.last ? format.instant(found.last.toISOString(), reach.shop.timeZone) : null,
      isLate: age !== null && age > expected,
      state: found?.last ? (age !== null && age > expected ? t('late') : t('onTime')) : t('never'),
    };
  });
  const { partly, share } = known;
  return {
    sources,
    isAmber: share !== null && share < threshold,
    threshold: format.percent(threshold),
    share: share === null ? null : format.percent(share),
    sentence:
      share === null
        ? t('nothing')
        : partly.length > 0
          ? partly.map((each) => t(`known.${each.input}`, { share: format.percent(each.share) })).join(' ')
          : t(share < threshold ? 'gaps' : 'complete', { months: known.months }),
    inputs: known.inputs.map((input) => ({
      id: input.measure,
      label: measure(input.measure).label[locale],
      share: input.share,
      text: input.share === null ? '—' : format.percent(input.share),
      last: input.last ? format.period(input.last, 'month') : '—',
    })),
  };
}
