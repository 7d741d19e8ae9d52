import type { FactTable } from './fact-table';

const PARTS = ['channel_group', 'source_medium', 'campaign', 'landing_page', 'device', 'country'] as const;
const COUNTS = ['sessions', 'engaged', 'events', 'key_events', 'revenue'] as const;

/** What a web analytics system reports; people are not added up over rows. */
export const webReport: FactTable = {
  stage: 'stage_web_report',
  table: 'web_report',
  key: ['start_day', 'end_day', 'source_id', ...PARTS],
  columns: {
    start_day: 's.start_day',
    end_day: 's.end_day',
    source_id: 'g.source_id',
    ...Object.fromEntries(PARTS.map((column) => [column, `coalesce(s.${column}, '')`])),
    ...Object.fromEntries(COUNTS.map((column) => [column, `s.${column}`])),
    users: 's.users',
    currency: 'coalesce(s.currency, g.currency)',
  },
  sums: COUNTS,
};
