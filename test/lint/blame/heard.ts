import { plainMasks } from '../../../src/english/plain.ts';
import { ALONE, type Said } from '../../../src/lint/blame/constructions/construction.ts';
import { type Heard, hearAlone } from '../../../src/lint/blame/hear.ts';

/** The reading of a sentence of plain Markdown, in its place. */
export function hearSaid(said: Said): Heard | null {
  const { text, place } = typeof said === 'string' ? { text: said, place: {} } : said;
  return hearAlone(text, plainMasks(text), { ...ALONE, ...place });
}

/** The rule that a sentence of plain Markdown is reported under, or null. */
export function heard(said: Said): string | null {
  return hearSaid(said)?.verdict?.rule ?? null;
}
