import { wordOf } from '../../english/words.ts';
import { unread } from '../../languages/unread.ts';
import type { PostMortem } from '../../postmortem/model.ts';
import { memoized } from '../../vocabulary/memoized.ts';
import { languageOf } from '../blame/language-of.ts';

/** Words found in almost any English text of some length. */
const ENGLISH = /\b(?:the|and|was|were|of|to|for|is|in|it|a|on|at|we|that|with|by|from)\b/gi;
const WORD = /\p{L}{2,}/gu;
/** Too few words to tell the language. */
const ENOUGH = 40;
/** These words make up a quarter of English prose, less in lists of labels and names. */
const SHARE = 0.06;
/** English notes may omit them; more than this share of their words is then in the lexicon. */
const KNOWN = 0.35;
const LONGEST = 12_000;

/**
 * Whether a document is in a language that Debrief has no words for. Rules that detect a gap by its words then stay
 * silent: what they miss may well be there.
 */
export const isUnknownLanguage = memoized((postmortem: PostMortem): boolean => {
  if (postmortem.language !== null) return false;
  const { code } = languageOf(postmortem);
  if (code !== 'und') return unread.some((language) => language.code === code);
  const text = postmortem.blocks
    .filter(({ kind }) => kind !== 'heading')
    .map((block) => block.text)
    .join('\n')
    .slice(0, LONGEST);
  const words = text.match(WORD) ?? [];
  if (words.length < ENOUGH || (text.match(ENGLISH)?.length ?? 0) >= words.length * SHARE) return false;
  const known = words.filter((word) => wordOf(word.toLowerCase()).is !== 0).length;
  return known < words.length * KNOWN;
});
