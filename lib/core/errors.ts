/** Every way in which Vigie can refuse, in one closed list; mapped once to HTTP and once to forms. */
export type ErrorCode =
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'invalid_input'
  | 'conflict'
  | 'too_large'
  | 'too_many_requests'
  | 'unsupported_file'
  | 'unavailable'
  | 'internal';

const HTTP_STATUS: Record<ErrorCode, number> = {
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  invalid_input: 400,
  conflict: 409,
  too_large: 413,
  too_many_requests: 429,
  unsupported_file: 422,
  unavailable: 503,
  internal: 500,
};

/**
 * `message` is for logs and the API, in English. `key` with `values` names the translated sentence for screens;
 * without it a screen shows the general sentence of the code.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly key?: string;
  readonly values: Record<string, string | number>;

  constructor(
    code: ErrorCode,
    message: string,
    options: { key?: string; values?: Record<string, string | number>; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.key = options.key;
    this.values = options.values ?? {};
  }

  get status(): number {
    return HTTP_STATUS[this.code];
  }
}
