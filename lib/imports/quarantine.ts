import { CopyBuffer, copyBytes } from '@/lib/db/copy';
import type { Connection } from '@/lib/db/run-sql';
import type { RowProblem } from './format';

const COLUMNS = ['batch_id', 'line', '"column"', 'code', 'details', 'raw'];

/** Rows that could not be taken, with line, column, reason and text; kept in the import's own transaction. */
export class Quarantine {
  count = 0;
  private readonly buffer = new CopyBuffer();

  constructor(
    private readonly batchId: number,
    private readonly columnOf: (field: string) => string,
  ) {}

  add(line: number, problem: RowProblem, raw: string): void {
    const details = JSON.stringify({
      field: problem.field,
      ...(problem.value === undefined ? {} : { value: problem.value }),
    });
    this.buffer.add([
      this.batchId,
      line,
      this.columnOf(problem.field),
      problem.code,
      details,
      raw.replaceAll('\0', ''),
    ]);
    this.count += 1;
  }

  get isFull(): boolean {
    return this.buffer.isFull;
  }

  async flush(connection: Connection): Promise<void> {
    if (!this.buffer.isEmpty) await copyBytes(connection, 'quarantined_row', COLUMNS, this.buffer.take());
  }
}
