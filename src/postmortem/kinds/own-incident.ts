import { severityLine } from '../phrases/kinds.ts';
import { namedPostMortem } from '../phrases/titles.ts';
import { severityLevel } from '../severity.ts';
import { dayIn } from '../timeline/days/day-in.ts';
import type { KindEvidence } from './evidence.ts';

/** Front matter keys that only incidents have, as status pages write them. */
const INCIDENT_KEYS = [
  'severity',
  'affected',
  'resolved',
  'resolvedWhen',
  'resolved_at',
  'detected',
  'started',
  'impact',
];

/**
 * True for a document that identifies its own incident: a title with the day of an outage, or a severity and a date.
 * It is not a guide, however often it says “post-mortem” or “you”.
 */
export function identifiesIncident({ document, outline, date }: KindEvidence, title: string): boolean {
  if (date === null) return false;
  if (namedPostMortem.pattern.test(title) && dayIn(title) !== null) return true;
  const data = document.frontMatter?.data;
  if (data?.date && severityLevel(String(data.severity ?? '')) !== null) return true;
  if (data && INCIDENT_KEYS.filter((key) => key in data).length >= 2) return true;
  // A page that defines severities has a line for each.
  const rated = outline.blocks
    .slice(0, 40)
    .filter(({ kind, text }) => kind !== 'heading' && severityLine.pattern.test(text));
  return rated.length === 1 && outline.blocks.indexOf(rated[0]!) < 12;
}
