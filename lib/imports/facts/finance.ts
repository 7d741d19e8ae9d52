import type { FactTable } from './fact-table';
import { channelOf } from './look-ups/named-dimension';

const FIRST_OF_MONTH = `date_trunc('month', s.month)::date`;
/** 0 is the whole shop. */
const CHANNEL = 'coalesce(channel.id, 0)';

export const target: FactTable = {
  stage: 'stage_target',
  table: 'target',
  key: ['kpi_id', 'month', 'channel_id'],
  columns: {
    kpi_id: 's.kpi_id',
    month: FIRST_OF_MONTH,
    channel_id: CHANNEL,
    value: 's.value',
    owner: `coalesce(s.owner, '')`,
  },
  lookUps: [channelOf()],
  refuse: [
    {
      when: 'NOT EXISTS (SELECT 1 FROM kpi_version v WHERE v.kpi_id = s.kpi_id)',
      field: 'kpi_id',
      code: 'unknown_kpi',
      value: 's.kpi_id',
    },
  ],
};

/** Rows of one month, category and channel are parts of one cost. */
export const fixedCost: FactTable = {
  stage: 'stage_fixed_cost',
  table: 'fixed_cost',
  key: ['month', 'category', 'channel_id'],
  columns: {
    month: FIRST_OF_MONTH,
    category: 's.category',
    channel_id: CHANNEL,
    amount: 's.amount',
    currency: 'coalesce(s.currency, g.currency)',
  },
  lookUps: [channelOf()],
  sums: ['amount'],
};

export const ledgerEntry: FactTable = {
  stage: 'stage_ledger',
  table: 'ledger_entry',
  key: ['external_ref'],
  columns: {
    external_ref: 's.entry_ref',
    day: 's.day',
    account: 's.account',
    label: `coalesce(s.label, '')`,
    amount: 's.amount',
    currency: 'coalesce(s.currency, g.currency)',
  },
};

/** What a system states about its own sums: kept for comparison, never added to the facts. */
export const controlTotal: FactTable = {
  stage: 'stage_control_total',
  table: 'control_total',
  key: ['source_id', 'measure', 'start_day', 'end_day', 'channel_id'],
  columns: {
    source_id: 'g.source_id',
    measure: 's.measure',
    start_day: 's.start_day',
    end_day: 's.end_day',
    channel_id: CHANNEL,
    value: 's.value',
    currency: `coalesce(s.currency, '')`,
  },
  lookUps: [channelOf()],
};
