import { WordClass } from '../../../english/classes.ts';
import { wordsOf } from '../../../english/lexicon/entry.ts';
import { SUPPLIERS } from '../../../english/lexicon/people.ts';
import type { Reading } from '../../../english/reading.ts';
import { prevented } from '../guards.ts';
import { inGeneral } from '../in-general.ts';
import type { Found } from './construction.ts';

/** "no mistake by …", "prevents errors of …", "a failure of the driver". */
function said(reading: Reading, { from, to }: Found): boolean {
  return (
    !prevented(reading, from) &&
    !inGeneral(reading, to) &&
    !reading.tokens
      .slice(Math.max(0, from - 4), from)
      .some(({ lower, word }) => word.is & WordClass.negation || /^(?:no|any|without|nobody)$/.test(lower))
  );
}

/** "An agent multiplies your mistakes", "protects the data from my own mistakes": of anybody, at any time. */
function ofTheReader({ tokens }: Reading, { from }: Found): boolean {
  const { lower } = tokens[from]!;
  if (lower === 'your') return /[a-z]{3}(?<!wa|hi|thi)s$/.test(tokens[from - 1]?.lower ?? '');
  return lower === 'my' && tokens.slice(0, from).some(({ word }) => word.base === 'protect');
}

const OF_SUPPLIERS = new Set(`${SUPPLIERS} registrar bank`.split(' '));

const ARRANGEMENTS = new Set(
  wordsOf(
    'process processes procedure coverage monitoring contract policy schedule system workflow automation renewal',
  ),
);

/**
 * Not "regulatory oversight", "oversight of the committee", "lack of oversight": supervision rather than an omission.
 */
export function overlooked(reading: Reading, found: Found): boolean {
  const { tokens } = reading;
  // "a lapse in our renewal process", "in coverage": of an arrangement
  if (/^lapses?$/.test(tokens[found.to - 1]!.lower) && /^(?:in|of)$/.test(tokens[found.to]?.lower ?? ''))
    return tokens.slice(found.to + 1, found.to + 6).every(({ lower }) => !ARRANGEMENTS.has(lower));
  // "her error rate", "the intern's error log"
  if (
    /^(?:rates?|budgets?|messages?|logs?|handling|codes?|pages?|counts?)$/.test(tokens[found.to]?.lower ?? '')
  )
    return false;
  // "the provider's errors": what its servers returned
  const words = tokens.slice(found.from, found.to).map(({ lower }) => lower);
  if (/^(?:errors|failures)$/.test(words.at(-1) ?? '') && words.some((word) => OF_SUPPLIERS.has(word)))
    return false;
  if (ofTheReader(reading, found)) return false;
  // "led to a quick recovery"
  if (
    tokens
      .slice(found.from, found.to + 5)
      .some(({ lower }) => /^(?:recovery|quick|fix|success|improvement|restoration|better)$/.test(lower))
  )
    return false;
  const at = tokens.findIndex(
    ({ lower }, i) => i >= found.from && i < found.to && /^oversights?$/.test(lower),
  );
  if (at < 0) return said(reading, found);
  const before = tokens.slice(Math.max(0, at - 3), at).map(({ lower }) => lower);
  const watching = before.some((word) =>
    /^(?:regulatory|editorial|human|manual|lack|provide|under|more|better|insufficient|no|governance)$/.test(
      word,
    ),
  );
  return (
    said(reading, found) &&
    !watching &&
    tokens[at + 1]?.lower !== 'committee' &&
    tokens[at + 1]?.lower !== 'of'
  );
}
