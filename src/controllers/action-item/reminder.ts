import { digestOf } from '../../action-items/digest.ts';
import { maintainerOf } from '../../action-items/maintainer.ts';
import { currentReminder, type Reminder, remindersFor } from '../../action-items/reminders.ts';
import type { Policy } from '../../policy/schema.ts';
import type { Service } from '../../policy/sections/services.ts';
import { serviceNamed } from '../../services/find.ts';
import { leadOf } from '../../services/lead.ts';
import type { ItemIssueFacts } from './facts.ts';

type Dated = Pick<ItemIssueFacts, 'issue' | 'note' | 'noteIn' | 'state' | 'known' | 'field'>;

/** Open on GitHub, and not closed by a command that is yet to be carried out. */
export const isOpen = ({ issue, state }: Pick<Dated, 'issue' | 'state'>) =>
  issue.state === 'open' && !state.closed;

/** The date that people agreed on: by a new command, else in the field, else as noted before; null for none. */
export function agreedDate({ note, state, known, field }: Dated): string | null {
  const said = state.redates.at(-1);
  const isNew = said && !known.answered.has(String(said.comment));
  if (!field?.day || isNew) return said?.day ?? note.agreed;
  return field.day === (note.agreed ?? note.due) ? note.agreed : field.day;
}

export const dueOf = (facts: Dated) => agreedDate(facts) ?? facts.note.due;

/** None for an item that a digest lists; one that has no assignee is in none, and must not be forgotten. */
export function remindersOf(facts: Dated, policy: Policy): Reminder[] {
  const due = dueOf(facts);
  const { digest, reminders } = policy.actionItems;
  const isListed = digest !== 'off' && digestOf(facts.issue.assignees, facts.note.service, policy) !== null;
  if (!due || !reminders || isListed) return [];
  const snoozed = facts.state.snoozes.at(-1)?.day ?? null;
  return remindersFor(due, (facts.noteIn ?? facts.issue).createdAt, snoozed, facts.state.calendar);
}

/** The reminder that its card shows now; null for none. */
export const reminderOf = (facts: Dated, policy: Policy, now: Date): Reminder | null =>
  isOpen(facts) ? currentReminder(remindersOf(facts, policy), now) : null;

/** The service that is asked who is on call for a late item: its team has no person in the policy. Null for none. */
export function askedFor({ note }: Dated, { actionItems, services }: Policy): Service | null {
  const service = note.service ? serviceNamed(note.service, services) : null;
  return service?.team && maintainerOf(service.team, actionItems) ? null : service;
}

/** Whom to name beside the owner: the service team's person, or else whoever was on call as the reminder came. */
export function escalation(
  facts: Dated & Pick<ItemIssueFacts, 'paged'>,
  { at, stage, escalation: to }: Reminder,
  policy: Policy,
): string[] {
  if (to === 'none') return [];
  const { actionItems, services } = policy;
  const service = facts.note.service ? serviceNamed(facts.note.service, services) : null;
  const maintainer = service?.team ? maintainerOf(service.team, actionItems) : null;
  const { paged } = facts;
  const calls =
    service && paged?.stage === stage ? { [service.name]: { login: paged.login, problem: null } } : {};
  const owner = maintainer ?? (service && leadOf([service], calls, new Date(at)).login);
  const named = [...(owner ? [owner] : []), ...(to === 'policy' ? actionItems.escalateTo : [])];
  return [...new Set(named.map((login) => login.replace(/^@/, '')))];
}
