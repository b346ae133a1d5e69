import {
  CLOSE_WHEN_READ,
  digestOf,
  digestText,
  isNear,
  type Week,
  weekOf,
} from '../../action-items/digest.ts';
import { maintainerOf } from '../../action-items/maintainer.ts';
import type { BoardPlace } from '../../chat/chat.ts';
import { findMarker, writeMarker } from '../../github/markers.ts';
import type { Issue } from '../../github/port.ts';
import { calendarOf } from '../../policy/calendar.ts';
import type { Policy } from '../../policy/schema.ts';
import { teamSlug } from '../../services/find.ts';
import { dayToIso, isoToDay } from '../../time/day.ts';
import { plural } from '../../vocabulary/plural.ts';
import { fullRef, issueRef, type ObjectRef, type Repo, repoKey } from '../../vocabulary/refs.ts';
import { observe as observeItem } from '../action-item/observe.ts';
import { type TrackedItem, trackedItems } from '../action-items/tracked.ts';
import { defineController, type Receipt, type World } from '../controller.ts';
import { slackPlaceOf } from './place.ts';

/** The table of one row for each repository: whose digests are written in a week, so that nothing has to be listed. */
const WRITTEN = 'item-digest-week';
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
  /** Owners whose digest for this week is written. */
  readonly written: readonly string[];
  /** The items that are snoozed this week, `acme/shop#7`: their owners may have no digest, as long as these are all. */
  readonly asleep: readonly string[];
  /** `acme/shop` in lower case. */
  readonly repository: string;
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
    return digests.filter(isNews).flatMap(({ owner, assignee, issue, slack, items }): Step[] => {
      const listed = items.map(({ issue: { title, url }, due }) => ({ title, url, due }));
      const text = digestText(listed, current, calendar);
      const week = current.name;
      return [{ type: 'write-digest', owner, assignee, issue, slack, week, text, count: items.length }];
    });
  },
  record: ({ inSlack, week, written, asleep, repository }) => [
    // So that Slack is not asked at each look.
    ...inSlack.map((owner) => ({ table: KIND, key: owner, data: { week } })),
    { table: WRITTEN, key: repository, data: { week, owners: written, asleep } },
  ],
  due: (_, policy, now) => weekOf(now, calendarOf(policy)).next.at,
  describe: ({ owner, slack }) =>
    `Tell ${owner} which action items are due, in one ${slack ? 'Slack message' : 'issue'}.`,
  apply,
});

/**
 * Null if the policy does not want it. No call if the digests of this week are written for everybody who has an item in
 * one, as far as is recorded, and is not snoozed: each look at an item comes here, and listing them all may take a hundred calls. Otherwise
 * those of `trackedItems`, and those of `observe` for each item in a digest, because only that shows whether it is snoozed.
 */
async function observe(ref: ObjectRef, world: World, policy: Policy, now: Date): Promise<Facts | null> {
  if (policy.actionItems.digest === 'off') return null;
  const { current } = weekOf(now, calendarOf(policy));
  const week = current.name;
  const repository = repoKey(ref);
  const recorded = await recordedIn(repository, world);
  const last = (await world.readModel?.row(WRITTEN, repository))?.data;
  if (last?.week === week) {
    const { owners: written, asleep = [] } = last as { owners: string[]; asleep?: string[] };
    const expected = await expectedIn(repository, world, policy, current);
    if (expected.every(({ owner, key }) => written.includes(owner) || asleep.includes(key)))
      return { digests: [], inSlack: [...recorded.keys()], week, written, asleep, repository };
  }
  const own = await world.github.ownIssues(ref);
  const tracked = await trackedItems(ref, world.github, policy, undefined, own);
  const known = digestsIn(own);
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
  const done: string[] = [];
  const asleep: string[] = [];
  for (const owner of owners) {
    const slack = world.chat ? slackPlaceOf(owner, policy) : null;
    if (slack) inSlack.push(owner);
    const { issue = null, written = '' } = known.get(owner) ?? {};
    const isDone =
      written >= week ||
      (slack && (recorded.get(owner) ?? (await weekInSlack(owner, slack, ref, world))) >= week);
    if (isDone) {
      done.push(owner);
      continue;
    }
    const items: Digest['items'][number][] = [];
    for (const item of byOwner.get(owner) ?? [])
      if (await isSnoozed(item, world, policy, current.at)) asleep.push(fullRef(item.issue));
      else items.push(item);
    const team = maintainerOf(owner, policy.actionItems);
    const isTeam = policy.services.some(({ team: its }) => its && teamSlug(its) === owner);
    digests.push({ owner, assignee: team ?? (isTeam ? null : owner), issue, slack, items });
  }
  return { digests, inSlack, week, written: done, asleep, repository };
}

const isNews = ({ items, slack, issue }: Digest) =>
  items.length > 0 || slack !== null || issue?.state === 'open';

/** The items that digests of a week would list, as far as they were recorded, and whose. */
async function expectedIn(repository: string, { readModel }: World, policy: Policy, week: Week) {
  const rows = (await readModel?.rows('action-item', '', [repository])) ?? [];
  return rows.flatMap(({ key, data }) => {
    const { assignee, service, due, done, declined } = data as {
      readonly [name in 'assignee' | 'service' | 'due']?: string | null;
    } & { readonly [name in 'done' | 'declined']?: boolean };
    if (done || declined || !due || !isNear(due, week)) return [];
    const owner = digestOf(assignee ? [assignee] : [], service ?? null, policy);
    return owner === null ? [] : { owner, key };
  });
}

/** The issues of digests by owner; the oldest if there are two. */
function digestsIn(own: readonly Issue[]) {
  const found = new Map<string, { readonly issue: Issue; readonly written: string }>();
  for (const issue of own) {
    const data = findMarker(issue, KIND)?.data;
    if (data?.owner) found.set(data.owner, { issue, written: data.week ?? '' });
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
async function recordedIn(repository: string, { readModel }: World): Promise<Map<string, string>> {
  const rows = (await readModel?.rows(KIND, '', [repository])) ?? [];
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
  const known = issue ?? digestsIn(await github.ownIssues(ref)).get(owner)?.issue;
  if (known) {
    const isReopened = count > 0 && known.state === 'closed';
    await github.editIssue(known, { body, ...(isReopened && { state: 'open' }) });
    return { outcome: 'done' };
  }
  const assignees = assignee ? [assignee] : [];
  const made = await github.openIssue(ref, { title: titleOf(owner), body, labels: [], assignees });
  return { outcome: 'done', made: made.issue.number };
}
