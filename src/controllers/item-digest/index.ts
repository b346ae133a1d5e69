import { digestText, isNear, weekOf } from '../../action-items/digest.ts';
import { findMarker, writeMarker } from '../../github/markers.ts';
import type { Issue } from '../../github/port.ts';
import { calendarOf } from '../../policy/calendar.ts';
import type { Policy } from '../../policy/schema.ts';
import { serviceNamed } from '../../services/find.ts';
import { dayToIso, isoToDay } from '../../time/date.ts';
import { issueRef, type ObjectRef } from '../../vocabulary/refs.ts';
import { observe as observeItem } from '../action-item/observe.ts';
import { type TrackedItem, trackedItems } from '../action-items/tracked.ts';
import { defineController, type Receipt, type World } from '../controller.ts';

/** The issue of a digest; its marker names the owner and the week. */
const DIGEST = 'item-digest';

interface Digest {
  /** A login, or the slug of a team. */
  readonly owner: string;
  readonly assignee: string | null;
  /** Null before there is one. */
  readonly issue: Issue | null;
  /** What is overdue or near, without what is snoozed. */
  readonly items: readonly (TrackedItem & { readonly due: string })[];
}

interface Facts {
  /** Those that do not tell of this week yet. */
  readonly digests: readonly Digest[];
}

interface Step {
  readonly type: 'write-digest';
  readonly owner: string;
  readonly assignee: string | null;
  readonly issue: Issue | null;
  readonly body: string;
  /** Whether it tells of something, and so is opened again. */
  readonly isNews: boolean;
}

/**
 * What the owners of a repository's action items are reminded of each week: one issue for a person or a team, edited in
 * place, where the policy wants it. There is one such object in a repository; the controllers of items queue it.
 */
export default defineController<Facts, Step>({
  kind: 'item-digest',
  events: {},
  observe,
  decide({ digests }, policy, now) {
    const calendar = calendarOf(policy);
    const { current } = weekOf(now, calendar);
    return digests.flatMap(({ owner, assignee, issue, items }): Step[] => {
      const isNews = items.length > 0;
      if (!isNews && issue?.state !== 'open') return [];
      const told = items.map(({ issue: { title, url }, due }) => ({ title, url, due }));
      const marker = writeMarker(DIGEST, { owner, week: current.name });
      const body = `${marker}\n${digestText(told, current, calendar)}`;
      return [{ type: 'write-digest', owner, assignee, issue, body, isNews }];
    });
  },
  due: (_, policy, now) => weekOf(now, calendarOf(policy)).next.at,
  describe: ({ owner }) => `Tell ${owner} which action items are due, in one issue.`,
  apply,
});

/**
 * Null where the policy does not want it. Otherwise what `trackedItems` costs, and what `observe` costs for each item that
 * a digest tells of: only there it stands whether it is snoozed.
 */
async function observe(ref: ObjectRef, world: World, policy: Policy, now: Date): Promise<Facts | null> {
  if (policy.actionItems.digest === 'off') return null;
  const { current } = weekOf(now, calendarOf(policy));
  const tracked = await trackedItems(ref, world.github, policy);
  const known = await digestsIn(ref, world);
  const near = tracked.flatMap((item) => {
    const due = item.note.agreed ?? item.note.due;
    return item.issue.state === 'open' && due && isNear(due, current) ? [{ ...item, due }] : [];
  });
  const byOwner = Map.groupBy(near, (item) => ownerOf(item, policy) ?? '');
  const owners = new Set([...byOwner.keys(), ...known.keys()].filter(Boolean));
  const digests: Digest[] = [];
  for (const owner of owners) {
    const issue = known.get(owner)?.issue ?? null;
    if ((known.get(owner)?.week ?? '') >= current.name) continue;
    const items: Digest['items'][number][] = [];
    for (const item of byOwner.get(owner) ?? [])
      if (!(await isSnoozed(item, world, policy, current.at))) items.push(item);
    const team = policy.actionItems.maintainers[owner]?.replace(/^@/, '') ?? null;
    const isTeam = policy.services.some((service) => service.team?.split('/').at(-1) === owner);
    digests.push({ owner, assignee: team ?? (isTeam ? null : owner), issue, items });
  }
  return { digests };
}

/** The issues of digests by their owners, the oldest where there are two. */
async function digestsIn(ref: ObjectRef, { github }: World) {
  const found = new Map<string, { readonly issue: Issue; readonly week: string }>();
  for (const issue of await github.ownIssues(ref)) {
    const data = findMarker(issue, DIGEST)?.data;
    if (data?.owner) found.set(data.owner, { issue, week: data.week ?? '' });
  }
  return found;
}

/** Who reads of an item: the team of its service where the policy says so, else who is assigned. */
function ownerOf({ issue, note }: TrackedItem, { actionItems, services }: Policy): string | null {
  const service = note.service ? serviceNamed(note.service, services) : null;
  const team = service?.team?.split('/').at(-1);
  if (actionItems.digest === 'teams' && team) return team;
  return issue.assignees[0] ?? null;
}

async function isSnoozed({ issue }: TrackedItem, world: World, policy: Policy, at: string): Promise<boolean> {
  const facts = await observeItem({ kind: 'action-item', ...issueRef(issue) }, world, policy);
  const until = isoToDay(facts?.state.snoozes.at(-1)?.day ?? '');
  return until !== null && dayToIso(until) >= at.slice(0, 10);
}

async function apply(step: Step, ref: ObjectRef, world: World): Promise<Receipt> {
  const { owner, assignee, issue, body, isNews } = step;
  const { github } = world;
  const known = issue ?? (await digestsIn(ref, world)).get(owner)?.issue;
  if (known) {
    await github.editIssue(known, { body, ...(isNews && known.state === 'closed' && { state: 'open' }) });
    return { outcome: 'done' };
  }
  const assignees = assignee ? [assignee] : [];
  const made = await github.openIssue(ref, {
    title: `Action items of ${owner}`,
    body,
    labels: [],
    assignees,
  });
  return { outcome: 'done', made: made.issue.number };
}
