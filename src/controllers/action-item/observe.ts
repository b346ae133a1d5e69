import { laterIncidents } from '../../action-items/aftermath.ts';
import { foldItem, type ItemEvent, itemCommanders } from '../../action-items/fold.ts';
import type { ItemState } from '../../action-items/state.ts';
import { findMarker } from '../../github/markers.ts';
import type { GitHub, Issue, IssueEvent } from '../../github/port.ts';
import { calendarOf } from '../../policy/calendar.ts';
import type { Policy } from '../../policy/schema.ts';
import {
  fullRef,
  type IncidentRef,
  type ObjectRef,
  parseRef,
  sameIssue,
  sameRepo,
} from '../../vocabulary/refs.ts';
import {
  adoptionIn,
  type FoundNote,
  type ItemNote,
  noteFrom,
  notesIn,
  sameItem,
} from '../action-items/marker.ts';
import { issuesOfIncident } from '../action-items/of-incident.ts';
import type { World } from '../controller.ts';
import { ROLES } from '../incident/may-command.ts';
import { becameDiscussion } from '../incident/read.ts';
import { leadBySchedule } from '../on-call.ts';
import { orIfRefused } from '../or-if-refused.ts';
import { botClosing } from './bot-closing.ts';
import type { ItemIssueFacts, MovedItem } from './facts.ts';
import { askedFor, reminderOf } from './reminder.ts';

/** Null for every issue that is not an action item's. 2 calls; 1 for an incident in another repository, 1 for a field with the due date, and 1 for each new commander and each linked pull request. */
export async function observe(
  ref: ObjectRef,
  world: World,
  policy: Policy,
  now?: Date,
): Promise<ItemIssueFacts | MovedItem | null> {
  const { github, readModel } = world;
  const found = await github.issue(ref);
  if (!found) {
    const to = await github.movedTo(ref);
    return to && { kind: 'moved', to };
  }
  if (found.isPullRequest) return null;
  const label = policy.labels.actionItem.toLowerCase();
  const kept = await keptNote(found, readModel);
  const notes = notesIn(found);
  const still = kept ? notes.find((each) => sameItem(each, kept)) : notes.at(-1);
  const isNoteLost = kept !== null && still === undefined;
  const issue = isNoteLost ? { ...found, body: `${found.body.trimEnd()}\n\n${kept.text}\n` } : found;
  const written = still ?? kept;
  if (!written && !issue.labels.some((each) => each.toLowerCase() === label)) return null;
  const events = await github.issueEvents(ref);
  // It lives on as a discussion, and the item gets another issue.
  if (becameDiscussion(events)) return null;
  const adoption = written ? null : adoptionIn(events);
  const note = written ?? adoption?.note;
  if (!note) return null;
  const card = events.flatMap((event) =>
    event.type === 'commented' && findMarker(event.comment, CARD) ? [event.comment] : [],
  )[0];
  const data = card ? findMarker(card, CARD)!.data : {};
  const replies = events.flatMap((event) => {
    const reply = event.type === 'commented' ? findMarker(event.comment, 'reply')?.data : null;
    return reply ? [`${reply.to}${reply.verdict ?? ''}`] : [];
  });
  const called = events.flatMap((event) => {
    const call = event.type === 'commented' ? findMarker(event.comment, CALL)?.data : null;
    return call?.stage ?? [];
  });
  const answered = new Set([...(data.answered ?? '').split('.').filter(Boolean), ...replies]);
  const own = events.flatMap(toItemEvents);
  const all = [...own, ...(await merges(issue, events, github))].sort((a, b) =>
    timeOf(a) < timeOf(b) ? -1 : 1,
  );
  const permitted = await allowed(issue, note, { events: all, answered }, github, policy);
  const fold = (unknown?: ReadonlySet<string>) => foldItem(all, permitted, calendarOf(policy), unknown);
  const first = fold();
  const unknown = await unknownAmong(first.state, answered, issue, github);
  const { state, answers } = unknown.size ? fold(unknown) : first;
  const { dueField } = policy.actionItems;
  // On an issue that somebody else opened, the field is theirs.
  const field =
    dueField && !adoption ? { number: dueField, day: await github.dateField(issue, dueField) } : null;
  const incident = await incidentOf(note, issue, github);
  const undone = data.undone !== undefined || data.asked === 'tidied';
  const facts = {
    kind: 'item' as const,
    issue,
    note,
    incident,
    isNoteLost,
    noteIn: adoption?.comment ?? null,
    field,
    state,
    answers,
    card: card ?? null,
    known: { answered, asked: data.asked ?? null, undone },
    called: new Set(called),
    siblings: issue.state === 'open' ? [] : await siblingsOf(issue, note, incident, world),
    byBot: state.closed ? null : botClosing(issue, events, undone),
    closedAt: issue.closedAt,
    later:
      issue.closedAt && readModel
        ? laterIncidents(await readModel.rows('ledger', issue.closedAt), issue.owner)
        : [],
  };
  const paged = data.reminder === undefined ? null : { stage: data.reminder, login: data.paged || null };
  return { ...facts, paged: now ? await pagedFor(facts, paged, world, policy, now) : paged };
}

/** PagerDuty is asked once for each reminder that names somebody on call; a failure there is no reason to wait. */
async function pagedFor(
  facts: Omit<ItemIssueFacts, 'paged'>,
  known: ItemIssueFacts['paged'],
  { schedules }: World,
  policy: Policy,
  now: Date,
): Promise<ItemIssueFacts['paged']> {
  const reminder = reminderOf(facts, policy, now);
  if (!reminder || reminder.escalation === 'none' || known?.stage === reminder.stage) return known;
  const onCall = askedFor(facts, policy)?.onCall;
  if (!schedules || !onCall || !('pagerduty' in onCall)) return known;
  const { login, failed } = await leadBySchedule(onCall.pagerduty, schedules, policy.people, reminder.at);
  return failed ? known : { stage: reminder.stage, login };
}

/** The note that the issue of an item had when it was last looked at; null if that is not known, or it is no issue of Debrief's. */
async function keptNote(issue: Issue, readModel: World['readModel']): Promise<FoundNote | null> {
  if (!issue.author.app || !readModel) return null;
  const row = await readModel.row('action-item', fullRef(issue));
  const { note } = (row?.data ?? {}) as { note?: string };
  return note ? noteFrom(note) : null;
}

/** The marker of the note on an incident whose items are all done. */
export const THANKS = 'items-done';
/** The marker of a comment that calls the owner of a due item. */
export const CALL = 'item-call';
/** The marker of Debrief's comment on an item's issue. */
export const CARD = 'item-card';

function toItemEvents(event: IssueEvent): ItemEvent[] {
  const { actor, at } = event;
  const committed = (sha: string): ItemEvent => ({ type: 'committed', at, by: actor.login, sha });
  switch (event.type) {
    case 'commented': {
      const { comment } = event;
      if (comment.author.kind !== 'user') return [];
      const said = { by: comment.author.login, at, comment: comment.id, url: comment.url };
      return [{ type: 'said', said, text: comment.body }];
    }
    case 'closed':
      return [{ type: 'closed', at, isOurs: actor.app }, ...(event.commit ? [committed(event.commit)] : [])];
    case 'referenced':
      return [committed(event.commit)];
    case 'reopened':
      return [{ type: 'reopened', at, isOurs: actor.app }];
    default:
      return [];
  }
}

const timeOf = (event: ItemEvent) => (event.type === 'said' ? event.said.at : event.at);

/** How many of the pull requests that mention an issue to look at. */
const MOST = 5;

/** The merged pull requests that mention a closed issue: evidence that something was done. */
async function merges(issue: Issue, events: readonly IssueEvent[], github: GitHub): Promise<ItemEvent[]> {
  if (issue.state === 'open') return [];
  const found: ItemEvent[] = [];
  const sources = events.flatMap((event) => (event.type === 'cross-referenced' ? [event.source] : []));
  for (const source of sources.slice(-MOST)) {
    if (sameIssue(source, issue)) continue;
    const pull = await github.pullRequest(source);
    if (pull?.merged)
      found.push({ type: 'merged', at: pull.mergedAt ?? '', by: pull.author.login, url: pull.url });
  }
  return found;
}

/** New owners from commands who cannot be assigned, in lower case. 1 call for each. */
async function unknownAmong(
  { handedTo }: ItemState,
  answered: ReadonlySet<string>,
  issue: Issue,
  github: GitHub,
): Promise<Set<string>> {
  const assigned = new Set(issue.assignees.map((login) => login.toLowerCase()));
  const fresh = handedTo.filter(({ comment }) => !answered.has(String(comment)));
  const unknown = new Set<string>();
  for (const login of new Set(fresh.map((each) => each.login.toLowerCase())))
    if (!assigned.has(login) && !(await github.assignable(issue, login))) unknown.add(login);
  return unknown;
}

/**
 * Whose commands count: the assignee's, the owner's, and those of people with the role from the policy. The owner in a
 * document may be a mere name (`Tomas`), and anybody may have the login `tomas`: GitHub has to know the login here.
 */
async function allowed(
  issue: Issue,
  note: ItemNote,
  { events, answered }: { readonly events: readonly ItemEvent[]; readonly answered: ReadonlySet<string> },
  github: GitHub,
  policy: Policy,
): Promise<Set<number>> {
  const assigned = issue.assignees.map((login) => login.toLowerCase());
  const owner = note.owner?.toLowerCase();
  const least = ROLES.indexOf(policy.incidents.commandRole);
  const permitted = new Set<number>();
  for (const { by, comment } of itemCommanders(events)) {
    if (answered.has(`${comment}d`)) continue;
    const isKnown = answered.has(`${comment}`) || answered.has(`${comment}p`);
    if (
      isKnown ||
      assigned.includes(by.toLowerCase()) ||
      (by.toLowerCase() === owner && (await github.assignable(issue, by))) ||
      ROLES.indexOf(await github.permission(issue, by)) >= least
    )
      permitted.add(comment);
  }
  return permitted;
}

/** An incident in the repository of the item stays there as far as is known; another look costs 1 call. */
async function incidentOf(note: ItemNote, issue: Issue, github: GitHub): Promise<IncidentRef | null> {
  const noted = parseRef(note.incident ?? '', issue);
  if (!noted || sameRepo(noted, issue)) return noted;
  return (await orIfRefused(() => github.movedTo(noted), null)) ?? noted;
}

/**
 * The items of the same incident, here and below it; none once the incident says that all are done, or if some of them are
 * not found. 1 to 3 calls.
 */
async function siblingsOf(
  issue: Issue,
  note: ItemNote,
  incident: IncidentRef | null,
  { github, readModel }: World,
): Promise<readonly Issue[]> {
  if (!incident) return [];
  const noted = parseRef(note.incident ?? '', issue) ?? incident;
  const events = await github.issueEvents(incident);
  if (events.some((event) => event.type === 'commented' && findMarker(event.comment, THANKS))) return [];
  const isWhole = (found: readonly Issue[]) => found.some(({ id }) => id === issue.id);
  const items = await issuesOfIncident([incident, noted], issue, undefined, github, isWhole);
  const found = items.map((item) => item.issue);
  // One that was transferred to where Debrief cannot read it is in no list.
  const row = await readModel?.row('incident', fullRef(incident));
  const { issues = [], withoutIssue = 0 } = (row?.data.unsettled ?? {}) as Unsettled;
  const isListed = (name: string) => [issue, ...found].some((each) => fullRef(each) === name);
  return withoutIssue > 0 || !issues.every(isListed) ? [] : found;
}

/** What the last look at an incident recorded of its items that are not settled. */
interface Unsettled {
  readonly issues?: readonly string[];
  readonly withoutIssue?: number;
}
