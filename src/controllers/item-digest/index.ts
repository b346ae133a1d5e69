import { CLOSE_WHEN_READ, digestOf, digestText, isNear, weekOf } from '../../action-items/digest.ts';
import { maintainerOf } from '../../action-items/maintainer.ts';
import type { BoardPlace } from '../../chat/chat.ts';
import { findMarker, writeMarker } from '../../github/markers.ts';
import type { Issue } from '../../github/port.ts';
import { calendarOf } from '../../policy/calendar.ts';
import type { Policy } from '../../policy/schema.ts';
import { teamSlug } from '../../services/find.ts';
import { dayToIso, isoToDay } from '../../time/day.ts';
import { plural } from '../../vocabulary/plural.ts';
import { issueRef, type ObjectRef, type Repo } from '../../vocabulary/refs.ts';
import { observe as observeItem } from '../action-item/observe.ts';
import { type TrackedItem, trackedItems } from '../action-items/tracked.ts';
import { defineController, type Receipt, type World } from '../controller.ts';
import { slackPlaceOf } from './place.ts';

/** The kind of the controller, of its rows, and of the marker of a digest's issue, which holds the owner and the week. */
const KIND = 'item-digest';

interface Digest {
  /** A login, or the slug of a team. */
  readonly owner: string;
  readonly assignee: string | null;
  /** Null before the first one, and in Slack. */
  readonly issue: Issue | null;
  /** Null for an issue. */
  readonly slack: BoardPlace | null;
  /** Items that are overdue or due soon, without snoozed ones. */
  readonly items: readonly (TrackedItem & { readonly due: string })[];
}

interface Facts {
  /** The digests that do not cover this week yet. */
  readonly digests: readonly Digest[];
  /** Owners whose digest is in Slack. */
  readonly inSlack: readonly string[];
  /** The name of this week. */
  readonly week: string;
}

interface Step {
  readonly type: 'write-digest';
  readonly owner: string;
  readonly assignee: string | null;
  readonly issue: Issue | null;
  readonly slack: BoardPlace | null;
  readonly week: string;
  /** Markdown. */
  readonly text: string;
  /** How many items it lists. */
  readonly count: number;
}

/**
 * The weekly reminder of a repository's action items, if the policy wants it: one issue or Slack message for each
 * person or team, edited in place. There is one such object for each repository; the item controllers queue it.
 */
export default defineController<Facts, Step>({
  kind: KIND,
  events: {},
  observe,
  decide({ digests }, policy, now) {
    const calendar = calendarOf(policy);
    const { current } = weekOf(now, calendar);
    return digests.flatMap(({ owner, assignee, issue, slack, items }): Step[] => {
      if (!items.length && !slack && issue?.state !== 'open') return [];
      const listed = items.map(({ issue: { title, url }, due }) => ({ title, url, due }));
      const text = digestText(listed, current, calendar);
      const week = current.name;
      return [{ type: 'write-digest', owner, assignee, issue, slack, week, text, count: items.length }];
    });
  },
  // So that Slack is not asked at each look.
  record: ({ inSlack, week }) => inSlack.map((owner) => ({ table: KIND, key: owner, data: { week } })),
  due: (_, policy, now) => weekOf(now, calendarOf(policy)).next.at,
  describe: ({ owner, slack }) =>
    `Tell ${owner} which action items are due, in one ${slack ? 'Slack message' : 'issue'}.`,
  apply,
});

/**
 * Null if the policy does not want it. Otherwise the calls of `trackedItems`, and those of `observe` for each item in
 * a digest, because only that shows whether it is snoozed.
 */
async function observe(ref: ObjectRef, world: World, policy: Policy, now: Date): Promise<Facts | null> {
  if (policy.actionItems.digest === 'off') return null;
  const { current } = weekOf(now, calendarOf(policy));
  const tracked = await trackedItems(ref, world.github, policy);
  const known = await digestsIn(ref, world);
  const recorded = await recordedIn(ref, world);
  const near = tracked.flatMap((item) => {
    const due = item.note.agreed ?? item.note.due;
    return item.issue.state === 'open' && due && isNear(due, current) ? [{ ...item, due }] : [];
  });
  const byOwner = Map.groupBy(
    near,
    ({ issue, note }) => digestOf(issue.assignees, note.service, policy) ?? '',
  );
  const owners = new Set([...byOwner.keys(), ...known.keys(), ...recorded.keys()].filter(Boolean));
  const digests: Digest[] = [];
  const inSlack: string[] = [];
  for (const owner of owners) {
    const slack = world.chat ? slackPlaceOf(owner, policy) : null;
    if (slack) inSlack.push(owner);
    const { issue = null, week = '' } = known.get(owner) ?? {};
    if (week >= current.name) continue;
    if (slack && (recorded.get(owner) ?? (await weekInSlack(owner, slack, ref, world))) >= current.name)
      continue;
    const items: Digest['items'][number][] = [];
    for (const item of byOwner.get(owner) ?? [])
      if (!(await isSnoozed(item, world, policy, current.at))) items.push(item);
    const team = maintainerOf(owner, policy.actionItems);
    const isTeam = policy.services.some(({ team: its }) => its && teamSlug(its) === owner);
    digests.push({ owner, assignee: team ?? (isTeam ? null : owner), issue, slack, items });
  }
  return { digests, inSlack, week: current.name };
}

/** The issues of digests by owner; the oldest if there are two. */
async function digestsIn(ref: ObjectRef, { github }: World) {
  const found = new Map<string, { readonly issue: Issue; readonly week: string }>();
  for (const issue of await github.ownIssues(ref)) {
    const data = findMarker(issue, KIND)?.data;
    if (data?.owner) found.set(data.owner, { issue, week: data.week ?? '' });
  }
  return found;
}

async function isSnoozed({ issue }: TrackedItem, world: World, policy: Policy, at: string): Promise<boolean> {
  const facts = await observeItem({ kind: 'action-item', ...issueRef(issue) }, world, policy);
  const snooze = facts?.kind === 'item' ? facts.state.snoozes.at(-1) : null;
  const until = isoToDay(snooze?.day ?? '');
  return until !== null && dayToIso(until) >= at.slice(0, 10);
}

/** The weeks of the digests in Slack that earlier looks recorded, by owner. */
async function recordedIn({ owner, repo }: ObjectRef, { readModel }: World): Promise<Map<string, string>> {
  const rows = (await readModel?.rows(KIND, '', [`${owner}/${repo}`.toLowerCase()])) ?? [];
  return new Map(rows.map(({ key, data }) => [key, String(data.week)]));
}

const titleOf = (owner: string) => `Action items of ${owner}`;
/** A place in Slack may hold the digests of several repositories. */
const boardTitle = (owner: string, { owner: account, repo }: Repo) =>
  `${titleOf(owner)} in ${account}/${repo}`;
const NOTE = 'week of ';

/** The week of the digest that is pinned in Slack; empty for none. */
async function weekInSlack(owner: string, place: BoardPlace, repo: Repo, { chat }: World): Promise<string> {
  const note = await chat?.boardNote(place, boardTitle(owner, repo));
  return note?.slice(NOTE.length) ?? '';
}

/** If Slack refuses the digest, it is written in an issue. */
async function apply(step: Step, ref: ObjectRef, world: World): Promise<Receipt> {
  const { owner, slack, week, text, count } = step;
  const news = count > 0 ? `${plural(count, 'action item is', 'action items are')} due or overdue.` : null;
  const board = { title: boardTitle(owner, ref), note: `${NOTE}${week}`, markdown: text, news };
  const problem = slack && world.chat ? await world.chat.keepBoard(slack, board) : '';
  if (problem === null) return { outcome: 'done' };
  if (count === 0 && step.issue?.state !== 'open') return { outcome: 'skipped', reason: problem };
  return { ...(await writeIssue(step, ref, world)), ...(problem && { reason: problem }) };
}

async function writeIssue(
  { owner, assignee, issue, week, text, count }: Step,
  ref: ObjectRef,
  world: World,
): Promise<Receipt> {
  const { github } = world;
  const ending = count > 0 ? `\n\n${CLOSE_WHEN_READ}` : '';
  const body = `${writeMarker(KIND, { owner, week })}\n${text}${ending}`;
  const known = issue ?? (await digestsIn(ref, world)).get(owner)?.issue;
  if (known) {
    const isReopened = count > 0 && known.state === 'closed';
    await github.editIssue(known, { body, ...(isReopened && { state: 'open' }) });
    return { outcome: 'done' };
  }
  const assignees = assignee ? [assignee] : [];
  const made = await github.openIssue(ref, { title: titleOf(owner), body, labels: [], assignees });
  return { outcome: 'done', made: made.issue.number };
}
