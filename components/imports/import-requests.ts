import type {
  Batch,
  BatchReport,
  Corrected,
  CorrectedRow,
  Declared,
  Found,
  LineFacts,
  Trial,
  UndoPlan,
  UploadedFile,
  WaitingPage,
} from './import-data';

const ROOT = '/api/v1/imports';
/** Large files go in parts: a part that the network loses is sent again alone, and none lasts longer than servers wait. */
const PART_BYTES = 16 * 2 ** 20;
const TRIES = 3;
const WAIT_MS = 1_000;

/** A refusal of the server, by its code; `network` when it could not be reached. */
export class RequestError extends Error {
  constructor(
    readonly code: string,
    detail: string,
    /** names the sentence that says it, where there is one */
    readonly key: string | null = null,
    readonly values: Record<string, string | number> = {},
  ) {
    super(detail);
    this.name = 'RequestError';
  }
}

export async function ask<T>(path: string, init: RequestInit = {}): Promise<T> {
  const headers = { accept: 'application/json', ...init.headers };
  const response = await fetch(ROOT + path, { ...init, headers }).catch(() => null);
  if (!response) throw new RequestError('network', '');
  if (!response.ok) throw await refusal(await response.text());
  return response.status === 204 ? (undefined as T) : response.json();
}

async function refusal(text: string): Promise<RequestError> {
  try {
    const { code, detail, key, values } = JSON.parse(text) as Partial<RequestError & { detail: string }>;
    return new RequestError(code ?? 'internal', detail ?? '', key ?? null, values ?? {});
  } catch {
    return new RequestError('internal', '');
  }
}

export const json = (body: object): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

export const describeFile = (id: string, declared: Declared) => ask<Found>(`/uploads/${id}`, json(declared));
export const startImport = (upload: string, declared: Declared) =>
  ask<{ id: number }>('', json({ upload, ...declared }));
export const unpackFile = (id: string) => ask<{ uploads: UploadedFile[] }>(`/uploads/${id}/unpack`, json({}));
export const startTrial = (id: string, declared: Declared) => ask<Trial>(`/uploads/${id}/trial`, json(declared));
export const readTrial = (id: string) => ask<Trial>(`/uploads/${id}/trial`);
export const removeFile = (id: string) => ask<void>(`/uploads/${id}`, { method: 'DELETE' });
export const readBatch = (id: number) => ask<BatchReport>(`/${id}`);
export const readUndoPlan = (id: number) => ask<UndoPlan>(`/${id}/undo`);
export const undoImport = (id: number) => ask<{ id: number }>(`/${id}/undo`, json({}));
export const readBatches = (before?: number) =>
  ask<{ imports: Batch[]; next: number | null }>(before ? `?before=${before}` : '');
export const readWaiting = (id: number, query: Record<string, string>) =>
  ask<WaitingPage>(`/${id}/corrections?${new URLSearchParams(query)}`);
export const correctRows = (id: number, rows: readonly CorrectedRow[]) =>
  ask<Corrected>(`/${id}/corrections`, json({ rows }));
export const retryRows = (id: number, codes?: readonly string[]) =>
  ask<Corrected | null>(`/${id}/retry`, json(codes ? { codes } : {}));

export const readLine = (id: number, line: number) => ask<LineFacts>(`/${id}/lines/${line}`);

/** Sends a file and tells how much of it has left, from 0 to 1. */
export async function sendFile(
  file: File,
  signal: AbortSignal,
  onShare: (share: number) => void,
): Promise<UploadedFile> {
  const part = (method: 'POST' | 'PUT', address: string, offset: number) =>
    again(signal, () =>
      sendPart(method, ROOT + address, file.slice(offset, offset + PART_BYTES), signal, (bytes) =>
        onShare((offset + bytes) / Math.max(1, file.size)),
      ),
    );
  let sent = await part('POST', `/uploads?name=${encodeURIComponent(file.name)}`, 0);
  while (sent.size < file.size) sent = await part('PUT', `/uploads/${sent.id}?offset=${sent.size}`, sent.size);
  return sent;
}

async function again<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      const isLost = error instanceof RequestError && error.code === 'network';
      if (!isLost || attempt === TRIES || signal.aborted) throw error;
      await new Promise((resolve) => setTimeout(resolve, attempt * WAIT_MS));
    }
  }
}

// fetch does not tell how much of a body has been sent.
function sendPart(
  method: string,
  address: string,
  part: Blob,
  signal: AbortSignal,
  onBytes: (bytes: number) => void,
): Promise<UploadedFile> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, address);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.upload.onprogress = ({ loaded }) => onBytes(loaded);
    request.onerror = () => reject(new RequestError('network', ''));
    request.onabort = () => reject(new RequestError('aborted', ''));
    request.onload = async () => {
      if (request.status < 300) resolve(JSON.parse(request.responseText) as UploadedFile);
      else reject(await refusal(request.responseText));
    };
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(part);
  });
}
