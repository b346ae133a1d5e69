import { issueTitle } from '../../action-items/issue.ts';
import { linkedHere, type WantedIssue, wantedIssue } from '../../action-items/plan.ts';
import type { Issue } from '../../github/port.ts';
import type { Policy } from '../../policy/schema.ts';
import type { Row } from '../../store/store.ts';
import {
  fullRef,
  type IncidentRef,
  type IssueRef,
  type ObjectRef,
  sameIssue,
  sameRepo,
} from '../../vocabulary/refs.ts';
import { defineController, type Receipt, type World } from '../controller.ts';
import { claimOf, type ItemNote, notesIn, writeNote } from './marker.ts';
import { type ItemFacts, type MergedFacts, observe } from './observe.ts';

export type ItemStep =
  | {
      readonly type: 'open-item';
      readonly wanted: WantedIssue;
      readonly label: string;
      readonly parent: IncidentRef | null;
      /** ISO instant of the merge. */
      readonly at: string;
      /** ISO instant before which it cannot have been opened. */
      readonly since: string | null;
    }
  | {
      /** The item was reworded or moved: its issue is kept, and says so. */
      readonly type: 'keep-item';
      readonly number: number;
      /** Null where a person wrote the title that stands there. */
      readonly title: string | null;
      readonly body: string;
    }
  | { readonly type: 'adopt-item'; readonly number: number; readonly label: string }
  | { readonly type: 'file-item'; readonly number: number; readonly parent: IncidentRef };

/** The merged pull request of a post-mortem: each of its action items lives in exactly one issue. */
export default defineController<MergedFacts, ItemStep>({
  kind: 'action-items',
  events: {
    pull_request: ({ action, pull_request }) =>
      action === 'closed' && pull_request?.merged ? [pull_request.number] : [],
  },
  observe,
  decide,
  record,
  shownOn({ items }) {
    const shown = new Map(items.flatMap(({ incident }) => (incident ? [[fullRef(incident), incident]] : [])));
    return [...shown.values()].map((ref) => ({ kind: 'incident', ...ref }));
  },
  describe,
  apply,
});

function decide(facts: MergedFacts, policy: Policy): ItemStep[] {
  const label = policy.labels.actionItem;
  return facts.items.flatMap((found): ItemStep[] => {
    const { issue, incident: parent, item } = found;
    if (!issue) {
      // It lives in another repository or tracker: it has its issue there.
      if (item.link && !linkedHere(item.link, facts.pull)) return [];
      const since = facts.pull.mergedAt;
      return [{ type: 'open-item', wanted: wanted(found, facts), label, parent, at: since ?? '', since }];
    }
    // Transferred to another repository, where the App may not even be: it is followed, and left as it is.
    if (!sameRepo(issue, facts.pull)) return [];
    const steps: ItemStep[] = [];
    const children = parent && facts.filed.get(fullRef(parent));
    const known = children?.some(({ id }) => id === issue.id);
    if (parent && children && !issue.isPullRequest && !sameIssue(issue, parent) && !known)
      steps.push({ type: 'file-item', number: issue.number, parent });
    const kept = keep(found, issue, facts);
    if (kept) steps.push(kept);
    // A pull request is nobody's item, and its labels are its author's.
    if (!issue.isPullRequest && !issue.labels.some((own) => own.toLowerCase() === label.toLowerCase()))
      steps.push({ type: 'adopt-item', number: issue.number, label });
    return steps;
  });
}

/** Brings the hidden note of an item's issue up to date. What people wrote in its text and as its title stays. */
function keep({ item, key, incident }: ItemFacts, issue: Issue, { pull }: MergedFacts): ItemStep | null {
  if (!issue.author.app) return null;
  const at = pull.mergedAt ?? '';
  const notes = notesIn(issue);
  const names = (note: ItemNote) => claimOf(note).keys.includes(key);
  const known =
    notes.find((note) => note.file === item.path && names(note)) ?? notes.find(names) ?? notes.at(-1);
  if (known && (known.at > at || (known.file === item.path && known.key === key))) return null;
  const title = issueTitle(item);
  const isOurs = known !== undefined && issue.title === known.title;
  const note = writeNote({
    file: item.path,
    key,
    earlier: known ? [known.key, ...known.earlier] : [],
    incident: incident ? fullRef(incident) : (known?.incident ?? null),
    due: item.due,
    title,
    at,
  });
  const body = known ? issue.body.replace(known.text, () => note) : `${note}\n${issue.body}`;
  return {
    type: 'keep-item',
    number: issue.number,
    title: isOurs && issue.title !== title ? title : null,
    body,
  };
}

function wanted({ item, key, title, incident, permalink }: ItemFacts, facts: MergedFacts): WantedIssue {
  const assignee = facts.assignees.get(item) ?? null;
  const context = {
    incident,
    here: facts.pull,
    postMortemTitle: title,
    permalink,
    assignee,
    deadLink: item.link !== null,
  };
  return wantedIssue({ item, key }, context);
}

function describe(step: ItemStep): string {
  switch (step.type) {
    case 'open-item': {
      const { title, assignees, due } = step.wanted;
      return `Open an issue for “${title}” (${assignees[0] ?? 'no owner yet'}, ${due ? `due ${due}` : 'no date yet'}).`;
    }
    case 'keep-item':
      return `Keep #${step.number} as the issue of its action item${step.title ? `, now “${step.title}”` : ''}.`;
    case 'adopt-item':
      return `Follow #${step.number} as the issue of its action item.`;
    case 'file-item':
      return `Make #${step.number} a sub-issue of incident #${step.parent.number}.`;
  }
}

async function apply(step: ItemStep, ref: ObjectRef, { github }: World): Promise<Receipt> {
  switch (step.type) {
    case 'open-item': {
      const { file, key, due, title, body, assignees } = step.wanted;
      const own = await github.ownIssues(ref, step.since ?? undefined);
      const names = (note: ItemNote) => note.file === file && claimOf(note).keys.includes(key);
      const known = own.find((issue) => notesIn(issue).some(names));
      if (known) return { outcome: 'already', made: known.number };
      const marker = writeNote({
        file,
        key,
        earlier: [],
        incident: step.parent && fullRef(step.parent),
        due,
        title,
        at: step.at,
      });
      const { issue } = await github.openIssue(ref, {
        title,
        body: `${marker}\n${body}`,
        assignees,
        labels: [step.label],
      });
      if (step.parent) await github.addSubIssue(step.parent, issue);
      return { outcome: 'done', made: issue.number };
    }
    case 'keep-item': {
      const { title, body, number } = step;
      await github.editIssue(at(ref, number), { body, ...(title && { title }) });
      return { outcome: 'done' };
    }
    case 'adopt-item':
      await github.addLabels(at(ref, step.number), [step.label]);
      return { outcome: 'done' };
    case 'file-item': {
      const child = await github.issue(at(ref, step.number));
      const added = child !== null && (await github.addSubIssue(step.parent, child));
      return added
        ? { outcome: 'done' }
        : { outcome: 'refused', reason: 'the incident holds no more sub-issues' };
    }
  }
}

/** Each item with its issue, as pages and reports list them. */
function record({ items }: MergedFacts): Row[] {
  return items.map(({ item, key, incident, issue }) => ({
    table: 'action-item',
    key: `${item.path} ${key}`,
    data: {
      incident,
      issue: issue && { owner: issue.owner, repo: issue.repo, number: issue.number },
      due: item.due,
      type: item.type,
      done: issue?.state === 'closed' && issue.closedAs !== 'not-planned',
      declined: issue?.closedAs === 'not-planned',
    },
  }));
}

function at({ owner, repo }: IssueRef, number: number): IssueRef {
  return { owner, repo, number };
}
