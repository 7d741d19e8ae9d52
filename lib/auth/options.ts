import type { AuthOptions } from 'next-auth';
import credentials from 'next-auth/providers/credentials';
import { AppError } from '@/lib/core/errors';
import { log } from '@/lib/core/log';
import { recordAudit } from './audit';
import { authSecret, cookieSettings, isHttps, readCookie } from './cookie';
import { signInToDemo } from './demo';
import { safePath } from './safe-path';
import { revokeSession, SESSION_SECONDS, sessionIdOf, sessionViewer } from './session';
import { type SignedIn, signInWithPassword } from './sign-in';

type RequestHeaders = Record<string, unknown>;

async function enter(headers: RequestHeaders, work: () => Promise<SignedIn | null>) {
  try {
    const entered = await work();
    if (!entered) return null;
    const before = await sessionIdOf(readCookie(String(headers.cookie ?? ''), cookieSettings('session').name));
    if (before) await revokeSession(before);
    return { id: String(entered.userId), sessionId: entered.sessionId };
  } catch (error) {
    if (!(error instanceof AppError)) log().error({ err: error }, 'sign-in failed');
    // next-auth hands the message to the page; only a code leaves the server.
    const minutes = error instanceof AppError ? error.values.minutes : undefined;
    throw new Error(error instanceof AppError ? [error.code, minutes].filter(Boolean).join(':') : 'internal');
  }
}

/** next-auth with encrypted cookies that carry a session id and nothing else. */
export function authOptions(): AuthOptions {
  return {
    secret: authSecret(),
    session: { strategy: 'jwt', maxAge: SESSION_SECONDS },
    useSecureCookies: isHttps(),
    cookies: {
      sessionToken: cookieSettings('session'),
      csrfToken: cookieSettings('csrf'),
      callbackUrl: cookieSettings('callback'),
    },
    pages: { signIn: '/sign-in', signOut: '/', error: '/sign-in' },
    providers: [
      credentials({
        id: 'password',
        credentials: { email: {}, password: {} },
        authorize: (given, request) =>
          enter(request.headers ?? {}, async () =>
            typeof given?.email === 'string' && typeof given.password === 'string'
              ? signInWithPassword({ email: given.email, password: given.password }, request.headers ?? {})
              : null,
          ),
      }),
      credentials({
        id: 'demo',
        credentials: { role: {} },
        authorize: (given, request) =>
          enter(request.headers ?? {}, () => signInToDemo(String(given?.role), request.headers ?? {})),
      }),
    ],
    callbacks: {
      // A path fits whatever address and port the browser used; a full address would be one more thing to configure.
      redirect: ({ url }) => safePath(URL.canParse(url) ? new URL(url).pathname : url),
      async jwt({ token, user }) {
        if (user) return { sub: user.id, sid: (user as unknown as { sessionId: string }).sessionId };
        // Thrown, next-auth deletes the cookie: it would otherwise renew one whose session has ended.
        const open = typeof token.sid === 'string' ? await sessionViewer(token.sid) : null;
        if (!open) throw new Error('The session has ended');
        return { sub: token.sub, sid: token.sid };
      },
      async session({ session, token }) {
        const viewer = await sessionViewer(typeof token.sid === 'string' ? token.sid : null);
        return { expires: session.expires, user: viewer ? { name: viewer.name, email: viewer.email } : undefined };
      },
    },
    events: {
      async signOut({ token }) {
        if (typeof token?.sid !== 'string') return;
        if (await revokeSession(token.sid)) await recordAudit({ actor: `user:${token.sub}`, action: 'sign_out' });
      },
    },
    logger: {
      error: (code, details) =>
        code === 'JWT_SESSION_ERROR' ? undefined : log().error({ code, details }, 'next-auth'),
      warn: () => undefined,
      debug: () => undefined,
    },
  };
}
