import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { AppError } from '@/lib/core/errors';
import { migrate } from '@/lib/db/migrate';
import { closePool } from '@/lib/db/pool';
import { openDatabase } from './open-database';

export interface Command {
  name: string;
  summary: string;
  usage: string;
  /** Gets what follows the command's name; returns the exit code. Its answer goes to standard output, all else not. */
  run(args: string[]): Promise<number>;
}

/** Commands that need no shop. A command's module is loaded after the database has told its address to the environment. */
const WITHOUT_DATABASE: readonly string[] = ['model'];

const isHelp = (text: string | undefined) => text === '--help' || text === '-h' || text === 'help';

function commandNames(root: string): string[] {
  return readdirSync(path.join(root, 'scripts/commands'))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.slice(0, -3))
    .sort();
}

async function load(root: string, name: string): Promise<Command> {
  const module = await import(pathToFileURL(path.join(root, 'scripts/commands', `${name}.ts`)).href);
  return (module as { default: Command }).default;
}

async function printHelp(root: string): Promise<void> {
  const commands = await Promise.all(commandNames(root).map((name) => load(root, name)));
  const width = Math.max(...commands.map(({ name }) => name.length));
  const lines = commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`);
  process.stdout.write(
    `Usage: npm run -s vigie -- <command> [options]\n\nCommands:\n${lines.join('\n')}\n\nMore: npm run -s vigie -- <command> --help\n`,
  );
}

/** Runs one command over the same database as the pages, whether the server runs or not. Returns the exit code. */
export async function runCommand(root: string, [name, ...args]: string[]): Promise<number> {
  if (name === undefined || isHelp(name)) {
    await printHelp(root);
    return name === undefined ? 2 : 0;
  }
  if (!commandNames(root).includes(name)) {
    process.stderr.write(`There is no command "${name}". Known: ${commandNames(root).join(', ')}.\n`);
    return 2;
  }
  if (args.some((arg) => arg === '--help' || arg === '-h')) {
    process.stdout.write(`${(await load(root, name)).usage.trimEnd()}\n`);
    return 0;
  }
  if (WITHOUT_DATABASE.includes(name)) return withoutDatabase(await load(root, name), args);
  const database = await openDatabase(root);
  const interrupted = new Promise<number>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve(130));
  });
  try {
    await migrate(database.url);
    const command = await load(root, name);
    return await Promise.race([command.run(args), interrupted]);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  } finally {
    await Promise.allSettled([closePool(), closePrismaWhenUsed()]);
    await database.close();
  }
}

async function withoutDatabase(command: Command, args: string[]): Promise<number> {
  try {
    return await command.run(args);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
}

// The generated client is large: a command that never used it does not load it only to close it.
async function closePrismaWhenUsed(): Promise<void> {
  if (!(globalThis as { vigiePrisma?: unknown }).vigiePrisma) return;
  const { closePrisma } = await import('@/lib/db/prisma');
  await closePrisma();
}
