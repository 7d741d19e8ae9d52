/** Talks to next-auth's own routes: its token against forged forms, then the given provider. Null means signed in. */
export async function enter(
  provider: 'password' | 'demo',
  fields: Record<string, string>,
): Promise<{ key: string; values: Record<string, string | number> } | null> {
  try {
    const { csrfToken } = (await (await fetch('/api/auth/csrf')).json()) as { csrfToken: string };
    const response = await fetch(`/api/auth/callback/${provider}`, {
      method: 'POST',
      body: new URLSearchParams({ ...fields, csrfToken, json: 'true', callbackUrl: '/' }),
    });
    if (response.ok) return null;
    const { url } = (await response.json()) as { url?: string };
    const error = url ? new URL(url, window.location.origin).searchParams.get('error') : null;
    const [code = 'internal', minutes] = (error ?? 'internal').split(':');
    if (code === 'CredentialsSignin') return { key: 'wrong_credentials', values: {} };
    if (code === 'too_many_requests') return { key: 'too_many_tries', values: { minutes: Number(minutes ?? 15) } };
    if (code === 'forbidden') return { key: 'demo_closed', values: {} };
    return { key: code, values: { id: '—' } };
  } catch {
    return { key: 'offline', values: {} };
  }
}

/** Ends the session on the server, then shows the sign-in page. */
export async function leave(): Promise<void> {
  const { csrfToken } = (await (await fetch('/api/auth/csrf')).json()) as { csrfToken: string };
  await fetch('/api/auth/signout', { method: 'POST', body: new URLSearchParams({ csrfToken, json: 'true' }) });
  window.location.assign('/sign-in');
}
