import { lineOfFile, quiet, shorten } from '../markdown/escape.ts';
import { type IncidentRef, type Repo, shortRef } from '../vocabulary/refs.ts';
import type { PromisedItem } from './item.ts';

/** What the issue of an item says beside the item itself. */
export interface ItemContext {
  /** The incident, when the post-mortem names one. */
  readonly incident: IncidentRef | null;
  /** Where the issue will stand. */
  readonly here: Repo;
  readonly postMortemTitle: string;
  /** Address of the item's line in the merged file. */
  readonly permalink: string;
  /** The owner who can be assigned; null when nobody named can be. */
  readonly assignee: string | null;
  /** Set when the item names an issue that is not there. */
  readonly deadLink: boolean;
}

/** The title: the item without its Markdown, in GitHub's 256 characters. */
export function issueTitle({ text }: PromisedItem): string {
  const plain = lineOfFile(text)
    .replaceAll('&lt;', '<')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/(\*\*|__|~~|`)(.+?)\1/g, '$2')
    .trim();
  return shorten(plain || 'Action item', 256);
}

/** The body. Names are shown without an @: GitHub notifies the assignee, and nobody else needs to be. */
export function issueBody(item: PromisedItem, context: ItemContext): string {
  const rows: [string, string][] = [];
  const owners = item.owners.map((owner) => `\`${owner.replace(/[^\w./ -]/g, '')}\``).join(', ');
  if (context.assignee) rows.push(['Owner', `\`${context.assignee}\``]);
  else if (owners) rows.push(['Owner', `${owners}, who cannot be assigned in this repository`]);
  else rows.push(['Owner', 'nobody is named yet']);
  rows.push(['Due', item.due ?? 'no date is given yet']);
  if (item.type) rows.push(['Type', item.type]);
  if (context.incident) rows.push(['Incident', shortRef(context.incident, context.here)]);
  rows.push([
    'Agreed in',
    `[${quiet(shorten(context.postMortemTitle, 100)).replace(/[[\]|]/g, ' ')}](${context.permalink})`,
  ]);
  const note = context.assignee ? '' : '\n\nTo give it an owner, assign this issue to one person.';
  const dead = context.deadLink
    ? `\n\nThe post-mortem names \`${item.link!.replaceAll('`', '')}\` for it, which is not there; so this issue was opened.`
    : '';
  const [first, ...rest] = rows.map(([name, text]) => `| **${name}** | ${text} |`);
  const table = [first, '| :-- | :-- |', ...rest].join('\n');
  return `${quiet(item.text)}\n\n${table}${note}${dead}\n`;
}
