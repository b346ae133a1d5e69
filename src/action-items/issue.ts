import {
  joined,
  link,
  markdown,
  paragraph,
  phrase,
  print,
  reference,
  type Value,
} from '../markdown/write/markdown.ts';
import { shorten, titleText } from '../markdown/write/plain.ts';
import { plainText, userMarkdown } from '../markdown/write/user-text.ts';
import type { Objective } from '../policy/sections/objectives.ts';
import { type IncidentRef, type IssueRef, type Repo, shortRef } from '../vocabulary/refs.ts';
import { dueText, type IssueRow, issueTable, ownerNote } from './issue-text.ts';
import type { PromisedItem } from './item.ts';

/** What the issue of an item says beside the item itself. */
export interface ItemContext {
  /** The incident, when the post-mortem names one. */
  readonly incident: IncidentRef | null;
  /** Where the issue will be. */
  readonly here: Repo;
  /** The repository that it is for, if that lacks the App; null otherwise. */
  readonly belongsIn: Repo | null;
  readonly postMortemTitle: string;
  /** Address of the item's line in the merged file. */
  readonly permalink: string;
  /** The owner who can be assigned; null when nobody named can be. */
  readonly assignee: string | null;
  /** Set when the item names an issue that is not there. */
  readonly deadLink: boolean;
  /** The issue that it had before, which was turned into a discussion. */
  readonly discussion: IssueRef | null;
  /** The objective of the policy that it serves. */
  readonly objective: Objective | null;
  /** A due date that had passed when the post-mortem was merged. */
  readonly isLate: boolean;
}

/** GitHub's limit for a title, and how long one may be before it is cut to its first sentences. */
const LIMIT = 256;
const LONG = 120;

/** The title: the item without its Markdown, as many whole sentences as fit. */
export function issueTitle({ text }: PromisedItem): string {
  const plain = titleText(plainText(userMarkdown(text)));
  return (plain.length > LONG ? wholeSentences(plain) : plain) || 'Action item';
}

/** A full stop that ends no sentence. */
const ABBREVIATION =
  /\b(?:Dr|Mr|Mrs|Ms|Prof|St|vs|approx|incl|excl|resp|No|Nr|Inc|Ltd|Corp|cf|bzw|ca|z\. ?B|e\.g|i\.e)\.$/i;

/** The first sentence, and those after it that fit; a sentence that is longer than a title ends at a clause, or a word. */
function wholeSentences(text: string): string {
  let end = 0;
  for (const { segment, index } of new Intl.Segmenter('en', { granularity: 'sentence' }).segment(text)) {
    const next = index + segment.trimEnd().length;
    if (end > 0 && next > LONG && !ABBREVIATION.test(text.slice(0, end))) break;
    end = next;
    if (end > LONG && !ABBREVIATION.test(text.slice(0, end))) break;
  }
  if (end <= LIMIT) return text.slice(0, end).trimEnd();
  const part = text.slice(0, LIMIT - 1);
  const clause = Math.max(part.lastIndexOf(', '), part.lastIndexOf('; '), part.lastIndexOf(': '));
  const word = part.lastIndexOf(' ');
  const cut = clause > LONG / 2 ? clause : word > 0 ? word : part.length;
  return `${shorten(part.slice(0, cut).trimEnd(), LIMIT - 1)}…`;
}

/** The body. Names are shown without an @: GitHub notifies the assignee, and nobody else needs to be. */
export function issueBody(item: PromisedItem, context: ItemContext): string {
  const dead = context.deadLink
    ? markdown`The post-mortem names \`${item.link!}\` for it, which does not exist, so this issue was opened.`
    : [];
  const elsewhere = context.belongsIn
    ? markdown`It belongs in \`${context.belongsIn.owner}/${context.belongsIn.repo}\`, but this App is not installed there, or the name is misspelt.`
    : [];
  const before = context.discussion
    ? markdown`It was tracked in ${reference(shortRef(context.discussion, context.here))}, which is a discussion now. A discussion cannot have an assignee, so this issue was opened.`
    : [];
  const shared =
    item.owners.length > 1 && context.assignee
      ? markdown`Several people are named. \`${context.assignee}\`, the first who can be assigned, is accountable.`
      : [];
  const late = context.isLate
    ? markdown`This date had passed when the post-mortem was merged. Agree on a new one: \`/action due YYYY-MM-DD <why>\`.`
    : [];
  return print([
    ...paragraph(userMarkdown(item.text)),
    ...issueTable(rowsFor(item, context)),
    ...(context.assignee ? [] : ownerNote()),
    ...shared,
    ...late,
    ...elsewhere,
    ...dead,
    ...before,
    ...markdown`When it is done, comment \`/action done <evidence>\`; \`/action help\` lists what else works here.`,
  ]);
}

function rowsFor(
  item: PromisedItem,
  { assignee, incident, here, ...context }: ItemContext,
): [IssueRow, ...IssueRow[]] {
  const names = joined(
    item.owners.map((owner) => phrase`\`${owner.replace(/[^\w./[\] -]/g, '')}\``),
    ', ',
  );
  const owner: Value = assignee
    ? phrase`\`${assignee}\``
    : names.length
      ? phrase`${names}, who cannot be assigned in this repository`
      : 'nobody is named yet';
  const rows: [IssueRow, ...IssueRow[]] = [['owner', owner]];
  rows.push(['due', dueText(item.due)]);
  if (item.type) rows.push(['type', item.type]);
  if (item.priority) rows.push(['priority', userMarkdown(item.priority)]);
  if (item.service) rows.push(['service', userMarkdown(item.service)]);
  const { objective } = context;
  if (objective)
    rows.push(['objective', objective.url ? link(objective.url, objective.text) : objective.text]);
  else if (item.objective) rows.push(['objective', userMarkdown(item.objective)]);
  if (item.factor) rows.push(['factor', userMarkdown(item.factor)]);
  if (item.doneWhen) rows.push(['criterion', userMarkdown(item.doneWhen)]);
  if (incident) rows.push(['incident', reference(shortRef(incident, here))]);
  rows.push(['source', link(context.permalink, shorten(context.postMortemTitle, 100))]);
  return rows;
}
