import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/microsoft-edge',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
  'C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe',
];
const PACKAGED = '@sparticuz/chromium@153.0.0';

/** Where a Chromium is: CHROMIUM_PATH, an installed one, Playwright's own, or one that comes inside an npm package. */
export async function findBrowser(): Promise<string> {
  const given = process.env.CHROMIUM_PATH;
  if (given) {
    if (existsSync(given)) return given;
    throw new Error(`CHROMIUM_PATH names ${given}, which does not exist.`);
  }
  const found = [...INSTALLED, chromium.executablePath()].find((file) => existsSync(file));
  if (found) return found;
  const packaged = await packagedBrowser();
  if (packaged) return packaged;
  throw new Error(
    'No browser was found. Install Chromium or Chrome (Debian: apt-get install chromium; elsewhere: npx playwright install chromium), or set CHROMIUM_PATH.',
  );
}

async function packagedBrowser(): Promise<string | null> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  const cache = path.join(process.env.XDG_CACHE_HOME || path.join(homedir(), '.cache'), 'vigie-browser');
  try {
    mkdirSync(cache, { recursive: true });
    const args = ['install', '--no-save', '--no-audit', '--no-fund', '--prefix', cache, PACKAGED];
    execFileSync('npm', args, { stdio: ['ignore', 'ignore', 'inherit'] });
    const entry = createRequire(path.join(cache, 'package.json')).resolve('@sparticuz/chromium');
    const { default: packaged } = (await import(pathToFileURL(entry).href)) as {
      default: { executablePath(): Promise<string> };
    };
    return await packaged.executablePath();
  } catch (error) {
    process.stderr.write(`${PACKAGED} cannot be used: ${(error as Error).message}\n`);
    return null;
  }
}
