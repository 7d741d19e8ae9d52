import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js';
import { mcpServer } from '@/lib/api/mcp/mcp-server';
import { authorise } from '@/lib/auth/authorise';
import { respond } from '@/lib/auth/respond';

export const dynamic = 'force-dynamic';

/** Model Context Protocol over Streamable HTTP, without sessions: each call stands for itself and is authorised. */
export function POST(request: Request): Promise<Response> {
  return respond(async () => {
    const server = mcpServer(await authorise(request, 'kpi:query'));
    const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true });
    await server.connect(transport);
    try {
      return await transport.handleRequest(request);
    } finally {
      await server.close();
    }
  });
}
