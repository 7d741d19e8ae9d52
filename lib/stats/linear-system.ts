/**
 * Inverse of a square matrix by Gauss-Jordan elimination with partial pivoting; n x n in, n x n out.
 * Checked by A A^-1 = I on random matrices, and by hand for 2 x 2.
 * @throws RangeError for a matrix that is not square or has no inverse
 */
export function inverse(matrix: readonly (readonly number[])[]): number[][] {
  const n = matrix.length;
  if (matrix.some((row) => row.length !== n)) throw new RangeError('The matrix is not square');
  const rows = matrix.map((row, i) => [...row, ...Array.from({ length: n }, (_, j) => (i === j ? 1 : 0))]);
  for (let column = 0; column < n; column += 1) {
    let pivot = column;
    for (let i = column + 1; i < n; i += 1) {
      if (Math.abs(at(rows, i, column)) > Math.abs(at(rows, pivot, column))) pivot = i;
    }
    const top = rows[pivot] as number[];
    const divisor = top[column] as number;
    if (!(Math.abs(divisor) > 1e-14)) throw new RangeError('The matrix has no inverse');
    rows[pivot] = rows[column] as number[];
    rows[column] = top;
    for (let j = column; j < 2 * n; j += 1) top[j] = (top[j] as number) / divisor;
    for (let i = 0; i < n; i += 1) {
      if (i === column) continue;
      const row = rows[i] as number[];
      const factor = row[column] as number;
      if (factor === 0) continue;
      for (let j = column; j < 2 * n; j += 1) row[j] = (row[j] as number) - factor * (top[j] as number);
    }
  }
  return rows.map((row) => row.slice(n));
}

const at = (rows: readonly (readonly number[])[], i: number, j: number) => rows[i]?.[j] as number;
