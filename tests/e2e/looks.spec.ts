import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { LOCALES } from '@/lib/core/locale';
import { aVisitor, pageCases } from './addresses';
import { address, expect, test } from './vigie';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const WIDE = { width: 1440, height: 900 };
const NARROW = { width: 390, height: 844 };

async function violations(page: Page): Promise<string[]> {
  const found = await new AxeBuilder({ page }).withTags(WCAG).analyze();
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(' | ')}`);
}

function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}

// Two looks in each language: together every width is seen in both themes.
const LOOKS = {
  fr: [
    [WIDE, 'light'],
    [NARROW, 'dark'],
  ],
  en: [
    [WIDE, 'dark'],
    [NARROW, 'light'],
  ],
} as const;

for (const { path, access } of pageCases()) {
  if (path === '/') continue;
  for (const locale of LOCALES) {
    test(`${path} in ${locale} has no fault, wide and narrow`, async ({ visit }) => {
      const { page, faults } = await visit(aVisitor(access), { locale });
      await page.goto(address(path));
      await expect(page.getByRole('main')).toBeVisible();
      await expect(page.locator('html')).toHaveAttribute('lang', locale);
      for (const [size, colorScheme] of LOOKS[locale]) {
        await page.setViewportSize(size);
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        expect(await violations(page), `${size.width} px, ${colorScheme}`).toEqual([]);
        expect(await overflow(page), `${size.width} px`).toBeLessThanOrEqual(0);
      }
      expect(faults).toEqual([]);
    });
  }
}
