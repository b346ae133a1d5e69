import { type WantedIssue, wantedIssue } from '../../action-items/plan.ts';
import type { Policy } from '../../policy/schema.ts';
import { objectiveNamed } from '../../policy/sections/objectives.ts';
import { issueRef } from '../../vocabulary/refs.ts';
import type { ItemFacts } from './items.ts';
import type { MergedFacts } from './observe.ts';

/** The issue that an item would get now. */
export function wantedFor(
  { item, key, title, incident, permalink, target, belongsIn, discussion }: ItemFacts,
  facts: MergedFacts,
  policy: Policy,
): WantedIssue {
  const context = {
    incident,
    here: target,
    belongsIn,
    postMortemTitle: title,
    permalink,
    assignee: facts.assignees.get(item) ?? null,
    objective: objectiveNamed(item.objective, policy.objectives),
    deadLink: item.link !== null,
    discussion: discussion && issueRef(discussion),
    isLate: item.due !== null && item.due < (facts.pull.mergedAt ?? '').slice(0, 10),
  };
  return wantedIssue({ item, key }, context, policy.actionItems);
}
