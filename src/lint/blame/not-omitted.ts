import type { ReadClause, Reading } from '../../english/reading.ts';

/** "The return code was never checked", "the type was not properly validated": what a program checks. */
export function isCheckedByCode({ tokens }: Reading, { subject, verb }: ReadClause): boolean {
  if (!subject || !/^(?:check|verify|validate|handle|sanitise|sanitize)$/.test(tokens[verb]!.word.base))
    return false;
  const { lower } = tokens[subject.head]!;
  return /^codes?$/.test(lower)
    ? /^(?:return|exit|status|error|response)$/.test(tokens[subject.head - 1]?.lower ?? '')
    : CHECKED_BY_CODE.test(lower);
}
const CHECKED_BY_CODE =
  /^(?:types?|bounds?|lengths?|sizes?|pointers?|payloads?|flags?|outputs?|checksums?|index|indices|offsets?|null|nil|arrays?|strings?|objects?|variables?)$/;

/** "has not been confirmed at the time of this report": may be done tomorrow. */
export const isStillOpen = ({ tokens }: Reading, { from, verb }: ReadClause): boolean =>
  tokens.slice(from, verb).some(({ lower }) => /^(?:has|have)(?:n['’]t)?$/.test(lower)) &&
  /\b(?:yet|so far|at the time of (?:this|the) (?:report|writing)|as of (?:this|today|now|writing))\b/.test(
    tokens
      .slice(from, verb + 12)
      .map(({ lower }) => lower)
      .join(' '),
  );
