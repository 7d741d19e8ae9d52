const WINDOW =
  /^\s*(rolling\s+\d+\s+(?:days|months)|(?:month|quarter|year|beginning)\s+to\s+date|cumulative)\s*\(([\s\S]*)\)\s*$/i;

export const WINDOWS = [
  'rolling 30 days',
  'rolling 90 days',
  'rolling 12 months',
  'month to date',
  'quarter to date',
  'year to date',
  'beginning to date',
  'cumulative',
] as const;

/** The window that an expression is written in, and what stands inside; both as they were typed. */
export function splitWindow(text: string): { window: string; inside: string } {
  const found = WINDOW.exec(text);
  if (!found) return { window: '', inside: text };
  return { window: (found[1] as string).toLowerCase().replace(/\s+/g, ' '), inside: found[2] as string };
}

/** The same expression in another window, or in none. */
export function withWindow(text: string, window: string): string {
  const { inside } = splitWindow(text);
  return window ? `${window} (${inside.trim()})` : inside.trim();
}
