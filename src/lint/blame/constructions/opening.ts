import { VerbForm, WordClass } from '../../../english/classes.ts';
import type { Token } from '../../../english/tokens.ts';

/** Whether a sentence may begin with its verb, or with how it was done: a cheap check before any parsing. */
export function lacksSubject(tokens: readonly Token[]): boolean {
  const first = tokens[opening(tokens)];
  if (first?.kind !== 'word') return false;
  const { forms, is } = first.word;
  return (
    (forms & (VerbForm.past | VerbForm.gerund)) !== 0 ||
    (is & WordClass.manner) !== 0 ||
    OMISSION.has(first.lower)
  );
}

const OMISSION = new Set(['did', "didn't", 'not', 'never']);
const BEFORE_OPENING = new Set(['also', 'then', 'and', 'but', '1', '2', '3', '-', '•']);

/** Index of the first content word: after "Also,", a label ("Root cause: …") or a time ("T+0:25 - …"). */
export function opening(tokens: readonly Token[]): number {
  if (BEFORE_OPENING.has(tokens[0]?.lower ?? '')) return tokens[1]?.lower === ',' ? 2 : 1;
  for (let i = 1; i < Math.min(tokens.length, 6); i++) {
    const { lower } = tokens[i]!;
    if (lower === ':' && tokens[i - 1]!.kind === 'word') return i + 1;
    if (lower !== '–' && lower !== '—' && lower !== '-') continue;
    if (tokens.slice(0, i).every(({ kind, lower: word }) => kind !== 'word' || word.length === 1))
      return i + 1;
  }
  return 0;
}
