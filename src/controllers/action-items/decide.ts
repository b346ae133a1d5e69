import { dueWords } from '../../action-items/issue-text.ts';
import { linkedHere } from '../../action-items/plan.ts';
import type { Issue } from '../../github/port.ts';
import { link, markdown, print } from '../../markdown/write/markdown.ts';
import { shorten } from '../../markdown/write/plain.ts';
import { userMarkdown } from '../../markdown/write/user-text.ts';
import type { Policy } from '../../policy/schema.ts';
import { fullRef, issueRef, sameIssue, sameRepo } from '../../vocabulary/refs.ts';
import { tellDropped } from './dropped.ts';
import type { ItemFacts } from './items.ts';
import { isUpToDate, keep, noteFor } from './keep.ts';
import { type ItemNote, writeNote } from './marker.ts';
import type { MergedFacts } from './observe.ts';
import { MOST_BELOW } from './of-incident.ts';
import { pace } from './pace.ts';
import { decisionOn, type Progress, reportBody, settledBody, ticked } from './report.ts';
import { sharing } from './sharing.ts';
import type { ItemStep } from './steps.ts';
import { wantedFor } from './wanted.ts';

/** The steps until each item has its issue. Pure. */
export function decide(facts: MergedFacts, policy: Policy, now: Date): ItemStep[] {
  const items = promised(facts);
  const unfiled = withoutPlace(items, facts);
  const shared = sharing(items);
  const steps = items.flatMap((found) =>
    shared.has(found) ? [] : stepsFor(found, unfiled.has(found), facts, policy),
  );
  const opens = steps.filter(({ type }) => type === 'open-item');
  const later = new Set(opens.slice(pace(opens.length, facts.made, now).now));
  const progress = { opening: opens.length - later.size, waiting: later.size, unfiled: [...unfiled] };
  return [
    ...steps.filter((step) => !later.has(step)),
    ...facts.dropped.map(tellDropped),
    ...tell(facts, progress),
  ];
}

/** Items beyond the hourly limit wait. */
export function due(facts: MergedFacts, policy: Policy, now: Date): string | null {
  const opens = promised(facts)
    .flatMap((found) => stepsFor(found, false, facts, policy))
    .filter(({ type }) => type === 'open-item');
  return pace(opens.length, facts.made, now).next;
}

/**
 * The items whose issue cannot be below its incident, which is full or on a server without sub-issues. They are tracked
 * like the others.
 */
function withoutPlace(items: readonly ItemFacts[], { filed }: MergedFacts): Set<ItemFacts> {
  const left = new Map<string, number>();
  const without = new Set<ItemFacts>();
  for (const found of items) {
    const { incident, issue, doubt } = found;
    if (!incident || doubt || issue?.isPullRequest || (issue && sameIssue(issue, incident))) continue;
    const children = filed.get(fullRef(incident));
    if (children?.some(({ id }) => id === issue?.id)) continue;
    const places = left.get(fullRef(incident)) ?? (children ? MOST_BELOW - children.length : 0);
    left.set(fullRef(incident), places - 1);
    if (places <= 0) without.add(found);
  }
  return without;
}

/** The merged and accepted items, each with its issue if that is known or somebody has said which one it is. */
function promised(facts: MergedFacts): ItemFacts[] {
  if (!facts.pull.merged) return [];
  return facts.items
    .filter(
      ({ item, issue, key }) =>
        item.acceptance === 'accepted' || issue !== null || decisionOn(facts, key) === 'accepted',
    )
    .map((found) => {
      const answer = found.doubt && ticked(facts, found.key, 'same', 'new');
      return answer ? { ...found, doubt: null, issue: answer === 'same' ? found.doubt : null } : found;
    });
}

/** `isUnfiled`: its incident has no room for another sub-issue. */
function stepsFor(found: ItemFacts, isUnfiled: boolean, facts: MergedFacts, policy: Policy): ItemStep[] {
  const { issue, item, target } = found;
  const parent = isUnfiled ? null : found.incident;
  const label = policy.labels.actionItem;
  if (found.doubt) return [];
  if (!issue) {
    // It has its issue in another repository or tracker.
    if (item.link && !linkedHere(item.link, facts.pull)) return [];
    const wanted = wantedFor(found, facts, policy);
    return [
      {
        type: 'open-item',
        wanted,
        target,
        labels: [label, ...wanted.labels],
        issueType: policy.actionItems.issueType,
        dueField: policy.actionItems.dueField,
        note: noteFor(found, facts, null),
        parent,
        since: facts.pull.mergedAt,
      },
    ];
  }
  // Transferred to another repository, perhaps without the App: it is tracked and left as it is.
  if (!sameRepo(issue, facts.pull) && !sameRepo(issue, target)) return [];
  const steps: ItemStep[] = [];
  const children = parent && facts.filed.get(fullRef(parent));
  const known = children?.some(({ id }) => id === issue.id);
  if (parent && children && !issue.isPullRequest && !sameIssue(issue, parent) && !known)
    steps.push({ type: 'file-item', issue: issueRef(issue), parent });
  steps.push(...keep(found, issue, facts, policy));
  // A pull request is not an action item, and its labels are up to its author.
  if (issue.isPullRequest) return steps;
  const isLabelled = issue.labels.some((own) => own.toLowerCase() === label.toLowerCase());
  const note = noteFor(found, facts, found.adopted);
  const isCurrent = issue.author.app || isUpToDate(found.adopted, note, issue);
  if (!isLabelled || !isCurrent) {
    const assignees = isCurrent ? null : assigneesOf(found, issue, facts);
    // Debrief's own says all of it already; somebody only took its label off.
    const body = issue.author.app ? null : adoptedBody(found, note);
    steps.push({ type: 'adopt-item', issue: issueRef(issue), label, body, assignees });
  }
  return steps;
}

/** Who to assign to an adopted issue: the owner from the document, unless people chose somebody else there. */
function assigneesOf({ item, adopted }: ItemFacts, issue: Issue, facts: MergedFacts): string[] | null {
  const login = facts.assignees.get(item) ?? null;
  const same = (a: string | null, b: string | null) => a?.toLowerCase() === b?.toLowerCase();
  if (issue.author.app || !login || (adopted && same(adopted.owner, item.owners[0] ?? null))) return null;
  const isTheirs = issue.assignees.some((each) => !adopted || !same(each, adopted.owner));
  return isTheirs || issue.assignees.some((each) => same(each, login)) ? null : [login];
}

/** The comment on an issue that somebody else opened, with everything Debrief needs to track it. */
function adoptedBody({ title, permalink, item }: ItemFacts, note: ItemNote): string {
  const when = dueWords(note.agreed ?? note.due);
  return `${writeNote(note)}\n${print(markdown`This is an action item of ${link(permalink, shorten(title, 100))}${when}${userMarkdown(item.text)}

Its assignee is reminded of the date, and \`/action done <evidence>\`, \`/action due YYYY-MM-DD <why>\`, \`/action snooze 2 weeks <why>\`, \`/action decline <why>\` and \`/action owner @login\` work here.`).trimEnd()}`;
}

/** The comment on the pull request; none as long as nothing is to be asked and nothing waits. */
function tell(facts: MergedFacts, progress: Progress): ItemStep[] {
  const { report, pull } = facts;
  const body = reportBody(facts, progress);
  if (pull.state === 'closed' && !pull.merged) return [];
  if (!body && !report && !facts.decisions.isIdle) return [];
  const text = body ?? settledBody(facts);
  if (report && report.body.replaceAll('\r\n', '\n').trim() === text.trim()) return [];
  return [{ type: 'tell-items', comment: report?.id ?? null, body: text }];
}
