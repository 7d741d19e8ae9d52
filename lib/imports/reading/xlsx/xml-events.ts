import { SaxesParser } from 'saxes';
import { tooMuchText, unreadable } from '../zip-container';

export type Attributes = Readonly<Record<string, string>>;

export interface XmlHandler {
  /** Names come without their namespace prefix. */
  open(name: string, attributes: Attributes): void;
  close?(name: string): void;
  /** may be called several times for one text */
  text?(text: string): void;
}

/** The parser keeps a text or a tag until its end: far more than either may be. */
const MAX_QUIET = 2 ** 20;

const local = (name: string) => name.slice(name.indexOf(':') + 1);

/** Feeds XML to a handler piece by piece. Document types are refused, and with them every entity that is not built in. */
export class XmlEvents {
  private readonly parser = new SaxesParser({ position: false });
  /** characters since the last event */
  private quiet = 0;
  private readonly decoder = new TextDecoder('utf-8', { fatal: true });

  constructor(handler: XmlHandler) {
    const { parser } = this;
    parser.on('doctype', () => {
      throw unreadable('it declares a document type, which spreadsheets never do.');
    });
    parser.on('error', (error) => {
      throw unreadable(error.message, error);
    });
    parser.on('opentag', (tag) => {
      this.quiet = 0;
      handler.open(local(tag.name), tag.attributes as Record<string, string>);
    });
    if (handler.close) parser.on('closetag', (tag) => handler.close?.(local(tag.name)));
    if (handler.text) {
      const give = (text: string) => handler.text?.(text);
      parser.on('text', give);
      parser.on('cdata', give);
    }
  }

  write(bytes: Uint8Array): void {
    this.quiet += bytes.length;
    this.parser.write(this.decode(bytes));
    if (this.quiet > MAX_QUIET) throw tooMuchText();
  }

  end(): void {
    this.parser.write(this.decode());
    this.parser.close();
  }

  private decode(bytes?: Uint8Array): string {
    try {
      return bytes ? this.decoder.decode(bytes, { stream: true }) : this.decoder.decode();
    } catch (error) {
      throw unreadable('a part of it is not UTF-8.', error);
    }
  }
}

/** Reads a whole part; `limit` bounds its size in bytes. */
export async function readXml(chunks: AsyncIterable<Uint8Array>, handler: XmlHandler, limit: number): Promise<void> {
  const events = new XmlEvents(handler);
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > limit) throw tooMuchText();
    events.write(chunk);
  }
  events.end();
}
