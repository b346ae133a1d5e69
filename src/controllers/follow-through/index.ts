import { isOverdue } from '../../action-items/listing.ts';
import type { CheckReport, PullRequest } from '../../github/port.ts';
import { type OverrideComment, overridesIn } from '../../overrides/override.ts';
import { calendarOf } from '../../policy/calendar.ts';
import type { Policy } from '../../policy/schema.ts';
import { repositoriesOf, serviceNamed, servicesOf } from '../../services/find.ts';
import { todayIn } from '../../time/today.ts';
import { DAY } from '../../vocabulary/milliseconds.ts';
import { distinctRepos, type ObjectRef, type Repo } from '../../vocabulary/refs.ts';
import { type TrackedItem, withNotes } from '../action-items/tracked.ts';
import { defineController, type World } from '../controller.ts';
import { homeOf } from '../incident/find.ts';
import { orIfRefused } from '../or-if-refused.ts';
import { changedPaths, commentsOn, SERVICE_CHECK_EVENTS } from '../service-check.ts';
import { judge, type Overdue } from './judge.ts';

/** The check's name, which branch protection refers to. */
const CHECK = 'debrief/follow-through';

/** A pull request, and the open items of the services that it touches. */
export interface FollowThroughFacts {
  readonly pull: PullRequest;
  readonly touched: readonly string[];
  readonly items: readonly TrackedItem[];
  readonly comments: readonly OverrideComment[];
}

export interface FollowThroughStep {
  readonly type: 'report';
  readonly check: CheckReport;
}

/** A pull request that may touch a service: the check lists the service's overdue action items. */
export default defineController<FollowThroughFacts, FollowThroughStep>({
  kind: 'follow-through',
  isGate: true,
  events: SERVICE_CHECK_EVENTS,
  observe,
  decide({ pull, touched, items, comments }, policy, now) {
    if (pull.state === 'closed') return [];
    const verdict = judge(
      {
        labels: pull.labels,
        touched,
        overdue: overdueOf(items, touched, policy, now),
        repo: pull,
        overrides: overridesIn(comments, 'follow-through', policy.overrides, now),
      },
      policy.actionItems.followThrough,
    );
    return [{ type: 'report', check: { name: CHECK, sha: pull.head.sha, ...verdict, annotations: [] } }];
  },
  // Items become overdue or are finished while a pull request waits.
  due({ pull, touched, comments }, policy, now) {
    if (pull.state === 'closed' || !touched.length) return null;
    const tomorrow = new Date(now.getTime() + DAY).toISOString();
    const until = overridesIn(comments, 'follow-through', policy.overrides, now).standing?.until;
    return until !== undefined && until < tomorrow ? until : tomorrow;
  },
  describe: ({ check }) => `Report the check ${check.name} as ${check.conclusion}: ${check.title}.`,
  async apply({ check }, ref, { github }) {
    await github.report(ref, check);
    return { outcome: 'done' };
  },
});

/**
 * Null, without asking GitHub, if the check is off or the repository has no service. Otherwise 2 calls, 1 for each
 * repository with items of the services and for each further 100 of them, 1 for each adopted one, and 1 more for comments.
 * The check itself costs 2.
 */
async function observe(
  ref: ObjectRef,
  { github }: World,
  policy: Policy,
): Promise<FollowThroughFacts | null> {
  if (policy.actionItems.followThrough.check === 'off') return null;
  if (servicesOf(policy.services, ref, null).length === 0) return null;
  const pull = await github.pullRequest(ref);
  if (pull?.state !== 'open') return pull && { pull, touched: [], items: [], comments: [] };
  const paths = await changedPaths(pull, github);
  const touched = servicesOf(policy.services, ref, paths).map(({ name }) => name);
  if (!touched.length) return { pull, touched, items: [], comments: [] };
  const items: TrackedItem[] = [];
  for (const repo of repositoriesWithItems(touched, pull, policy)) {
    const open = () => github.issuesWithLabels(repo, [policy.labels.actionItem]);
    items.push(...(await withNotes(await orIfRefused(open, []), github)));
  }
  const comments = await commentsOn(pull, github);
  return { pull, touched, items, comments };
}

/** Where issues of these services' items may be: here, in the services' repositories, and beside their incidents. */
function repositoriesWithItems(touched: readonly string[], here: Repo, policy: Policy): Repo[] {
  const services = policy.services.filter(({ name }) => touched.includes(name));
  const own = services.flatMap((service) => repositoriesOf(service, here));
  return distinctRepos([here, ...own, homeOf(here, policy)]);
}

/** The overdue items of these services, from incidents with one of the policy's severities. */
function overdueOf(
  items: readonly TrackedItem[],
  touched: readonly string[],
  policy: Policy,
  now: Date,
): Overdue[] {
  const { severities } = policy.actionItems.followThrough;
  const today = todayIn(now, calendarOf(policy).zone);
  return items.flatMap(({ issue, note }): Overdue[] => {
    const service = note.service ? (serviceNamed(note.service, policy.services)?.name ?? note.service) : null;
    const due = note.agreed ?? note.due;
    const counts = note.severity && severities.some((severity) => severity === note.severity);
    if (!service || !due || !counts || !touched.includes(service)) return [];
    if (!isOverdue({ status: 'accepted', due }, today)) return [];
    return [{ issue, service, due, severity: note.severity!, owner: issue.assignees[0] ?? note.owner }];
  });
}
