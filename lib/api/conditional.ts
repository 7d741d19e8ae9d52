/**
 * Answers 304 without a body when the reader already has this state. The tag is weak: the time of computation in an
 * answer may differ. Queries are sent by POST because they are long; they change nothing, so the condition holds there
 * as it does for GET.
 */
export async function conditional(request: Request, state: string, body: () => Promise<unknown>): Promise<Response> {
  const tag = `W/"${state}"`;
  const headers = { etag: tag, 'cache-control': 'private, no-cache', vary: 'authorization, cookie, accept-language' };
  if (matches(request.headers.get('if-none-match'), tag)) return new Response(null, { status: 304, headers });
  return Response.json(await body(), { headers });
}

function matches(wanted: string | null, tag: string): boolean {
  if (wanted === null) return false;
  const plain = (text: string) => text.trim().replace(/^W\//, '');
  return wanted.trim() === '*' || wanted.split(',').some((each) => plain(each) === plain(tag));
}
