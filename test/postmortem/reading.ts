import { parseMarkdown } from '../../src/markdown/parse.ts';
import type { PostMortem, ReadingContext } from '../../src/postmortem/model.ts';
import { readPostMortem } from '../../src/postmortem/read.ts';

export const CONTEXT: ReadingContext = { today: '2026-03-20', aliases: {}, timeZone: null };

/** Reads a text as the post-mortem that it is. */
export function read(text: string, path = 'postmortems/queue.md', context = CONTEXT): PostMortem {
  return readPostMortem(parseMarkdown(text, path), context);
}

/** The timeline as `line at`, for a glance at many of them. */
export function times(text: string, context = CONTEXT): string[] {
  return read(text, 'postmortems/queue.md', context).timeline.map(
    ({ line, time }) => `${line} ${time?.iso ?? null}`,
  );
}
