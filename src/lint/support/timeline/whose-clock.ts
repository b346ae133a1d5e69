import type { PostMortem } from '../../../postmortem/model.ts';
import { clocksOf } from '../../../time/place-clock.ts';

/** "Our desk in Manila": where those who write are. */
const OURS = /\bour (?:office|site|team|desk)\b/i;
const SENTENCE = /[^.!?\n]+/g;

/**
 * Whether a document may mean the clocks of a place by a zone's name: the incident was there, or a sentence says so,
 * or has that name, too. That customers are there says nothing.
 */
export function areClocksOf(place: RegExp, name: string, { document, blocks, title }: PostMortem): boolean {
  if (!place.test(document.text)) return false;
  if (place.test(title?.value ?? '') || new RegExp(`[a-z]/(?:${place.source})`).test(document.text))
    return true;
  const named = new RegExp(String.raw`\b${name}\b`);
  const clocks = clocksOf(place.source, name);
  const isAbout = (sentence: string) =>
    place.test(sentence) && (clocks.test(sentence) || OURS.test(sentence) || named.test(sentence));
  return blocks.some(({ text }) => place.test(text) && (text.match(SENTENCE) ?? []).some(isAbout));
}
