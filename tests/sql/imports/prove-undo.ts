import { expect } from 'vitest';
import type { BatchReport } from '@/lib/imports/batch';
import { undoBatch } from '@/lib/imports/undo/undo-batch';
import type { TestDatabase } from '../database';
import { proveRollups } from './import-files';
import { DIMENSIONS, factsOf, state } from './state';

const outcome = ({ id: _id, file: _file, seconds: _seconds, ...rest }: BatchReport) => rest;

/** Imports, undoes, and compares the two states to the last row; then imports once more, with the same outcome. */
export async function proveUndo(database: TestDatabase, bring: () => Promise<BatchReport>): Promise<void> {
  const before = await state();
  const batch = await bring();
  expect(factsOf(await state())).not.toEqual(factsOf(before));
  await undoBatch(batch.id, 'test');
  const after = await state();
  expect(factsOf(after)).toEqual(factsOf(before));
  for (const table of DIMENSIONS) expect(after[table]?.length ?? 0).toBeGreaterThanOrEqual(before[table]?.length ?? 0);
  await proveRollups(database);
  expect(outcome(await bring())).toEqual(outcome(batch));
}
