import path from 'node:path';

/** npm runs commands in the folder of the package; files are meant from where the person stands. */
export function fromHere(file: string): string {
  return path.resolve(process.env.INIT_CWD ?? '.', file);
}
