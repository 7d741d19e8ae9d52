import { defineConfig } from 'prisma/config';

// `generate` needs no database; `migrate` is a developer's command and reads the address from the environment.
export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations' },
  ...(process.env.DATABASE_URL ? { datasource: { url: process.env.DATABASE_URL } } : {}),
});
