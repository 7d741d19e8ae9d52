import type { NextRequest } from 'next/server';
import nextAuth from 'next-auth';
import { authOptions } from '@/lib/auth/options';

interface Context {
  params: Promise<{ nextauth: string[] }>;
}

function handle(request: NextRequest, context: Context): Promise<Response> {
  return nextAuth(request as never, context as never, authOptions()) as unknown as Promise<Response>;
}

export { handle as GET, handle as POST };
