import type { ServerResponse } from 'node:http';

/** A response that ends a request, worded for people reading their tool's list of deliveries. */
export class Refusal extends Error {
  readonly status: number;
  /** What the log says instead of the answer, where that quotes what was sent. */
  readonly logged: string;
  constructor(status: number, message: string, logged = message) {
    super(message);
    this.status = status;
    this.logged = logged;
  }
}

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

export function sendJson(response: ServerResponse, value: object): void {
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(value));
}
