import type { IncomingMessage, ServerResponse } from 'node:http';

/** A response that ends a request, worded for people who read their tool's list of deliveries. */
export class Refusal extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/**
 * The body as text, which is UTF-8. Reads to the end even what is too large: a sender that is cut off would not see
 * the answer. Throws a `Refusal` above `largest` bytes.
 */
export async function readBody(request: IncomingMessage, largest: number): Promise<string> {
  let chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length <= largest) chunks.push(chunk);
    else chunks = [];
    if (length > 4 * largest) request.destroy();
  }
  if (length > largest) throw new Refusal(413, `The body may have at most ${sizeText(largest)}.`);
  return Buffer.concat(chunks).toString('utf8');
}

const sizeText = (bytes: number) =>
  bytes >= 1024 * 1024 ? `${bytes / 1024 / 1024} MB` : `${bytes / 1024} KB`;

/** The JSON of a body. Throws a `Refusal`. */
export function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new Refusal(400, 'The body is not JSON.');
  }
}

export function send(response: ServerResponse, status: number, text: string): void {
  if (response.headersSent) return;
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' });
  response.end(`${text}\n`);
}
