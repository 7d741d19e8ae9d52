import { parseArgs } from 'node:util';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { mcpServer } from '@/lib/api/mcp/mcp-server';
import { abilitiesOf } from '@/lib/auth/abilities';
import { AppError } from '@/lib/core/errors';
import { isLocale } from '@/lib/core/locale';
import { ROLES, type Role } from '@/lib/core/roles';

const usage = `mcp [--role ${ROLES.join('|')}] [--locale fr|en]

  Answers an assistant over standard input and output (Model Context Protocol). It may do what the role may, ANALYST
  unless --role says otherwise: whoever may start this command may read the database anyway. Over the network the same
  tools stand at /api/mcp, for API keys.`;

function isRole(text: string): text is Role {
  return ROLES.includes(text as Role);
}

async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { role: { type: 'string', default: 'ANALYST' }, locale: { type: 'string', default: 'en' } },
  });
  const { role, locale } = values;
  if (!isRole(role)) throw new AppError('invalid_input', `--role is one of ${ROLES.join(', ')}`);
  if (!isLocale(locale)) throw new AppError('invalid_input', '--locale is fr or en');
  const server = mcpServer({ role, locale, abilities: abilitiesOf(role) });
  const ended = new Promise<void>((resolve) => {
    server.server.onclose = resolve;
    process.stdin.once('end', resolve).once('close', resolve);
  });
  await server.connect(new StdioServerTransport());
  await ended;
  return 0;
}

export default { name: 'mcp', summary: 'Answer an assistant over standard input and output', usage, run };
