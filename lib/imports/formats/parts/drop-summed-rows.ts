import { type Connection, runSql } from '@/lib/db/run-sql';

interface Summed {
  table: 'stage_ad_spend' | 'stage_email_send';
  /** columns by which rows are split; they are null in a row that sums up others */
  parts: readonly string[];
  /** a row of several days may sum up those of single days */
  periods?: boolean;
  /** what rows are of that are not split by platform, where others are */
  platform?: string;
  /** an amount that must agree but for rounding, and a count that must agree exactly */
  near?: string;
  equal: string;
}

/**
 * Removes rows of the stage that only sum up others of the same file: a part is empty, and amounts equal the sum of the
 * rows that have all parts and agree in the others. A row whose part is merely unknown does not add up, and stays.
 */
export async function dropSummedRows(connection: Connection, summed: Summed): Promise<void> {
  const { table, parts, periods = false, platform } = summed;
  const [start, end] = table === 'stage_ad_spend' ? ['start_day', 'end_day'] : ['day', 'day'];
  const empty = parts.map((name) => `c.${name} IS NULL`);
  const whole = parts.map((name) => `f.${name} IS NOT NULL`);
  if (platform !== undefined) {
    empty.push('c.platform = $1');
    whole.push('f.platform <> $1');
  }
  await runSql(`ANALYZE ${table}`, connection);
  if (empty.length > 0) {
    const when = `f.${start} = c.${start} AND f.${end} = c.${end} AND (${empty.join(' OR ')})`;
    await drop(connection, summed, [when, ...whole]);
  }
  // What is left of single days stands for itself; a row of several days may be the sum of all that.
  if (periods) {
    const when = `c.${start} < c.${end} AND f.${start} = f.${end} AND f.${start} BETWEEN c.${start} AND c.${end}`;
    await drop(connection, summed, [when]);
  }
}

async function drop(connection: Connection, summed: Summed, conditions: readonly string[]): Promise<void> {
  const { table, parts, platform, near, equal } = summed;
  const same = parts.map((name) => `(c.${name} IS NULL OR c.${name} = f.${name})`);
  if (platform !== undefined) same.push('c.platform IN ($1, f.platform)');
  // Half a cent for each amount that was rounded.
  const agrees = near ? `AND abs(sum(f.${near}) - c.${near}) <= 50 * (count(*) + 1)` : '';
  await runSql(
    {
      text: `DELETE FROM ${table} d USING (
        SELECT c.row_no FROM ${table} c JOIN ${table} f
          ON coalesce(f.campaign_name, '') = coalesce(c.campaign_name, '') AND f.row_no <> c.row_no
          AND (c.campaign_ref IS NULL OR f.campaign_ref = c.campaign_ref OR starts_with(f.campaign_ref, c.campaign_ref || '/'))
        WHERE ${[...conditions, ...same].join(' AND ')}
        GROUP BY c.row_no, c.${equal}${near ? `, c.${near}` : ''}
        HAVING coalesce(sum(f.${equal}), 0) = coalesce(c.${equal}, 0) ${agrees}) s
        WHERE d.row_no = s.row_no`,
      values: platform === undefined ? [] : [platform],
    },
    connection,
  );
}
