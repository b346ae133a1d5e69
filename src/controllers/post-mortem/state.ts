import type { GitHub, PullRequest } from '../../github/port.ts';
import type { Policy } from '../../policy/schema.ts';
import type { IncidentRef, ObjectRef } from '../../vocabulary/refs.ts';
import type { Receipt } from '../controller.ts';
import { hasLabel } from '../incident/labels.ts';
import type { Judged } from './summary.ts';

/** The state of a post-mortem. */
export type State = 'draft' | 'review' | 'accepted';

export interface StateStep {
  readonly type: 'show-state';
  readonly state: State;
  readonly add: readonly string[];
  readonly remove: readonly string[];
  /** Their panels show it, too. */
  readonly incidents: readonly IncidentRef[];
}

/**
 * The state of a pull request's post-mortems: accepted once merged; a draft as long as the pull request is one, or
 * the front matter of one of them says so.
 */
function stateOf(pull: PullRequest, judged: readonly Judged[]): State {
  if (pull.merged) return 'accepted';
  const statuses = judged.map(({ postmortem }) => postmortem?.frontMatter?.data?.status);
  const isDraft = statuses.some((status) => typeof status === 'string' && /\bdraft\b/i.test(status));
  return pull.draft || isDraft ? 'draft' : 'review';
}

/** The change needed for the labels to show it. None if it is not a post-mortem, or was closed without a merge. */
export function stateShown(
  pull: PullRequest,
  judged: readonly Judged[],
  incidents: readonly IncidentRef[],
  { labels }: Policy,
): StateStep[] {
  if (!hasLabel(pull.labels, labels.postmortem) || (pull.state === 'closed' && !pull.merged)) return [];
  const state = stateOf(pull, judged);
  const wanted = labels.postmortemStates[state];
  const others = Object.values(labels.postmortemStates).flatMap((name) => name ?? []);
  const add = wanted && !hasLabel(pull.labels, wanted) ? [wanted] : [];
  const remove = pull.labels.filter(
    (label) => hasLabel(others, label) && label.toLowerCase() !== wanted?.toLowerCase(),
  );
  return add.length + remove.length > 0 ? [{ type: 'show-state', state, add, remove, incidents }] : [];
}

export async function showState(
  { add, remove, incidents }: StateStep,
  ref: ObjectRef,
  github: GitHub,
): Promise<Receipt> {
  if (add.length > 0) await github.addLabels(ref, add);
  for (const label of remove) await github.removeLabel(ref, label);
  return { outcome: 'done', next: incidents.map((incident) => ({ kind: 'incident', ...incident })) };
}
