export interface ApiCall {
  method: 'GET' | 'POST';
  url: string;
  /** JSON text, as it was typed; null for GET */
  body: string | null;
}

export const LANGUAGES = ['curl', 'r', 'python'] as const;
export type Language = (typeof LANGUAGES)[number];

/** JSON with lists of plain values on one line, as people write it. */
export function readableJson(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(
    /\[\s+([^[\]{}]*?)\s+\]/g,
    (_all, inner: string) => `[${inner.replace(/,\s+/g, ', ')}]`,
  );
}

/** A call as a person would write it in one of the languages; the key stands in the environment as VIGIE_KEY. */
export function codeSample(language: Language, call: ApiCall): string {
  if (language === 'curl') return curl(call);
  return language === 'r' ? r(call) : python(call);
}

function curl({ url, body }: ApiCall): string {
  const lines = [`curl -s '${url}'`, `-H "Authorization: Bearer $VIGIE_KEY"`];
  if (body !== null) lines.push(`-H 'Content-Type: application/json'`, `-d '${body.replaceAll("'", `'\\''`)}'`);
  return lines.join(' \\\n  ');
}

function r({ url, body }: ApiCall): string {
  const steps = [
    `request("${url}")`,
    `req_auth_bearer_token(Sys.getenv("VIGIE_KEY"))`,
    ...(body === null ? [] : [`req_body_raw(r"---(${body})---", type = "application/json")`]),
    'req_perform()',
    'resp_body_json(simplifyVector = TRUE)',
  ];
  return `library(httr2)\n\nanswer <- ${steps.join(' |>\n  ')}\n`;
}

function python({ method, url, body }: ApiCall): string {
  const json = body === null ? [] : [`    json=${pythonLiteral(body)},`];
  return [
    'import os',
    'import requests',
    '',
    `answer = requests.${method.toLowerCase()}(`,
    `    "${url}",`,
    `    headers={"Authorization": f"Bearer {os.environ['VIGIE_KEY']}"},`,
    ...json,
    ')',
    'answer.raise_for_status()',
    'answer = answer.json()',
    '',
  ].join('\n');
}

/** JSON as Python writes it; what is not JSON yet stays as it is. */
function pythonLiteral(body: string): string {
  try {
    return literal(JSON.parse(body), '    ');
  } catch {
    return body;
  }
}

function literal(value: unknown, indent: string): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((each) => literal(each, indent)).join(', ')}]`;
  const inner = `${indent}    `;
  const entries = Object.entries(value).map(
    ([key, each]) => `${inner}${JSON.stringify(key)}: ${literal(each, inner)},`,
  );
  return `{\n${entries.join('\n')}\n${indent}}`;
}
