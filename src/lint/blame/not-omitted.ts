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
const CHECKED_BY_CODE = /^(?:types?|bounds|pointers?|null|nil|arrays?|strings?|objects?|variables?)$/;

/** "has not been confirmed at the time of this report": may be done tomorrow. */
export const isStillOpen = ({ tokens }: Reading, { from, verb }: ReadClause): boolean => {
  const before = tokens.slice(from, verb).map(({ lower }) => lower);
  const after = tokens
    .slice(verb, verb + 12)
    .map(({ lower }) => lower)
    .join(' ');
  return (
    before.some((word) => /^(?:has|have)(?:n['’]t)?$/.test(word)) &&
    !before.includes('never') &&
    /\bat the time of (?:this|the) (?:report|writing)\b/.test(after)
  );
};
