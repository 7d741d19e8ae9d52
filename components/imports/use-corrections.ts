'use client';
import { useState } from 'react';
import type { CorrectedRow, WaitingRow } from './import-data';

type Edits = ReadonlyMap<number, { cells: ReadonlyMap<number, string> } | { raw: string }>;

/** What a person typed into quarantined rows, until it is imported. */
export function useCorrections() {
  const [edits, setEdits] = useState<Edits>(new Map());
  const change = (line: number, edit: { cells: ReadonlyMap<number, string> } | { raw: string } | null) =>
    setEdits((all) => {
      const next = new Map(all);
      if (edit) next.set(line, edit);
      else next.delete(line);
      return next;
    });
  return {
    count: edits.size,
    isEdited: (line: number) => edits.has(line),
    cell(row: WaitingRow, column: number): string {
      const edit = edits.get(row.line);
      const typed = edit && 'cells' in edit ? edit.cells.get(column) : undefined;
      return typed ?? row.cells?.[column] ?? '';
    },
    raw(row: WaitingRow): string {
      const edit = edits.get(row.line);
      return edit && 'raw' in edit ? edit.raw : row.raw;
    },
    setCell(row: WaitingRow, column: number, text: string) {
      const edit = edits.get(row.line);
      const cells = new Map(edit && 'cells' in edit ? edit.cells : []);
      // Typed back to what it was: no correction.
      if (text === (row.cells?.[column] ?? '')) cells.delete(column);
      else cells.set(column, text);
      change(row.line, cells.size > 0 ? { cells } : null);
    },
    setRaw(row: WaitingRow, raw: string) {
      change(row.line, raw === row.raw ? null : { raw });
    },
    forget: () => setEdits(new Map()),
    /** the corrected rows among those that are loaded, whole */
    rows(loaded: readonly WaitingRow[]): CorrectedRow[] {
      return loaded.flatMap((row): CorrectedRow[] => {
        const edit = edits.get(row.line);
        if (!edit) return [];
        if ('raw' in edit) return [{ line: row.line, raw: edit.raw }];
        return [{ line: row.line, cells: (row.cells ?? []).map((cell, i) => edit.cells.get(i) ?? cell) }];
      });
    },
  };
}

export type Corrections = ReturnType<typeof useCorrections>;
