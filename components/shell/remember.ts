/** Keeps a choice of this browser for a year, where the server can read it before it draws the page. */
export function remember(cookie: string, value: string): void {
  const secure = window.location.protocol === 'https:' ? '; secure' : '';
  // biome-ignore lint/suspicious/noDocumentCookie: the asynchronous cookie store is missing in some browsers
  document.cookie = `${cookie}=${value}; path=/; max-age=${365 * 24 * 3600}; samesite=lax${secure}`;
}
