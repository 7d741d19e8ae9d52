import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { generatePassword } from '@/lib/auth/password';
import { normaliseEmail } from '@/lib/auth/sign-in';
import { createUser, disableUser, enableUser, listUsers, newUserInput, setPassword } from '@/lib/auth/users';
import { CONSOLE_ACTOR } from '@/lib/auth/viewer';
import { AppError } from '@/lib/core/errors';

const usage = `user add --email E --name N --role CEO|CMO|ADMIN|ANALYST [--locale fr|en] [--password P | --prompt]
user list [--json]
user disable|enable --email E
user password --email E [--password P | --prompt]

Without --password one is generated and printed once. --prompt asks for it without showing it.`;

const OPTIONS = {
  email: { type: 'string' },
  name: { type: 'string' },
  role: { type: 'string' },
  locale: { type: 'string' },
  password: { type: 'string' },
  prompt: { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

type Values = ReturnType<typeof parseArgs<{ options: typeof OPTIONS; allowPositionals: true }>>['values'];

const SENTENCES: Record<string, string> = {
  required: 'is missing',
  too_long: 'is too long',
  email: 'is not an e-mail address',
  role: 'must be CEO, CMO, ADMIN or ANALYST',
  password_short: 'needs at least 12 characters',
  password_long: 'is too long',
  password_simple: 'is too simple',
  password_personal: 'must not contain the e-mail address',
};

async function ask(question: string): Promise<string> {
  if (!process.stdin.isTTY) {
    for await (const line of createInterface({ input: process.stdin })) return line;
    return '';
  }
  // readline echoes what is typed to its output: none is given.
  process.stderr.write(question);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = createInterface({ input: process.stdin, output: silent, terminal: true });
  const answer = await reader.question('');
  reader.close();
  process.stderr.write('\n');
  return answer;
}

async function passwordFrom(values: Values): Promise<{ password: string; isGenerated: boolean }> {
  if (values.password !== undefined) return { password: values.password, isGenerated: false };
  if (values.prompt) return { password: await ask('Password: '), isGenerated: false };
  return { password: generatePassword(), isGenerated: true };
}

async function userId(values: Values): Promise<number> {
  const email = normaliseEmail(values.email ?? '');
  const user = (await listUsers()).find((each) => each.email === email);
  if (!user) throw new AppError('not_found', email ? `There is no user ${email}` : '--email is missing');
  return user.id;
}

async function add(values: Values): Promise<void> {
  const { password, isGenerated } = await passwordFrom(values);
  const input = newUserInput.parse({
    email: values.email ?? '',
    name: values.name ?? '',
    role: values.role?.toUpperCase(),
    locale: values.locale,
    password: password || ' ',
  });
  await createUser(CONSOLE_ACTOR, input);
  process.stderr.write(`${input.role} ${input.email} was created.\n`);
  if (isGenerated) process.stdout.write(`${password}\n`);
}

async function list(values: Values): Promise<void> {
  const users = await listUsers();
  if (values.json) {
    process.stdout.write(`${JSON.stringify(users)}\n`);
    return;
  }
  for (const user of users) {
    const state = user.isDisabled ? 'disabled' : user.isDemo ? 'demo' : 'active';
    process.stdout.write(`${user.role.padEnd(8)}${state.padEnd(10)}${user.email}  ${user.name}\n`);
  }
}

async function changePassword(values: Values): Promise<void> {
  const id = await userId(values);
  const { password, isGenerated } = await passwordFrom(values);
  await setPassword(CONSOLE_ACTOR, id, password);
  process.stderr.write('The password was changed; every session of this user has ended.\n');
  if (isGenerated) process.stdout.write(`${password}\n`);
}

const ACTIONS: Record<string, (values: Values) => Promise<void>> = {
  add,
  list,
  password: changePassword,
  disable: async (values) => {
    await disableUser(CONSOLE_ACTOR, await userId(values));
    process.stderr.write('The user was disabled and signed out everywhere.\n');
  },
  enable: async (values) => {
    await enableUser(CONSOLE_ACTOR, await userId(values));
    process.stderr.write('The user was enabled.\n');
  },
};

async function run(args: string[]): Promise<number> {
  try {
    const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
    const action = positionals.length === 1 ? ACTIONS[positionals[0] ?? ''] : undefined;
    if (!action) throw new AppError('invalid_input', usage);
    await action(values);
    return 0;
  } catch (error) {
    if (error instanceof z.ZodError) {
      for (const issue of error.issues) {
        process.stderr.write(`--${issue.path.join('.')} ${SENTENCES[issue.message] ?? issue.message}\n`);
      }
      return 2;
    }
    const isUsage = (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
    if (!(error instanceof AppError) && !isUsage) throw error;
    const known = SENTENCES[(error as AppError).key ?? ''];
    process.stderr.write(`${known ? `--password ${known}` : (error as Error).message}\n`);
    return 2;
  }
}

export default { name: 'user', summary: 'add, list, enable and disable users, change passwords', usage, run };
