import { parseMarkdown } from '../../src/markdown/parse.ts';
import type { PostMortem, ReadingContext } from '../../src/postmortem/model.ts';
import { readPostMortem } from '../../src/postmortem/read.ts';

export const CONTEXT: ReadingContext = { today: '2026-03-20', aliases: {}, timeZone: null };

/** Parses a text with default settings. */
export function read(text: string, path = 'postmortems/queue.md', context = CONTEXT): PostMortem {
  return readPostMortem(parseMarkdown(text, path), context);
}

/** The timeline as `line at` strings. */
export function times(text: string, context = CONTEXT): string[] {
  return read(text, 'postmortems/queue.md', context).timeline.map(
    ({ line, time }) => `${line} ${time?.iso ?? null}`,
  );
}
