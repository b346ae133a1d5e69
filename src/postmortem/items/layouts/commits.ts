import { noCommitment, onlyPerhaps } from '../../phrases/commitments.ts';
import type { Sign } from '../../phrases/sign.ts';

/** True for a sentence that commits to work: no condition, and nobody's words from the incident. */
export function commits(sentence: string, signs: readonly Sign[]): boolean {
  return (
    signs.some(({ pattern }) => {
      const at = pattern.exec(sentence)?.index ?? -1;
      const before = sentence.slice(0, Math.max(0, at));
      return at >= 0 && !onlyPerhaps.pattern.test(before) && !isQuoted(before);
    }) && !noCommitment.pattern.test(sentence)
  );
}

/** "we will roll back" in quotation marks: somebody's words from the incident. */
const isQuoted = (before: string): boolean =>
  (before.match(/["“]/g) ?? []).length % 2 === 1 && !/”[^“]*$/.test(before);
