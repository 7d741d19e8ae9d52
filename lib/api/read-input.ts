import type { z } from 'zod';
import { AppError } from '@/lib/core/errors';

const MAX_BYTES = 256 * 1024;

/** The JSON of a body. @throws AppError too_large, invalid_input */
export async function readJson(request: Request): Promise<unknown> {
  const tooLarge = () => new AppError('too_large', `A body has at most ${MAX_BYTES} bytes.`);
  if (Number(request.headers.get('content-length') ?? 0) > MAX_BYTES) throw tooLarge();
  const text = await request.text();
  if (Buffer.byteLength(text) > MAX_BYTES) throw tooLarge();
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError('invalid_input', 'The body is not JSON.', { cause });
  }
}

/** The parameters of an address, each named once. @throws ZodError that names the parameter at fault */
export function readSearch<Schema extends z.ZodType>(request: Request, schema: Schema): z.output<Schema> {
  return schema.parse(Object.fromEntries(new URL(request.url).searchParams));
}
