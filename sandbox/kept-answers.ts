import { keepNewest } from '../src/vocabulary/newest.ts';
import type { Changes, Parts } from './changes.ts';

type Ask = (request: Request) => Promise<Response>;

interface Kept {
  readonly text: string;
  readonly status: number;
  readonly headers: Headers;
  readonly parts: Parts;
}

/** Answers to keep. */
const MOST = 500;

/**
 * Keeps JSON answers to GET requests until something changes that they were made from: most of what Debrief asks,
 * somebody asked before. A request with the ETag of a kept answer gets 304.
 *
 * @param finish gets the text and the headers of a new answer; returns the text to keep, and may change the headers
 */
export function keepingAnswers(
  ask: Ask,
  changes: Changes,
  finish: (text: string, headers: Headers) => string = (text) => text,
): Ask {
  const kept = new Map<string, Kept>();
  return async (request) => {
    if (request.method !== 'GET') return ask(request);
    const key = `${request.headers.get('authorization')} ${request.headers.get('accept')} ${request.url}`;
    const known = kept.get(key);
    if (known && changes.areCurrent(known.parts)) {
      for (const part of known.parts.keys()) changes.read(part);
      return given(known, request);
    }
    const [answer, parts] = await changes.during(() => ask(request));
    const { status, headers } = answer;
    if (status !== 200 || !headers.get('content-type')?.includes('json')) return answer;
    headers.delete('content-length');
    const fresh = { text: finish(await answer.text(), headers), status, headers, parts };
    // The newest are the most likely to be asked for again.
    keepNewest(kept, key, fresh, MOST);
    return given(fresh, request);
  };
}

function given({ text, status, headers }: Kept, request: Request): Response {
  const etag = headers.get('etag');
  if (etag !== null && etag === request.headers.get('if-none-match'))
    return new Response(null, { status: 304, headers: { etag } });
  return new Response(text, { status, headers });
}
