import { labelsOf } from '../languages/labels.ts';
import type { Language } from '../languages/language.ts';
import type { Located } from '../markdown/document.ts';
import type { Block } from '../markdown/text.ts';
import { type Fact, findFact } from './facts.ts';
import type { PostMortem } from './model.ts';

const NAMED = /\b(?:SEV(?:ERITY)?[\s:-]*[0-5]|S[1-4]|P[0-5])\b/i;

/** A level followed by its explanation: "S1. All doors of two sites, for hours", "High, since nobody could pay". */
const LEADING =
  /^(?:SEV(?:ERITY)?[\s:-]*[0-5]|[SP][0-5]|LEVEL\s*[0-5]|[0-5]|critical|blocker|catastrophic|major|highest|high|severe|moderate|medium|minor|lowest|low|trivial|informational|cosmetic)(?=[\s.,;:(–—-])/i;

/** The document's severity as written: from a fact ("Severity: major"), or a SEV or P level in the head. */
export function readSeverity(
  facts: readonly Fact[],
  head: readonly Block[],
  language: Language | null,
): Located<string> | null {
  const inLanguage = (key: string) => language !== null && labelsOf(language, key).includes('severity');
  const fact = findFact(
    facts,
    'severity',
    'incident severity',
    'sev',
    'severity level',
    'level',
    'incident level',
    'priority',
    'incident priority',
    'impact level',
    ...facts.map(({ key }) => key).filter(inLanguage),
  );
  if (fact) {
    const whole = fact.value.replace(/^[\s*_`:]+|[\s*_`.]+$/g, '');
    const value = whole.length > 60 ? (LEADING.exec(whole)?.[0] ?? '') : whole;
    if (value !== '' && !/^[<{[]/.test(value)) return { value, span: fact.span };
  }
  // "Classification: major"; "internal" and "public" classify something else.
  const classed = findFact(facts, 'classification', 'incident classification', 'incident class');
  if (classed && /^(?:sev|p[0-5]\b|critical|major|minor|moderate|high|medium|low)/i.test(classed.value))
    return { value: classed.value.replace(/[\s*_`.]+$/g, ''), span: classed.span };
  for (const block of head) {
    const match = /\b(?:SEV[\s-]?[0-5]|severity[\s-]?[0-5])\b/i.exec(block.text);
    if (match) return { value: match[0], span: block.source(match.index, match.index + match[0].length) };
  }
  return null;
}

/** Maps a written severity to the four-level scale; null if unclear. */
export function severityLevel(written: string | null): PostMortem['severityLevel'] {
  if (written === null) return null;
  const number = /(?:SEV(?:ERITY)?|S|P|LEVEL|PRIO(?:RITY)?)?[\s:-]*([0-5])\b/i.exec(
    NAMED.exec(written)?.[0] ?? written,
  );
  if (number) {
    const isP = /^p/i.test(number[0].trim());
    // P0 and SEV0, where they exist, count as level 1; the other levels are not shifted.
    const level = Math.min(Math.max(Number(number[1]), 1), 4);
    return isP || level ? (`SEV${level}` as 'SEV1') : null;
  }
  if (/\b(?:critical|blocker|catastrophic|highest)\b/i.test(written)) return 'SEV1';
  if (/\b(?:major|high|severe)\b/i.test(written)) return 'SEV2';
  if (/\b(?:moderate|medium|minor)\b/i.test(written)) return 'SEV3';
  return /\b(?:low|lowest|trivial|informational|cosmetic)\b/i.test(written) ? 'SEV4' : null;
}
