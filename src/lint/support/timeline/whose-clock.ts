import type { PostMortem } from '../../../postmortem/model.ts';

/** Words of a sentence about clocks: "All times are those of the desk in Manila." */
const ABOUT_CLOCKS =
  /\b(?:times|timestamps?|time ?zone|zone|clocks?|local|Standard Time|our (?:office|site|team|desk))\b/i;
const SENTENCE = /[^.!?\n]+/g;

/**
 * Whether a document may mean the clocks of a place by a zone's name: the incident was there, or a sentence on the times,
 * or with that name, names the place. That customers are there says nothing.
 */
export function areClocksOf(place: RegExp, name: string, { document, blocks, title }: PostMortem): boolean {
  if (!place.test(document.text)) return false;
  if (place.test(title?.value ?? '') || new RegExp(`[a-z]/(?:${place.source})`).test(document.text))
    return true;
  const isAbout = (sentence: string) => place.test(sentence) && saysClock(sentence, name);
  return blocks.some(({ text }) => place.test(text) && (text.match(SENTENCE) ?? []).some(isAbout));
}

const saysClock = (sentence: string, name: string): boolean =>
  ABOUT_CLOCKS.test(sentence) || new RegExp(String.raw`\b${name}\b`).test(sentence);
