/** Runs once when the server starts, before it answers. */
export async function register(): Promise<void> {
  // biome-ignore lint/style/noProcessEnv: Next replaces it by a constant, and so leaves the rest out of the edge build
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { noteClientAddresses } = await import('@/lib/auth/client-address');
    noteClientAddresses();
  }
}
