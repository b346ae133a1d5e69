import { addDays, daysBetween } from '../../time/day.ts';
import type { RuleContext } from '../rule.ts';

type Context = Pick<RuleContext<unknown>, 'policy' | 'postmortem' | 'incident' | 'today'>;

/** Days within which this incident's items are due; null if its severity is unknown. */
export function limitOf({ policy, postmortem, incident }: Context): number | null {
  const severity = incident?.severity ?? postmortem.severityLevel;
  return severity && policy.actionItems.dueWithinDays[severity];
}

/** A due date as an example: soon enough for the severity, and not in the past. */
export function sampleDay(context: Context): string {
  const { postmortem, today } = context;
  const from = postmortem.date && daysBetween(postmortem.date, today) < 30 ? postmortem.date : today;
  return addDays(from, limitOf(context) ?? 30);
}
