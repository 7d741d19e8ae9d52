import { z } from 'zod';
import { AppError } from './errors';

/** The only reader of the environment. Secrets have no default. */
const schema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  DATABASE_URL: z.string().url().optional(),
  AUTH_SECRET: z.string().optional(),
  VIGIE_DATA_DIR: z.string().default('.data'),
  VIGIE_INBOX: z.string().optional(),
  VIGIE_DEMO: z.enum(['0', '1']).optional(),
  VIGIE_URL: z.string().url().optional(),
  VIGIE_HOST: z.string().optional(),
  VIGIE_EMBEDDED: z.enum(['0', '1']).default('0'),
  VIGIE_TRUST_PROXY: z.enum(['0', '1']).default('0'),
  PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
});

export type Env = z.infer<typeof schema>;
let cached: Env | undefined;

export function env(): Env {
  if (cached) return cached;
  const parsed = schema.safeParse(process.env);
  if (!parsed.success) {
    const issues = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
    throw new AppError('internal', `The environment is not usable: ${issues}`);
  }
  cached = parsed.data;
  return cached;
}

const KNOWN_BAD_SECRETS = new Set([
  'secret',
  'changeme',
  'change-me',
  'password',
  'development',
  'test',
  'vigie',
  'example',
]);

/** Why a value cannot be the signing secret, or null when it can: at least 32 bytes, and no repeated default. */
export function secretProblem(secret: string | undefined): string | null {
  if (!secret) return 'AUTH_SECRET is not set';
  const stem = secret.toLowerCase().replace(/[^a-z]+$/u, '');
  if (KNOWN_BAD_SECRETS.has(stem)) return 'AUTH_SECRET is a well-known default';
  if (Buffer.byteLength(secret) < 32) return 'AUTH_SECRET is shorter than 32 bytes';
  if (new Set(secret).size < 8) return 'AUTH_SECRET repeats a few characters only';
  return null;
}
