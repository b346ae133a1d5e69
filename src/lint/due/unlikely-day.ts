import { senseOf } from '../../postmortem/items/state/state.ts';
import type { ActionItem } from '../../postmortem/model.ts';
import { addDays, daysBetween } from '../../time/day.ts';
import type { RuleContext } from '../rule.ts';
import { isClosed, isFinal } from '../support/final.ts';
import { limitOf } from './limit.ts';

type Context = Pick<
  RuleContext<{ readonly newWithinDays: number }>,
  'policy' | 'postmortem' | 'incident' | 'today' | 'options'
>;

/** What is wrong with the day that an item is due: too early, passed, or too late. Null if nothing is. */
export function unlikelyDay({ issue, status }: ActionItem, date: string, context: Context): string | null {
  const { postmortem, today, options } = context;
  const began = postmortem.date;
  if (began === null) return null;
  if (date < began)
    return `${date} is before the incident itself (${began}). Perhaps the year or the month is wrong; correct it, or mark the item as done.`;
  if (date === began && senseOf(status ?? '', postmortem.language) === 'open' && isClosed(postmortem))
    return `${date} is the day of the incident itself, and this item is still open although the document is final. Give it a later date, or mark it as done.`;
  // A final document is not edited any more, and a linked issue is where lateness shows.
  const isAtWork = issue === null && !isFinal(postmortem);
  if (date < today && isAtWork && daysBetween(began, today) <= options.newWithinDays)
    return `${date} has passed already, and this post-mortem is new. Give it a future date, or mark the item as done.`;
  const limit = limitOf(context);
  const late = limit === null ? 0 : daysBetween(began, date) - limit;
  // An overdue date cannot be brought forward, nor can one be moved to a past day.
  if (limit === null || !(late > 0) || date < today) return null;
  const agreed = addDays(began, limit);
  return `${date} is ${daysBetween(began, date)} days after the incident; for its severity, ${limit} are agreed. ${agreed < today ? 'Bring it forward' : `Bring it forward to ${agreed}`}, or make a first step that lowers the risk an item of its own.`;
}
