import type { RootContent } from 'mdast';
import { paragraph, phrase, table, type Value } from '../markdown/write/markdown.ts';

/*
 * The texts in an item's issue that Debrief writes and later finds again to change them. In each list, the first wording
 * is written, and all of them are read: issues on GitHub keep the wording of their day, so reword by adding in front.
 */

type Wordings = readonly [written: string, ...older: string[]];

/** The rows of the table, in no order. */
const ROWS = {
  owner: ['Owner'],
  due: ['Due'],
  type: ['Type'],
  priority: ['Priority'],
  service: ['Service'],
  objective: ['Objective'],
  factor: ['Addresses'],
  criterion: ['Done when'],
  incident: ['Incident'],
  source: ['Agreed in'],
} as const satisfies Record<string, Wordings>;

export type RowName = keyof typeof ROWS;
export type IssueRow = readonly [name: RowName, says: Value];

/** Stands in place of a date. */
const NO_DATE: Wordings = ['no date is given yet'];

/** Stands below the table as long as nobody is assigned. */
const NO_OWNER: Wordings = ['To give it an owner, assign this issue to one person.'];

/** A row, its name and what it says. People may have saved the text with CRLF. */
const ROW = /^\| \*\*(.+?)\*\* \| (.*) \|$(?:\r?\n)?/gm;

const NAMES = new Map<string, RowName>(
  Object.entries(ROWS).flatMap(([name, wordings]) =>
    wordings.map((wording) => [wording, name as RowName] as const),
  ),
);

/** The name of a row as people see it. */
export const rowTitle = (name: RowName): string => ROWS[name][0];

export function issueTable([first, ...rest]: readonly [IssueRow, ...IssueRow[]]): RootContent[] {
  const title = (name: RowName) => phrase`**${rowTitle(name)}**`;
  return table(
    [
      [title(first[0]), 'left'],
      [first[1], 'left'],
    ],
    rest.map(([name, says]) => [title(name), says]),
  );
}

export const dueText = (day: string | null): string => day ?? NO_DATE[0];

export const ownerNote = (): RootContent[] => paragraph(phrase`${NO_OWNER[0]}`);

/** What the rows of an issue say, as Markdown. */
export function rowsOf(body: string): Map<RowName, string> {
  return new Map(
    [...body.matchAll(ROW)].flatMap(([, title, says]) => {
      const name = NAMES.get(title!);
      return name ? [[name, says!] as const] : [];
    }),
  );
}

/**
 * Replaces what a row says; null for no such row. A new row goes above the incident's, or above where it was agreed.
 */
export function withRow(body: string, name: RowName, was: string | null, is: string | null): string {
  if (was !== null) return replaceRow(body, name, (says) => says === was, is) ?? body;
  let isAdded = false;
  return body.replace(ROW, (row, title: string) => {
    const here = NAMES.get(title);
    if (is === null || isAdded || (here !== 'incident' && here !== 'source')) return row;
    isAdded = true;
    return `${line(name, is)}\n${row}`;
  });
}

/** The issue with another date; null if its row does not say `was`, for people have changed it. */
export function withDue(body: string, was: string | null, is: string | null): string | null {
  const said = was === null ? NO_DATE : [was];
  return replaceRow(body, 'due', (says) => said.includes(says), dueText(is));
}

/** The issue with another owner, and without the note that it has none. */
export function withOwner(body: string, login: string): string {
  const named = replaceRow(body, 'owner', () => true, `\`${login}\``) ?? body;
  const notes = NO_OWNER.flatMap((wording) => [`\n\n${wording}`, `\r\n\r\n${wording}`]);
  const note = notes.find((text) => endsLine(named, text));
  return note ? named.replace(note, '') : named;
}

/** What is above the table. */
export const itemTextOf = (body: string): string => body.slice(0, Math.max(0, body.indexOf('\n\n|')));

/** The issue with another text above the table; unchanged if people have changed it. */
export function withItemText(body: string, was: string, is: string): string {
  return body.replace(`${was}\n\n|`, () => `${is}\n\n|`);
}

/** Between the name of the post-mortem and the item, in the comment on an issue that Debrief has adopted. */
export const dueWords = (day: string | null): string => (day ? `, due ${day}: ` : ': ');

/** Where the link to the post-mortem ends in that comment. */
const BEFORE_ITEM = /\]\(\S{1,2000}\)(?=: )/;

/** That comment with another date, if it has the one before. */
export function withDueWords(comment: string, was: string | null, is: string): string {
  if (was !== null) return comment.replace(dueWords(was), () => dueWords(is));
  const end = BEFORE_ITEM.exec(comment);
  if (!end) return comment;
  const at = end.index + end[0].length;
  return comment.slice(0, at) + dueWords(is) + comment.slice(at + dueWords(null).length);
}

const line = (name: RowName, says: string) => `| **${rowTitle(name)}** | ${says} |`;

const endsLine = (body: string, text: string) => {
  const at = body.indexOf(text);
  return at >= 0 && ['', '\r', '\n'].includes(body.charAt(at + text.length));
};

/** Replaces the first row of this name that says what is looked for; null if there is none. */
function replaceRow(
  body: string,
  name: RowName,
  isIt: (says: string) => boolean,
  is: string | null,
): string | null {
  for (const { 0: row, 1: title, 2: says, index } of body.matchAll(ROW)) {
    if (NAMES.get(title!) !== name || !isIt(says!)) continue;
    const end = /\r?\n?$/.exec(row)![0];
    return body.slice(0, index) + (is === null ? '' : line(name, is) + end) + body.slice(index + row.length);
  }
  return null;
}
