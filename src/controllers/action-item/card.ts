import type { Aftermath, LaterIncident } from '../../action-items/aftermath.ts';
import type { Reminder } from '../../action-items/reminders.ts';
import { writeMarker } from '../../github/markers.ts';
import {
  joined,
  link,
  list,
  markdown,
  mention,
  phrase,
  print,
  type Value,
} from '../../markdown/write/markdown.ts';
import { shorten } from '../../markdown/write/plain.ts';
import { userMarkdown } from '../../markdown/write/user-text.ts';
import { plural } from '../../vocabulary/plural.ts';
import { parseRef, type Repo, sameRepo } from '../../vocabulary/refs.ts';
import type { ItemIssueFacts } from './facts.ts';
import { CARD } from './observe.ts';

export type Question = 'evidence' | 'reason' | 'bot';

/** What the card says besides the item's history. */
export interface CardText {
  readonly reminder: Reminder | null;
  /** The question to the person who closed it, or, after a bot, to the owner. */
  readonly ask: Question | null;
  /** Why it was reopened: nobody said how it ended, or a bot closed what was quiet. */
  readonly reopened: 'unproven' | 'tidied' | null;
  readonly due: string | null;
  /** What has happened since it was done; null before 30 days have passed. */
  readonly aftermath: Aftermath | null;
  /** Who to mention besides the owner. */
  readonly escalation: readonly string[];
}

/**
 * The card's marker: the commands that were answered, what the card says now, whether a bot's closing was ever undone, and
 * whom PagerDuty had on call.
 */
export function cardMarker(
  answered: readonly string[],
  { asked, undone }: { readonly asked: string | null; readonly undone: boolean },
  paged: ItemIssueFacts['paged'],
): string {
  const called = paged && { reminder: paged.stage, paged: paged.login ?? '' };
  return writeMarker(CARD, {
    ...(asked && { asked }),
    answered: answered.join('.'),
    ...(undone && { undone: 1 }),
    ...called,
  });
}

/** Debrief's one comment on an item's issue, without its marker; null if there is nothing to say. */
export function cardText(facts: ItemIssueFacts, text: CardText): string | null {
  const { issue, state } = facts;
  const blocks = [
    ...(text.reopened ? reopened(facts, text.reopened) : text.ask ? asked(facts, text.ask) : []),
    ...(issue.state === 'open' && text.reminder ? reminded(facts, text) : []),
    ...(issue.state === 'closed' ? fate(facts) : []),
    ...(text.aftermath ? helped(text.aftermath, issue) : []),
  ];
  const counted = [
    ...(state.owner ? [phrase`Handed over to \`${state.owner.login}\` by \`${state.owner.by}\``] : []),
    ...(state.redates.length ? [history('The date was moved', state.redates)] : []),
    ...(state.snoozes.length ? [history('Reminders were held', state.snoozes)] : []),
  ];
  if (!blocks.length && !counted.length) return null;
  return print([...blocks, ...list(counted.map((line) => ({ line })))]).trimEnd();
}

function reminded({ issue, note }: ItemIssueFacts, { reminder, due, escalation }: CardText) {
  const { days } = reminder!;
  const when =
    days > 1
      ? `Due in ${days} days`
      : days === 1
        ? 'Due tomorrow'
        : days === 0
          ? 'Due today'
          : `Overdue for ${days % 7 ? plural(-days, 'day') : plural(-days / 7, 'week')}`;
  const owners = issue.assignees.map((login) => mention(login));
  const who: Value = owners.length
    ? joined(owners, ', ')
    : note.owner
      ? phrase`\`${note.owner}\``
      : 'It has no owner yet';
  const others = escalation.length
    ? markdown`For a decision: ${joined(
        escalation.map((login) => mention(login)),
        ', ',
      )}.`
    : [];
  return [
    ...markdown`**${when}** (${due ?? ''}). ${who}: tell how it goes with \`/action done <evidence>\`, \`/action due YYYY-MM-DD <why>\`, \`/action snooze 2 weeks <why>\` or \`/action decline <why>\`.`,
    ...others,
  ];
}

function asked({ issue }: ItemIssueFacts, ask: Question) {
  const who = issue.assignees[0];
  const name: Value = who ? phrase`${mention(who)}, ` : '';
  if (ask === 'bot')
    return markdown`${name}a bot closed this as not planned, but the post-mortem still promises it. Please reopen it if it is still to be done. \`/action decline <why>\` keeps the reason if it is not.`;
  return ask === 'evidence'
    ? markdown`${name}what shows that this is done? A link to the pull request, or a sentence: \`/action done <evidence>\`.`
    : markdown`${name}why will this not be done? \`/action decline <why>\` keeps the reason as a decision.`;
}

function reopened({ issue }: ItemIssueFacts, why: 'unproven' | 'tidied') {
  const who = issue.assignees[0];
  const name: Value = who ? phrase`${mention(who)}, ` : '';
  if (why === 'tidied')
    return markdown`${name}a bot closed this as not planned because it was quiet. The post-mortem still promises it, so it is open again. \`/action decline <why>\` closes it with the reason, and \`/action due YYYY-MM-DD <why>\` moves its date.`;
  return markdown`${name}thank you. This was reopened only because nothing says yet how it ended. \`/action done <evidence>\` closes it with what shows that it is done, and \`/action decline <why>\` with the reason why it will not be.`;
}

function fate({ state, issue }: ItemIssueFacts) {
  const { closed, evidence } = state;
  if (closed?.as === 'declined')
    return markdown`**Declined** by \`${closed.by}\`: ${userMarkdown(shorten(closed.text, 500))}`;
  const said = closed ?? evidence;
  if (!said) return [];
  if (issue.closedAs === 'not-planned')
    return markdown`**Not planned**, says \`${said.by}\`: ${userMarkdown(shorten(said.text, 500))}`;
  return markdown`**Done.** What shows it, says \`${said.by}\`: ${userMarkdown(shorten(said.text, 500))}`;
}

function helped({ days, about, back }: Aftermath, here: Repo) {
  const since = `In the ${days} days since it was done`;
  if (!back.length)
    return markdown`**Did it help?** ${since}, no incident of ${userMarkdown(about)} has come back.`;
  return [
    ...markdown`**Did it help?** ${since}, ${back.length === 1 ? 'this came' : 'these came'} back:`,
    ...list(back.map((incident) => ({ line: cameBack(incident, here) }))),
  ];
}

/** By its title, if readers of this repository may see it. */
function cameBack({ id, title, url }: LaterIncident, here: Repo): Value {
  const ref = parseRef(id, here);
  return ref && sameRepo(ref, here) ? link(url, shorten(title, 120)) : 'an incident of another repository';
}

function history(what: string, moves: ItemIssueFacts['state']['redates']): Value {
  const last = moves.at(-1)!;
  const times = moves.length === 1 ? 'once' : `${moves.length} times`;
  return phrase`${what} ${times}, last to ${last.day} by \`${last.by}\`: ${userMarkdown(shorten(last.text, 300))}`;
}
