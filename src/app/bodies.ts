import type { IncomingMessage } from 'node:http';
import { Refusal } from './http.ts';

/** Bytes of all bodies being read at once. Signatures are checked later, so anybody can send many. */
const TOGETHER = 64 * 1024 * 1024;

interface Body {
  chunks: Buffer[];
  length: number;
  /** It was dropped to make room for the others. */
  dropped: boolean;
}

/** Reads request bodies, holding no more than 64 MB at once. */
export class Bodies {
  private readonly reading = new Set<Body>();
  private held = 0;

  /**
   * The body as UTF-8 text. Throws a `Refusal`: 413 above `largest` bytes; 503 for the largest body when all together
   * exceed the limit, so that the usual small deliveries get through. A dropped body is still read to the end: a
   * sender that is cut off would not see the answer.
   */
  async read(request: IncomingMessage, largest: number): Promise<string> {
    const body: Body = { chunks: [], length: 0, dropped: false };
    let length = 0;
    this.reading.add(body);
    try {
      for await (const chunk of request as AsyncIterable<Buffer>) {
        length += chunk.length;
        if (length > largest) this.drop(body);
        if (length > 4 * largest) request.destroy();
        if (!body.dropped) this.hold(body, chunk);
      }
      if (length > largest) throw new Refusal(413, `The body may have at most ${sizeText(largest)}.`);
      if (body.dropped) throw new Refusal(503, 'Too many large requests at once. Please send it again.');
      return Buffer.concat(body.chunks).toString('utf8');
    } finally {
      this.drop(body);
      this.reading.delete(body);
    }
  }

  private hold(body: Body, chunk: Buffer): void {
    body.chunks.push(chunk);
    body.length += chunk.length;
    this.held += chunk.length;
    if (this.held > TOGETHER)
      this.drop([...this.reading].reduce((largest, each) => (each.length > largest.length ? each : largest)));
  }

  private drop(body: Body): void {
    this.held -= body.length;
    body.chunks = [];
    body.length = 0;
    body.dropped = true;
  }
}

const sizeText = (bytes: number) =>
  bytes >= 1024 * 1024 ? `${bytes / 1024 / 1024} MB` : `${bytes / 1024} KB`;
