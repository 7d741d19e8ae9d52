import path from 'node:path';

/** By path and not by import: a bundler must neither read nor move them. */
const folder = () => path.join(process.cwd(), 'node_modules/@expo-google-fonts/inter');

export const FONT_FAMILY = 'Inter';

export function fontFiles(): { regular: string; bold: string } {
  return {
    regular: path.join(folder(), '400Regular/Inter_400Regular.ttf'),
    bold: path.join(folder(), '600SemiBold/Inter_600SemiBold.ttf'),
  };
}
