import { aftermath, nextLook } from '../../action-items/aftermath.ts';
import { fateOf } from '../../action-items/fate.ts';
import { hasItemCommand } from '../../action-items/fold.ts';
import { withDue, withDueWords } from '../../action-items/issue-text.ts';
import { nextReminder } from '../../action-items/reminders.ts';
import { markerStart, writeMarker } from '../../github/markers.ts';
import { mention, phrase, printLine } from '../../markdown/write/markdown.ts';
import { userMarkdown } from '../../markdown/write/user-text.ts';
import type { Policy } from '../../policy/schema.ts';
import type { Row } from '../../store/store.ts';
import { isRecent } from '../../vocabulary/recent.ts';
import { fullRef, issueRef, type ObjectRef, repositoryRef } from '../../vocabulary/refs.ts';
import { writeNote } from '../action-items/marker.ts';
import { defineController } from '../controller.ts';
import type { Hint } from '../hint.ts';
import { sameText } from '../incident/answers.ts';
import { apply } from './apply.ts';
import { callFor } from './call.ts';
import { cardMarker, cardText, type Question } from './card.ts';
import type { ItemIssueFacts, MovedItem } from './facts.ts';
import { observe } from './observe.ts';
import { agreedDate, dueOf, escalation, isOpen, reminderOf, remindersOf } from './reminder.ts';
import { describe, type ItemIssueStep } from './steps.ts';
import { thanks } from './thanks.ts';

const ACTIONS = new Set(['assigned', 'closed', 'edited', 'reopened', 'unassigned']);

/** The issue of an action item: answers commands, reminds the owner, and asks for evidence when it is closed. */
export default defineController<ItemIssueFacts | MovedItem, ItemIssueStep>({
  kind: 'action-item',
  events: {
    issues: {
      why: 'Action items that are closed, reopened, edited or reassigned.',
      objects: (hint) =>
        !hint.own && ACTIONS.has(hint.action ?? '') && isItem(hint) ? [hint.issue?.number] : [],
    },
    issue_comment: {
      why: 'Commands on an action item (`/action …`), and comments on a closed one.',
      objects(hint) {
        const { own, issue, comment } = hint;
        if (own || issue?.pull_request || comment?.user?.type === 'Bot' || !isItem(hint)) return [];
        return hasItemCommand(comment?.body ?? '') || issue?.state === 'closed' ? [issue?.number] : [];
      },
    },
  },
  observe,
  decide: (facts, policy, now) => (facts.kind === 'moved' ? [] : decide(facts, policy, now)),
  due(facts, policy, now) {
    if (facts.kind === 'moved') return null;
    return isOpen(facts) ? nextReminder(remindersOf(facts, policy), now) : nextLook(doneAt(facts), now);
  },
  record: (facts) => (facts.kind === 'moved' ? [] : record(facts)),
  shownOn(facts, { actionItems }): readonly ObjectRef[] {
    if (facts.kind === 'moved') return [{ kind: 'action-item', ...facts.to }];
    const { issue, incident } = facts;
    return [
      ...(incident ? [{ kind: 'incident', ...incident }] : []),
      ...(actionItems.updateDocuments ? [repositoryRef('item-documents', issue)] : []),
      ...(actionItems.digest === 'off' ? [] : [repositoryRef('item-digest', issue)]),
    ];
  },
  describe,
  apply,
});

/**
 * An issue that Debrief opened for an item, or may have adopted: then it has the label that the policy names. As long as
 * the policy is not known, any label will do here, and the look checks for the right one.
 */
function isItem({ issue, policy }: Hint): boolean {
  if (issue?.body?.includes(markerStart('action-item'))) return true;
  const labels = Array.isArray(issue?.labels) ? issue.labels : [];
  const wanted = policy?.labels.actionItem.toLowerCase();
  return labels.some((label) => !wanted || String(label?.name).toLowerCase() === wanted);
}

/** The item as pages list it: as in its issue, which people close, reassign and reschedule. */
function record(facts: ItemIssueFacts): Row[] {
  const { issue, note } = facts;
  const fate = fateOf(issue);
  const data = {
    incident: facts.incident,
    issue: issueRef(issue),
    title: issue.title,
    owner: issue.assignees[0] ?? note.owner,
    // Whose digest lists it.
    assignee: issue.assignees[0] ?? null,
    service: note.service,
    due: dueOf(facts),
    since: issue.createdAt,
    done: fate === 'done',
    declined: fate === 'declined',
    // Somebody who rewrites the issue's text may delete its note.
    ...(facts.noteIn === null && { note: note.text }),
  };
  return [{ table: 'action-item', key: fullRef(issue), data }];
}

/** ISO instant at which it was closed as done; null for one that is open or was declined. */
const doneAt = ({ issue }: ItemIssueFacts) => (fateOf(issue) === 'done' ? issue.closedAt : null);

function decide(facts: ItemIssueFacts, policy: Policy, now: Date): ItemIssueStep[] {
  const { issue, state, known, card } = facts;
  // A locked issue: we cannot comment, and neither can the people who could answer.
  if (issue.locked) return [];
  const steps: ItemIssueStep[] = [
    ...(facts.isNoteLost ? [{ type: 'restore-note' as const, note: facts.note.text }] : []),
    ...replies(facts, policy),
    ...changes(facts),
  ];
  const mayReopen = isRecent(issue.closedAt, now) && !facts.byBot?.isAgain;
  const isTidied = mayReopen && facts.byBot?.isTidying === true;
  const ask = isTidied ? null : questionOf(facts, policy);
  const isUnproven = mayReopen && ask !== null && ask !== 'bot' && policy.actionItems.evidence === 'require';
  if (isUnproven || isTidied) steps.push({ type: 'reopen-item' });
  // What the card says of a reopening, until it is closed again.
  const stillSays = (what: string) => issue.state === 'open' && known.asked === what && !state.closed;
  const reminder = reminderOf(facts, policy, now);
  const text = cardText(facts, {
    reminder,
    ask,
    reopened:
      isTidied || stillSays('tidied') ? 'tidied' : isUnproven || stillSays('reopened') ? 'unproven' : null,
    due: dueOf(facts),
    aftermath: aftermath(facts.note, doneAt(facts), facts.later, now),
    escalation: reminder ? escalation(facts, reminder, policy) : [],
  });
  const codes = facts.answers
    .filter(({ verdict }) => verdict === 'done')
    .map(({ comment }) => String(comment));
  const says = isTidied || stillSays('tidied') ? 'tidied' : isUnproven ? 'reopened' : ask;
  const undone = known.undone || (facts.byBot !== null && (facts.byBot.isAgain || isTidied || isUnproven));
  const body = `${cardMarker(codes, { asked: says, undone }, facts.paged)}\n${text ?? NOTHING}`;
  const call = reminder && callFor(facts, reminder);
  if (call) steps.push({ type: 'call-owner', body: call });
  const thanked = ask || isTidied ? null : thanks(facts);
  if (thanked) steps.push(thanked);
  if (card ? !sameText(card.body, body) : text !== null)
    steps.push({ type: 'show-card', comment: card?.id ?? null, body });
  return steps;
}

/** Replaces a card that no longer applies. */
const NOTHING = 'Nothing to do right now.';

/** Answers still to be given. */
function replies({ answers, known }: ItemIssueFacts, policy: Policy): ItemIssueStep[] {
  return answers.flatMap(({ comment, login, verdict, text }): ItemIssueStep[] => {
    const sign = verdict === 'done' ? '' : verdict[0]!;
    if (known.answered.has(`${comment}${sign}`)) return [];
    const said = verdict === 'denied' ? (text ?? refusal(policy)) : text;
    const marker = writeMarker('reply', { to: comment, ...(sign && { verdict: sign }) });
    const reply = said === null ? null : `${marker}\n${addressed(login, said)}`;
    return [{ type: 'answer-item', comment, login, reaction: verdict === 'done' ? '+1' : 'confused', reply }];
  });
}

const refusal = ({ incidents }: Policy) =>
  `Commands here are for the assignee, and for people with the role *${incidents.commandRole}* on this repository. One of them can repeat yours.`;

/** A mention before the first paragraph; what follows, such as the list of commands, stays below it. */
function addressed(login: string, text: string): string {
  const [first, ...others] = text.split('\n\n') as [string, ...string[]];
  const start = first.startsWith('- ') ? ['These work here:', first] : [first];
  const [lead, ...below] = [...start, ...others].map((each) =>
    each.startsWith('- ') ? each : printLine(phrase`${userMarkdown(each)}`),
  );
  return [`${printLine(mention(login))} ${lead}`, ...below].join('\n\n');
}

/** What commands asked for and the issue does not show yet. */
function changes(facts: ItemIssueFacts): ItemIssueStep[] {
  const { issue, state, note } = facts;
  const steps: ItemIssueStep[] = [];
  if (state.closed && issue.state === 'open')
    steps.push({ type: 'close-item', as: state.closed.as === 'done' ? 'completed' : 'not-planned' });
  const agreed = agreedDate(facts);
  const due = dueOf(facts);
  if (facts.field && !facts.field.day && due && isOpen(facts))
    steps.push({ type: 'fill-date', field: facts.field.number, due });
  if (agreed && agreed !== note.agreed) {
    const shown = note.agreed ?? note.due;
    const noted = (facts.noteIn ?? issue).body.replace(note.text, () => writeNote({ ...note, agreed }));
    const body = facts.noteIn ? withDueWords(noted, shown, agreed) : (withDue(noted, shown, agreed) ?? noted);
    const field = facts.field?.day && facts.field.day !== agreed ? facts.field.number : null;
    steps.push({
      type: 'date-item',
      due: agreed,
      comment: facts.noteIn?.id ?? null,
      body,
      was: issue.body,
      field,
    });
  }
  const { owner } = state;
  const isNew = owner && !facts.known.answered.has(String(owner.comment));
  if (isNew && !issue.assignees.includes(owner.login))
    steps.push({ type: 'assign-item', login: owner.login });
  return steps;
}

/** What to ask about an item that was closed without comment; null for nothing. */
function questionOf({ issue, state, known, byBot }: ItemIssueFacts, policy: Policy): Question | null {
  if (issue.state === 'open' || state.closed || state.evidence) return null;
  const isDeclined = fateOf(issue) === 'declined';
  // Once Debrief has said that it is open again, it must also say that it is not.
  if (policy.actionItems.evidence === 'off') return known.undone && byBot && isDeclined ? 'bot' : null;
  return !isDeclined ? 'evidence' : byBot ? 'bot' : 'reason';
}
