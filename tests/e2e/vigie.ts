import { type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import type { Locale } from '@/lib/core/locale';
import type { Role } from '@/lib/core/roles';
import { LOCALE_COOKIE } from '@/lib/i18n/negotiate-locale';

type StorageState = Awaited<ReturnType<BrowserContext['storageState']>>;

interface Visit {
  locale?: Locale;
}

export interface Visitor {
  page: Page;
  /** What must not happen on any page: console errors, and requests to other hosts. */
  faults: string[];
}

interface Fixtures {
  /** A signed-in page in the role of the demo shop; null visits without signing in. */
  visit(role: Role | null, how?: Visit): Promise<Visitor>;
}

interface WorkerFixtures {
  signedIn(role: Role): Promise<StorageState>;
}

export function address(path = ''): string {
  const url = process.env.E2E_URL;
  if (!url) throw new Error('E2E_URL is not set');
  return url + path;
}

function watch(page: Page, faults: string[]): void {
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`${page.url()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`));
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== address()) faults.push(`${page.url()} asks ${request.url()}`);
  });
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  signedIn: [
    async ({ browser }, use) => {
      const states = new Map<Role, StorageState>();
      await use(async (role) => {
        const known = states.get(role);
        if (known) return known;
        const context = await browser.newContext();
        const page = await context.newPage();
        await page.goto(address('/sign-in'));
        await page.locator(`[data-role="${role}"]`).click();
        await page.waitForURL((url) => url.pathname !== '/sign-in');
        const state = await context.storageState();
        await context.close();
        states.set(role, state);
        return state;
      });
    },
    { scope: 'worker' },
  ],
  visit: async ({ browser, signedIn }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (role, { locale = 'fr' } = {}) => {
      const context = await browser.newContext({
        ...(role ? { storageState: await signedIn(role) } : {}),
        locale: locale === 'fr' ? 'fr-FR' : 'en-GB',
        viewport: { width: 1440, height: 900 },
        reducedMotion: 'reduce',
      });
      contexts.push(context);
      await context.addCookies([{ name: LOCALE_COOKIE, value: locale, url: address() }]);
      const page = await context.newPage();
      const faults: string[] = [];
      watch(page, faults);
      return { page, faults };
    });
    for (const context of contexts) await context.close();
  },
});

export { expect };

/** French numbers carry narrow and ordinary no-break spaces; a comparison sees ordinary ones. */
export function plainSpaces(text: string): string {
  return text.replace(/[\u00a0\u202f]/g, ' ');
}
