import { parseMarkdown } from '../../src/markdown/parse.ts';
import type { PostMortem } from '../../src/postmortem/model.ts';
import { readPostMortem } from '../../src/postmortem/read.ts';

/** Reads a text as a post-mortem under an empty policy. */
export const read = (text: string, path = 'postmortems/2026-04-01-checkout.md'): PostMortem =>
  readPostMortem(parseMarkdown(text, path), { today: '2026-04-15', aliases: {}, timeZone: null });
