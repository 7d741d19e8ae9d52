/** The texts of a PDF with plain streams and embedded fonts, in the order in which they were written. */
export function pdfTexts(file: Uint8Array): string[] {
  const source = Buffer.from(file).toString('latin1');
  const objects = new Map(
    [...source.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, id, body]) => [id, body ?? '']),
  );
  const fonts = new Map<string, Map<string, string>>();
  for (const [, name, id] of source.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
    const unicode = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id as string) ?? '')?.[1];
    if (unicode) fonts.set(name as string, glyphMap(objects.get(unicode) ?? ''));
  }
  const texts: string[] = [];
  for (const body of objects.values()) {
    let font: Map<string, string> | undefined;
    for (const [, name, shown] of body.matchAll(/\/(F\d+) [\d.]+ Tf|\[((?:<[0-9a-f]*>|[-\d. ])*)\] TJ/g)) {
      if (name) font = fonts.get(name);
      else if (shown !== undefined && font) texts.push(decoded(shown, font));
    }
  }
  return texts;
}

function glyphMap(cmap: string): Map<string, string> {
  const glyphs = new Map<string, string>();
  for (const [, from, , list] of cmap.matchAll(/<([0-9a-f]+)> <([0-9a-f]+)> \[([^\]]*)\]/gi)) {
    const first = Number.parseInt(from as string, 16);
    [...(list as string).matchAll(/<([0-9a-f ]*)>/gi)].forEach(([, hex], i) => {
      const units = (hex as string).replaceAll(' ', '').match(/.{4}/g) ?? [];
      glyphs.set(
        (first + i).toString(16).padStart(4, '0'),
        String.fromCharCode(...units.map((unit) => Number.parseInt(unit, 16))),
      );
    });
  }
  return glyphs;
}

function decoded(shown: string, font: Map<string, string>): string {
  const codes = [...shown.matchAll(/<([0-9a-f]*)>/g)].flatMap(([, hex]) => (hex as string).match(/.{4}/g) ?? []);
  return codes.map((code) => font.get(code) ?? '?').join('');
}
