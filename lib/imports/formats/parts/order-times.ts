/** The latest of some times as normaliseDate writes them; null when there is none. */
export function latest(...times: readonly (string | null)[]): string | null {
  let last: string | null = null;
  for (const time of times) if (time && (last === null || instant(time) > instant(last))) last = time;
  return last;
}

const instant = (time: string) => {
  // PostgreSQL's spelling of a zone, "+05", is not one of JavaScript's.
  const text = time
    .replace(' ', 'T')
    .replace(/([+-]\d{2})(\d{2})?$/, (zone, hours, minutes) =>
      time.includes(':') ? `${hours}:${minutes ?? '00'}` : zone,
    );
  const value = Date.parse(text);
  return Number.isNaN(value) ? Date.parse(time.slice(0, 10)) : value;
};
