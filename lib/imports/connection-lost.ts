const CODES = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|08\w{3}|57P0[123])$/;

/** Whether the database went away under a statement, so that the same work may succeed when it is back. */
export function isConnectionLost(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  return CODES.test(String(code ?? '')) || /^Connection terminated/.test(String(message ?? ''));
}
