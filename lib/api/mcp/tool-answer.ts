import { randomUUID } from 'node:crypto';
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { errorAnswer } from '@/lib/auth/error-answer';

/**
 * The result of a tool: the same figures for programs and as text. A refusal is a result too, so that the assistant can
 * read the reason and ask better; what was not foreseen stays inside.
 */
export async function toolAnswer<Result extends object>(work: () => Promise<Result>): Promise<CallToolResult> {
  try {
    const result = await work();
    return {
      content: [{ type: 'text', text: JSON.stringify(result) }],
      structuredContent: result as Record<string, unknown>,
    };
  } catch (error) {
    const { code, detail, fields } = errorAnswer(error, randomUUID());
    const refusal = { code, detail, ...(fields.length > 0 ? { errors: fields } : {}) };
    return { content: [{ type: 'text', text: JSON.stringify(refusal) }], isError: true };
  }
}
