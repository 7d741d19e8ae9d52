/** The path of an address inside this application; whatever leads elsewhere becomes `/`. */
export function safePath(address: string | null | undefined): string {
  if (!address || !URL.canParse(address, 'http://vigie.invalid')) return '/';
  const url = new URL(address, 'http://vigie.invalid');
  if (!/^https?:$/.test(url.protocol)) return '/';
  if (!address.startsWith('/') || url.host !== 'vigie.invalid') return '/';
  // `//elsewhere` would be read as another host by the browser.
  return url.pathname.replace(/^\/+/, '/') + url.search + url.hash;
}
