import { defineConfig } from '@playwright/test';
import { findBrowser } from './scripts/test/find-browser';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  globalSetup: './tests/e2e/start-vigie.ts',
  timeout: 45_000,
  workers: 2,
  fullyParallel: true,
  reporter: 'line',
  use: {
    browserName: 'chromium',
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    launchOptions: { executablePath: await findBrowser(), args: FLAGS },
    trace: 'retain-on-failure',
  },
});
