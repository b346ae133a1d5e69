import { plainMasks } from '../../../src/english/plain.ts';
import { type Analysis, analyseAlone } from '../../../src/lint/blame/analyse.ts';
import { ALONE, type Said } from '../../../src/lint/blame/constructions/construction.ts';

/** The reading of a sentence of plain Markdown, in its place. */
export function analyse(said: Said): Analysis | null {
  const { text, place } = typeof said === 'string' ? { text: said, place: {} } : said;
  return analyseAlone(text, plainMasks(text), { ...ALONE, ...place });
}

/** The rule that a sentence of plain Markdown is reported under, or null. */
export function ruleFor(said: Said): string | null {
  return analyse(said)?.verdict?.rule ?? null;
}
