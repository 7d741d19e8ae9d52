/**
 * How soon a candidate deserves to be built: value of the decision it serves (1 to 5) x readiness of its data (0 to 1) /
 * effort (1 to 5), from 0 to 5. Null until value and effort are estimated.
 */
export function priorityScore(
  decisionValue: number | null,
  readiness: number | null,
  effort: number | null,
): number | null {
  if (decisionValue === null || effort === null || readiness === null || effort <= 0) return null;
  return (decisionValue * readiness) / effort;
}
