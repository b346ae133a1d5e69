import { isOverdue } from '../../action-items/listing.ts';
import type { CheckReport, PullRequest } from '../../github/port.ts';
import { type OverrideComment, overridesIn } from '../../overrides/override.ts';
import { calendarOf } from '../../policy/calendar.ts';
import type { Policy } from '../../policy/schema.ts';
import { serviceNamed, servicesOf } from '../../services/find.ts';
import { localDay } from '../../time/calendar.ts';
import { dayToIso } from '../../time/date.ts';
import type { ObjectRef } from '../../vocabulary/refs.ts';
import { type TrackedItem, withNotes } from '../action-items/tracked.ts';
import { defineController, type World } from '../controller.ts';
import { changedPaths, commentsOn, SERVICE_CHECK_EVENTS } from '../service-check.ts';
import { judge, type Overdue } from './judge.ts';

/** The name under which branch protection knows the check. */
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

const DAY = 86_400_000;

/** A pull request that may touch a service: the check lists what was promised for it and is overdue. */
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
  // Items fall due and are done while a pull request waits.
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
 * Null, without asking GitHub, where the check is off or the repository has no service. Otherwise 2 calls, 1 for each 100
 * open items, 1 for each adopted one, and 1 more where somebody has commented. The check itself costs 2.
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
  const items = await withNotes(await github.issuesWithLabels(pull, [policy.labels.actionItem]), github);
  const comments = await commentsOn(pull, github);
  return { pull, touched, items, comments };
}

/** The overdue items of these services, of incidents whose severity counts. */
function overdueOf(
  items: readonly TrackedItem[],
  touched: readonly string[],
  policy: Policy,
  now: Date,
): Overdue[] {
  const { severities } = policy.actionItems.followThrough;
  const today = dayToIso(localDay(now.toISOString(), calendarOf(policy)));
  return items.flatMap(({ issue, note }): Overdue[] => {
    const service = note.service ? (serviceNamed(note.service, policy.services)?.name ?? note.service) : null;
    const due = note.agreed ?? note.due;
    const counts = note.severity && severities.some((severity) => severity === note.severity);
    if (!service || !due || !counts || !touched.includes(service)) return [];
    if (!isOverdue({ status: 'accepted', due }, today)) return [];
    return [{ issue, service, due, severity: note.severity!, owner: issue.assignees[0] ?? note.owner }];
  });
}
