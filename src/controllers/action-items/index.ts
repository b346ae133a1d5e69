import { linkedNumber, type WantedIssue, wantedIssue } from '../../action-items/plan.ts';
import { findMarker, writeMarker } from '../../github/markers.ts';
import type { GitHub } from '../../github/port.ts';
import type { Policy } from '../../policy/schema.ts';
import type { IssueRef, Repo } from '../../vocabulary/refs.ts';
import type { Controller, ObjectRef, Receipt } from '../controller.ts';
import { type ItemFacts, type MergedFacts, observe } from './observe.ts';

export type ItemStep =
  | {
      readonly type: 'open-item';
      readonly wanted: WantedIssue;
      readonly label: string;
      readonly parent: number | null;
      /** ISO instant before which it cannot have been opened. */
      readonly since: string | null;
    }
  | { readonly type: 'adopt-item'; readonly number: number; readonly label: string }
  | { readonly type: 'file-item'; readonly number: number; readonly parent: number };

/** The merged pull request of a post-mortem: each of its action items lives in exactly one issue. */
export const actionItemsController: Controller<MergedFacts, ItemStep> = {
  kind: 'action-items',
  observe,
  decide,
  describe,
  apply,
  shownOn({ pull, items }) {
    const numbers = new Set(items.flatMap(({ incident }) => incident ?? []));
    const { owner, repo } = pull;
    return [...numbers].map((number) => ({ kind: 'incident', owner, repo, number }));
  },
};

function decide(facts: MergedFacts, policy: Policy): ItemStep[] {
  const label = policy.labels.actionItem;
  return facts.items.flatMap((found): ItemStep[] => {
    const { issue, incident: parent, item } = found;
    if (!issue) {
      // It lives in another repository or tracker: it has its issue there.
      if (item.link && linkedNumber(item.link, facts.pull.owner, facts.pull.repo) === null) return [];
      return [{ type: 'open-item', wanted: wanted(found, facts), label, parent, since: facts.pull.mergedAt }];
    }
    // Transferred to another repository, where the App may not even be: it is followed, and left as it is.
    if (!isHere(issue, facts.pull)) return [];
    const steps: ItemStep[] = [];
    const children = parent === null ? null : facts.filed.get(parent);
    const known = children?.some(({ id }) => id === issue.id);
    if (children && !issue.isPullRequest && issue.number !== parent && !known)
      steps.push({ type: 'file-item', number: issue.number, parent: parent! });
    if (!issue.labels.some((own) => own.toLowerCase() === label.toLowerCase()))
      steps.push({ type: 'adopt-item', number: issue.number, label });
    return steps;
  });
}

function wanted({ item, key, title, incident, permalink }: ItemFacts, facts: MergedFacts): WantedIssue {
  const assignee = facts.assignees.get(item) ?? null;
  const context = { incident, postMortemTitle: title, permalink, assignee, deadLink: item.link !== null };
  return wantedIssue({ item, key }, context);
}

function describe(step: ItemStep): string {
  switch (step.type) {
    case 'open-item': {
      const { title, assignees, due } = step.wanted;
      return `Open an issue for “${title}” (${assignees[0] ?? 'no owner yet'}, ${due ? `due ${due}` : 'no date yet'}).`;
    }
    case 'adopt-item':
      return `Follow #${step.number} as the issue of its action item.`;
    case 'file-item':
      return `Make #${step.number} a sub-issue of incident #${step.parent}.`;
  }
}

async function apply(step: ItemStep, ref: ObjectRef, port: GitHub): Promise<Receipt> {
  const receipt = (says: string): Receipt => ({ step: step.type, done: true, says });
  switch (step.type) {
    case 'open-item': {
      const { file, key, due } = step.wanted;
      const known = (
        await port.issuesWithLabels(ref, [step.label], {
          state: 'all',
          ...(step.since && { since: step.since }),
        })
      ).find((issue) => findMarker(issue, 'action-item', { file, key }));
      if (known) return receipt(`The item lives in #${known.number} already.`);
      const marker = writeMarker('action-item', {
        ...{ file, key },
        ...(step.parent && { incident: step.parent }),
        ...(due && { due }),
      });
      const { title, body, assignees } = step.wanted;
      const { issue } = await port.openIssue(ref, {
        title,
        body: `${marker}\n${body}`,
        assignees,
        labels: [step.label],
      });
      if (step.parent) await port.addSubIssue(at(ref, step.parent), issue);
      return receipt(`Opened #${issue.number} for an action item.`);
    }
    case 'adopt-item':
      await port.addLabels(at(ref, step.number), [step.label]);
      return receipt(describe(step));
    case 'file-item': {
      const child = await port.issue(at(ref, step.number));
      const added = child !== null && (await port.addSubIssue(at(ref, step.parent), child));
      const says = added
        ? describe(step)
        : `#${step.number} stays outside: the incident holds no more sub-issues.`;
      return { step: step.type, done: added, says };
    }
  }
}

function isHere(issue: Repo, { owner, repo }: Repo): boolean {
  return `${issue.owner}/${issue.repo}`.toLowerCase() === `${owner}/${repo}`.toLowerCase();
}

function at({ owner, repo }: IssueRef, number: number): IssueRef {
  return { owner, repo, number };
}
