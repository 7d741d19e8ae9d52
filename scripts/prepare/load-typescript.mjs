import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** Imports a TypeScript file of the project into this process; a second process would cost another start of Node. */
export async function loadTypeScript(root, file) {
  process.chdir(root);
  if (!globalThis.vigieTypeScript) {
    const { register } = await import('tsx/esm/api');
    register({ tsconfig: path.join(root, 'tsconfig.json') });
    globalThis.vigieTypeScript = true;
  }
  return import(pathToFileURL(path.join(root, file)).href);
}
