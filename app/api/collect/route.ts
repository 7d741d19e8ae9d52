import { RateLimiterMemory } from 'rate-limiter-flexible';
import { clientAddress } from '@/lib/auth/client-address';
import { AppError } from '@/lib/core/errors';
import { log } from '@/lib/core/log';
import { collectedRows } from '@/lib/tracking/collect';
import { EventWriter } from '@/lib/tracking/event-writer';
import { collectSchema } from '@/lib/tracking/payload';
import { trackerSite } from '@/lib/tracking/tracker-sites';
import { visitorAgent } from '@/lib/tracking/visitor-agent';

export const dynamic = 'force-dynamic';

const MOST_BYTES = 8_192;
/** Bodies of one address in a minute: a page sends few, an office has many pages. */
const limiter = new RateLimiterMemory({ points: 300, duration: 60 });
const writer = new EventWriter();

/** Takes events of public/vigie.js. The answer comes when they are kept; it has no body and says nothing of the shop. */
export async function POST(request: Request): Promise<Response> {
  const origin = request.headers.get('origin');
  try {
    await limiter.consume(clientAddress(request.headers));
  } catch {
    return answer(429, null);
  }
  try {
    const body = await readBody(request);
    const parsed = collectSchema.safeParse(body);
    if (!parsed.success) return answer(400, null);
    const site = await trackerSite(parsed.data.s);
    // A page of another shop, or no page at all.
    if (!site?.isActive || origin === null || !site.origins.includes(origin)) return answer(403, null);
    const rows = collectedRows(parsed.data, visitorAgent(request.headers.get('user-agent')), Date.now());
    if (rows.length > 0) await writer.add(rows);
    return answer(204, origin);
  } catch (error) {
    if (error instanceof AppError && error.status < 500) return answer(error.status, origin);
    log().error({ err: error }, 'events were not kept');
    return answer(503, origin);
  }
}

function answer(status: number, origin: string | null): Response {
  const headers: Record<string, string> = { 'cache-control': 'no-store', vary: 'origin' };
  if (origin) headers['access-control-allow-origin'] = origin;
  return new Response(null, { status, headers });
}

/** @throws AppError too_large, invalid_input */
async function readBody(request: Request): Promise<unknown> {
  if (Number(request.headers.get('content-length') ?? 0) > MOST_BYTES) throw tooLarge();
  const reader = request.body?.getReader();
  if (!reader) throw new AppError('invalid_input', 'The body is empty.');
  const parts: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > MOST_BYTES) {
      await reader.cancel();
      throw tooLarge();
    }
    parts.push(value);
  }
  try {
    return JSON.parse(Buffer.concat(parts).toString('utf8'));
  } catch (cause) {
    throw new AppError('invalid_input', 'The body is not JSON.', { cause });
  }
}

const tooLarge = () => new AppError('too_large', 'A body has at most 8 KB.');
