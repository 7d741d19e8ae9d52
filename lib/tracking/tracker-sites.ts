import { runSql } from '@/lib/db/run-sql';

export interface TrackerSite {
  key: string;
  origins: string[];
  isActive: boolean;
}

const KEPT_MS = 10_000;
const known = new Map<string, { site: TrackerSite | null; until: number }>();

/** The site of a key; remembered for seconds, since every event asks. */
export async function trackerSite(key: string, now = Date.now()): Promise<TrackerSite | null> {
  const found = known.get(key);
  if (found && found.until > now) return found.site;
  const [site = null] = await runSql<TrackerSite>({
    text: 'SELECT key, origins, is_active AS "isActive" FROM tracker_site WHERE key = $1',
    values: [key],
  });
  // Made-up keys must not fill the memory.
  if (known.size > 1_000) known.clear();
  known.set(key, { site, until: now + KEPT_MS });
  return site;
}

/** Forgets what is remembered, after a change. */
export function forgetTrackerSites(): void {
  known.clear();
}
