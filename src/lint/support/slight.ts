import type { PostMortem } from '../../postmortem/model.ts';
import { hitNobody, middling, mild, noImpact } from '../phrases/slight.ts';
import { sectionNamed } from './places.ts';

/** How much of a document says what it is about. */
const HEAD = 3000;
/** The longest impact, in minutes, that is over in minutes. */
const SHORT = 15;

/** Of a low severity, over in minutes, or felt by nobody. */
export function isSlight(postmortem: PostMortem): boolean {
  const isMedium = middling.pattern.test(postmortem.severity?.value ?? '');
  return (hasLowSeverity(postmortem) && !isMedium) || wasHarmless(postmortem) || lastedMinutes(postmortem);
}

export const hasLowSeverity = ({ severity, severityLevel: level }: PostMortem): boolean =>
  level === 'SEV3' || level === 'SEV4' || mild.pattern.test(severity?.value ?? '');

/** "Impact: none observed", "Production impact: none". */
export function wasHarmless(postmortem: PostMortem): boolean {
  const { text } = postmortem.document;
  const section = sectionNamed(postmortem, 'impact');
  const impact = section ? text.slice(section.body.start, section.body.end).slice(0, 200) : '';
  return noImpact.pattern.test(impact) || hitNobody.pattern.test(text.slice(0, HEAD));
}

function lastedMinutes({ durations }: PostMortem): boolean {
  const minutes = durations.flatMap(({ of, minutes }) => (of === 'impact' ? minutes : []));
  return minutes.length > 0 && Math.max(...minutes) <= SHORT;
}
