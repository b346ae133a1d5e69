import { issueTitle, NO_DATE } from '../../action-items/issue.ts';
import { linkedHere, type WantedIssue, wantedIssue } from '../../action-items/plan.ts';
import { findMarker, writeMarker } from '../../github/markers.ts';
import type { GitHub, Issue } from '../../github/port.ts';
import type { Policy } from '../../policy/schema.ts';
import type { Row } from '../../store/store.ts';
import { hash } from '../../vocabulary/hash.ts';
import {
  fullRef,
  type IncidentRef,
  type IssueRef,
  type ObjectRef,
  type Repo,
  sameIssue,
  sameRepo,
} from '../../vocabulary/refs.ts';
import { defineController, type Receipt, type World } from '../controller.ts';
import { claimOf, type ItemNote, notesIn, writeNote } from './marker.ts';
import { type ItemFacts, type MergedFacts, observe } from './observe.ts';
import { answerIn, reportBody, settledBody } from './report.ts';

export type ItemStep =
  | {
      readonly type: 'open-item';
      readonly wanted: WantedIssue;
      readonly target: Repo;
      readonly labels: readonly string[];
      readonly issueType: string | null;
      readonly note: ItemNote;
      readonly parent: IncidentRef | null;
      /** ISO instant before which it cannot have been opened. */
      readonly since: string | null;
    }
  | {
      /** The item was reworded or moved: its issue is kept, and says so. */
      readonly type: 'keep-item';
      readonly issue: IssueRef;
      /** Null where a person wrote the title that stands there. */
      readonly title: string | null;
      readonly body: string;
      /** Null where they stay. */
      readonly assignees: readonly string[] | null;
    }
  | { readonly type: 'adopt-item'; readonly issue: IssueRef; readonly label: string }
  | { readonly type: 'file-item'; readonly issue: IssueRef; readonly parent: IncidentRef }
  | {
      /** What became of the items, in one comment on the pull request. */
      readonly type: 'tell-items';
      readonly comment: number | null;
      readonly body: string;
    }
  | {
      /** The document and people say different things of an issue: it is said there, too. */
      readonly type: 'tell-conflict';
      readonly issue: IssueRef;
      readonly key: string;
      /** ISO instant of the merge. */
      readonly at: string;
      readonly body: string;
    };

/** The merged pull request of a post-mortem: each of its action items lives in exactly one issue. */
export default defineController<MergedFacts, ItemStep>({
  kind: 'action-items',
  events: {
    pull_request: ({ action, pull_request }) =>
      action === 'closed' && pull_request?.merged ? [pull_request.number] : [],
    // Somebody ticked a box of ours.
    issue_comment: ({ action, own, issue, comment }) =>
      action === 'edited' && !own && issue?.pull_request && comment?.user?.type === 'Bot'
        ? [issue.number]
        : [],
  },
  observe,
  decide,
  due,
  record,
  shownOn({ items }) {
    const shown = new Map(items.flatMap(({ incident }) => (incident ? [[fullRef(incident), incident]] : [])));
    return [...shown.values()].map((ref) => ({ kind: 'incident', ...ref }));
  },
  describe,
  apply,
});

/** Issues that are opened in a minute, and in an hour. Each is two writes that GitHub counts, of which it takes 80 and 500. */
const PACE = [
  { most: 30, within: 60_000 },
  { most: 240, within: 3_600_000 },
] as const;

/** How many may be opened now, after those that were opened lately; and if not all of them, the ISO instant of the next. */
function pace(
  wanted: number,
  { opened }: MergedFacts,
  now: Date,
): { readonly now: number; readonly next: string | null } {
  const rooms = PACE.map(({ most, within }) => {
    const lately = opened.map((at) => Date.parse(at)).filter((at) => at > now.getTime() - within);
    return { room: Math.max(0, most - lately.length), again: now.getTime() + within };
  });
  const least = Math.min(...rooms.map(({ room }) => room));
  const next =
    least === 0
      ? Math.max(...rooms.filter(({ room }) => room === 0).map(({ again }) => again))
      : rooms[0]!.again;
  return { now: Math.min(wanted, least), next: wanted > least ? new Date(next).toISOString() : null };
}

function decide(facts: MergedFacts, policy: Policy, now: Date): ItemStep[] {
  const resolved = facts.items.map((found) => answered(found, facts));
  const steps = resolved.flatMap((found) => stepsFor(found, facts, policy));
  const opens = steps.filter(({ type }) => type === 'open-item');
  const later = new Set(opens.slice(pace(opens.length, facts, now).now));
  const report = tell(resolved, facts, opens.length - later.size, later.size);
  return [...steps.filter((step) => !later.has(step)), ...report];
}

/** More items than may be opened at once wait. */
function due(facts: MergedFacts, policy: Policy, now: Date): string | null {
  const resolved = facts.items.map((found) => answered(found, facts));
  const opens = resolved
    .flatMap((found) => stepsFor(found, facts, policy))
    .filter(({ type }) => type === 'open-item');
  return pace(opens.length, facts, now).next;
}

/** An item about whose issue somebody was asked, with the answer. */
function answered(found: ItemFacts, { report }: MergedFacts): ItemFacts {
  const answer = found.doubt && report ? answerIn(report.body, found.key) : null;
  if (!answer) return found;
  return { ...found, doubt: null, issue: answer === 'same' ? found.doubt : null };
}

function stepsFor(found: ItemFacts, facts: MergedFacts, policy: Policy): ItemStep[] {
  const { issue, incident: parent, item, target } = found;
  const label = policy.labels.actionItem;
  if (found.doubt) return [];
  if (!issue) {
    // It lives in another repository or tracker: it has its issue there.
    if (item.link && !linkedHere(item.link, facts.pull)) return [];
    const wanted = wantedFor(found, facts, policy);
    return [
      {
        type: 'open-item',
        wanted,
        target,
        labels: [label, ...wanted.labels],
        issueType: policy.actionItems.issueType,
        note: noteFor(found, facts, null),
        parent,
        since: facts.pull.mergedAt,
      },
    ];
  }
  // Transferred to another repository, where the App may not even be: it is followed, and left as it is.
  if (!sameRepo(issue, facts.pull) && !sameRepo(issue, target)) return [];
  const steps: ItemStep[] = [];
  const children = parent && facts.filed.get(fullRef(parent));
  const known = children?.some(({ id }) => id === issue.id);
  if (parent && children && !issue.isPullRequest && !sameIssue(issue, parent) && !known)
    steps.push({ type: 'file-item', issue: refOf(issue), parent });
  steps.push(...keep(found, issue, facts));
  // A pull request is nobody's item, and its labels are its author's.
  if (!issue.isPullRequest && !issue.labels.some((own) => own.toLowerCase() === label.toLowerCase()))
    steps.push({ type: 'adopt-item', issue: refOf(issue), label });
  return steps;
}

/**
 * Brings an item's issue up to date with what the document says now. Only what changed in the document since the last
 * merge is changed, and only where nobody changed it in the issue meanwhile; otherwise both sides hear of it.
 */
function keep(found: ItemFacts, issue: Issue, facts: MergedFacts): ItemStep[] {
  if (!issue.author.app) return [];
  const { item, key } = found;
  const at = facts.pull.mergedAt ?? '';
  const notes = notesIn(issue);
  const names = (note: ItemNote) => claimOf(note).keys.includes(key);
  const known =
    notes.find((note) => note.file === item.path && names(note)) ?? notes.find(names) ?? notes.at(-1);
  const note = noteFor(found, facts, known ?? null);
  if (known && (known.at > at || unchanged(known, note, issue))) return [];
  const isOurs = known !== undefined && issue.title === known.title;
  const text = writeNote(note);
  const stands = known ? issue.body.replace(known.text, () => text) : `${text}\n${issue.body}`;
  // Somebody pasted the text of another item's issue over this one: what it says is not about this item.
  const isForeign = facts.items.some(
    (other) => other.key !== key && other.key === known?.key && other.item.path === known.file,
  );
  const base = known && !isForeign ? known : null;
  const { body, conflicts } = bodyFor(stands, base, note);
  const owner = ownerFor(found, issue, base, facts);
  const told = [...conflicts, ...(owner.conflict ? [owner.conflict] : [])];
  const title = isOurs && issue.title !== note.title ? note.title : null;
  return [
    ...told.map((said): ItemStep => ({ type: 'tell-conflict', issue: refOf(issue), key, at, body: said })),
    { type: 'keep-item', issue: refOf(issue), title, body, assignees: owner.assignees },
  ];
}

/** Whether the document says the same of an item as at the last merge. Old notes do not say who the owner was. */
function unchanged(known: ItemNote, note: ItemNote, issue: Issue): boolean {
  const isOwner = known.owner === note.owner || (known.owner === null && issue.assignees.length > 0);
  return isOwner && known.file === note.file && known.key === note.key && known.due === note.due;
}

/** The text of the issue with the new date, only where the row that Debrief wrote still stands. */
function bodyFor(body: string, known: ItemNote | null, note: ItemNote) {
  if (!known || known.due === note.due) return { body, conflicts: [] };
  const row = (due: string | null) => `| **Due** | ${due ?? NO_DATE} |`;
  const found = body.replaceAll('\r\n', '\n');
  if (!known.agreed && found.includes(row(known.due)))
    return { body: found.replace(row(known.due), row(note.due)), conflicts: [] };
  const said = `The post-mortem now says that this is due ${note.due ?? 'on no certain day'}; it said ${known.due ?? 'no date'} before, and somebody has changed the date here since. Which one counts? \`/action due YYYY-MM-DD <why>\` settles it.`;
  return { body, conflicts: [said] };
}

/** The assignees when the document names another owner: people's own choice stays. */
function ownerFor({ item }: ItemFacts, issue: Issue, known: ItemNote | null, { assignees }: MergedFacts) {
  const named = item.owners[0] ?? null;
  const login = assignees.get(item) ?? null;
  const same = (a: string | null, b: string) => a?.toLowerCase() === b.toLowerCase();
  if (!known || named === known.owner || !login) return { assignees: null, conflict: null };
  if (known.owner === null && issue.assignees.length > 0) return { assignees: null, conflict: null };
  if (issue.assignees.some((each) => same(login, each))) return { assignees: null, conflict: null };
  const isOurs =
    issue.assignees.length === 0 || (issue.assignees.length === 1 && same(known.owner, issue.assignees[0]!));
  if (isOurs) return { assignees: [login], conflict: null };
  const theirs = issue.assignees.map((each) => `\`${each}\``).join(', ');
  const conflict = `The post-mortem now names \`${login}\` as the owner, and ${theirs} ${issue.assignees.length > 1 ? 'are' : 'is'} assigned here. \`/action owner @login\` settles it.`;
  return { assignees: null, conflict };
}

function noteFor(found: ItemFacts, facts: MergedFacts, known: ItemNote | null): ItemNote {
  const { item, key, incident, severity, service } = found;
  return {
    file: item.path,
    key,
    earlier: known ? [known.key, ...known.earlier] : [],
    incident: incident ? fullRef(incident) : (known?.incident ?? null),
    due: item.due,
    agreed: known?.agreed ?? null,
    owner: item.owners[0] ?? null,
    severity,
    service,
    objective: item.objective,
    title: issueTitle(item),
    at: facts.pull.mergedAt ?? '',
  };
}

function wantedFor(
  { item, key, title, incident, permalink, target }: ItemFacts,
  facts: MergedFacts,
  policy: Policy,
): WantedIssue {
  const context = {
    incident,
    here: target,
    postMortemTitle: title,
    permalink,
    assignee: facts.assignees.get(item) ?? null,
    deadLink: item.link !== null,
    isLate: item.due !== null && item.due < (facts.pull.mergedAt ?? '').slice(0, 10),
  };
  return wantedIssue({ item, key }, context, policy.actionItems);
}

/** The comment on the pull request; none as long as there is nothing to ask and nothing that waits. */
function tell(
  items: readonly ItemFacts[],
  { report }: MergedFacts,
  opening: number,
  waiting: number,
): ItemStep[] {
  const body = reportBody(items, opening, waiting);
  if (!body && !report) return [];
  const text = body ?? settledBody();
  if (report && report.body.replaceAll('\r\n', '\n').trim() === text.trim()) return [];
  return [{ type: 'tell-items', comment: report?.id ?? null, body: text }];
}

function describe(step: ItemStep): string {
  switch (step.type) {
    case 'open-item': {
      const { title, assignees, due } = step.wanted;
      return `Open an issue for “${title}” (${assignees[0] ?? 'no owner yet'}, ${due ? `due ${due}` : 'no date yet'}).`;
    }
    case 'keep-item':
      return `Keep #${step.issue.number} as the issue of its action item${step.title ? `, now “${step.title}”` : ''}.`;
    case 'adopt-item':
      return `Follow #${step.issue.number} as the issue of its action item.`;
    case 'file-item':
      return `Make #${step.issue.number} a sub-issue of incident #${step.parent.number}.`;
    case 'tell-items':
      return 'Say on the pull request what became of its action items.';
    case 'tell-conflict':
      return `Say on #${step.issue.number} that the post-mortem and the issue differ.`;
  }
}

async function apply(step: ItemStep, ref: ObjectRef, { github }: World): Promise<Receipt> {
  switch (step.type) {
    case 'open-item':
      return open(step, github);
    case 'keep-item': {
      const { title, body, issue, assignees } = step;
      await github.editIssue(issue, { body, ...(title && { title }), ...(assignees && { assignees }) });
      return { outcome: 'done' };
    }
    case 'adopt-item':
      await github.addLabels(step.issue, [step.label]);
      return { outcome: 'done' };
    case 'file-item': {
      const child = await github.issue(step.issue);
      const added = child !== null && (await github.addSubIssue(step.parent, child));
      return added
        ? { outcome: 'done' }
        : { outcome: 'refused', reason: 'the incident holds no more sub-issues' };
    }
    case 'tell-items':
      if (step.comment) await github.editComment(ref, step.comment, step.body);
      else await github.comment(ref, step.body);
      return { outcome: 'done' };
    case 'tell-conflict':
      return tellConflict(step, ref, github);
  }
}

/** Once on the issue, and once on the pull request. */
async function tellConflict(
  { issue, key, at, body }: Extract<ItemStep, { type: 'tell-conflict' }>,
  ref: ObjectRef,
  github: GitHub,
): Promise<Receipt> {
  const marker = { key, at, about: hash(body) };
  for (const [place, text] of [
    [issue, body],
    [ref, `${fullRef(issue)}: ${body}`],
  ] as const) {
    const events = await github.issueEvents(place);
    const told = events.some(
      (event) => event.type === 'commented' && findMarker(event.comment, CONFLICT, marker),
    );
    if (!told) await github.comment(place, `${writeMarker(CONFLICT, marker)}\n${text}`);
  }
  return { outcome: 'done' };
}
const CONFLICT = 'item-conflict';

async function open(step: Extract<ItemStep, { type: 'open-item' }>, github: GitHub): Promise<Receipt> {
  const { file, key, title, body, assignees } = step.wanted;
  const own = await github.ownIssues(step.target, step.since ?? undefined);
  const names = (note: ItemNote) => note.file === file && claimOf(note).keys.includes(key);
  const known = own.find((issue) => notesIn(issue).some(names));
  if (known) return { outcome: 'already', made: known.number };
  const { issue } = await github.openIssue(step.target, {
    title,
    body: `${writeNote(step.note)}\n${body}`,
    assignees,
    labels: step.labels,
    type: step.issueType,
  });
  if (step.parent) await github.addSubIssue(step.parent, issue);
  return { outcome: 'done', made: issue.number, next: [{ kind: 'action-item', ...refOf(issue) }] };
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

const refOf = ({ owner, repo, number }: IssueRef): IssueRef => ({ owner, repo, number });
