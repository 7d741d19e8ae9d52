import { defineConfig } from 'vitest/config';

const resolve = { alias: { '@': import.meta.dirname } };

export default defineConfig({
  test: {
    projects: [
      {
        resolve,
        test: { name: 'unit', include: ['tests/unit/**/*.test.{ts,tsx}', 'tests/architecture.test.ts'] },
      },
      {
        resolve,
        test: {
          name: 'sql',
          include: ['tests/sql/**/*.test.ts'],
          globalSetup: ['tests/sql/server.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // Half of the work is the server's: a second file keeps both busy.
          maxWorkers: 2,
        },
      },
    ],
  },
});
