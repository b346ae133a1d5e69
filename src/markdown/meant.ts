import type {
  BlockContent,
  Blockquote,
  Code,
  DefinitionContent,
  ListItem,
  Nodes,
  Paragraph,
  PhrasingContent,
  RootContent,
  TableRow,
  Text,
} from 'mdast';
import { wordsOf } from '../languages/labels.ts';
import { languages } from '../languages/words/index.ts';
import type { Span } from './document.ts';
import { type Block, TextBuilder } from './text.ts';

// What authors mean where Markdown reads something else: a date for a list's number, prose for code, a list for HTML.

export type Flow = RootContent | BlockContent | DefinitionContent;

/** Lines of `<img …>` or `<br>`, and a list: without a blank line between them, Markdown takes the list for HTML too. */
const TAG_ABOVE_LIST =
  /^(?:[ \t]*<(?:img|br|hr)\b[^<>]{0,500}>[ \t]*\r?\n){1,5}(?=[ \t]{0,3}(?:[-*+]|\d{1,2}[.)]) \S)/i;

export function listBelowTag(text: string, { start, end }: Span): number {
  const tags = TAG_ABOVE_LIST.exec(text.slice(start, Math.min(end, start + 3000)))?.[0];
  return tags === undefined ? -1 : start + tags.length;
}

/** "März 2024", "März, 14:05": the text after the day of a date. */
const MONTH_AND_MORE = /(\p{L}{3,10})\.?,? (?:20\d\d|\d\d?[:.]\d\d)\b/uy;

/**
 * The marker of "12. März 2024, 14:05 – …", which Markdown takes for the number of an item. Null for other markers, and
 * in lists that count from 1, unless it follows a bullet.
 */
export function dayAsMarker(
  { position }: ListItem,
  own: Paragraph,
  countsFromOne: boolean,
  text: string,
): Text | null {
  const { start } = position!;
  const end = own.position!.start;
  const value = text.slice(start.offset!, end.offset!);
  if (!/^\d{1,2}\. $/.test(value)) return null;
  const followsBullet = /[-*+•] *$/.test(text.slice(Math.max(0, start.offset! - 4), start.offset!));
  if (countsFromOne && !followsBullet) return null;
  MONTH_AND_MORE.lastIndex = end.offset!;
  const month = MONTH_AND_MORE.exec(text)?.[1];
  months ??= new Set(languages.flatMap((language) => language.months.flatMap(wordsOf)));
  return month && months.has(month.toLowerCase()) ? { type: 'text', value, position: { start, end } } : null;
}

/** Names of months in languages other than English. */
let months: ReadonlySet<string> | null = null;

/** The index of the node that ends an HTML table: Markdown splits a table at its blank lines into several nodes. */
export function endOfTable(nodes: readonly Flow[], first: number, text: string): number {
  const { start, end } = spanOf(nodes[first]!);
  const block = text.slice(start, end).toLowerCase();
  if (block.lastIndexOf('<table') <= block.lastIndexOf('</table')) return first;
  for (let index = first + 1; index < nodes.length && nodes[index]!.type !== 'heading'; index++) {
    const place = spanOf(nodes[index]!);
    if (nodes[index]!.type === 'html' && /<\/table/i.test(text.slice(place.start, place.end))) return index;
  }
  return first;
}

/**
 * Sentences and fields indented by four spaces, possibly below `!!! note`: code to Markdown, prose to the author. Null for code.
 */
export function indentedProse({ value, position }: Code, text: string): Text | null {
  const { start, end } = position!;
  const from = start.offset! + text.slice(start.offset!, end.offset!).search(/\S/);
  const isProse = FIELDS.test(value) || (SENTENCES.test(value) && !LOOKS_LIKE_CODE.test(value));
  if (isFence(text, from) || !isProse) return null;
  return { type: 'text', value: value.trimStart(), position: { start: { ...start, offset: from }, end } };
}

/** True if a fence of code begins at `at`. */
export const isFence = (text: string, at: number): boolean =>
  text.startsWith('```', at) || text.startsWith('~~~', at);

/** Languages of a fence that holds no code. */
const PLAIN = /^(?:te?xt|plain(?:text)?)$/i;

export function linesOfCode({ lang, value, position }: Code, text: string): Block | null {
  if ((lang && !PLAIN.test(lang)) || !/^[\s\-*•]*\d/.test(value)) return null;
  const { start, end } = position!;
  const opened = isFence(text, start.offset!) ? text.indexOf('\n', start.offset!) + 1 : start.offset!;
  const from = opened + text.slice(opened, end.offset!).search(/\S/);
  const builder = new TextBuilder(text, 'paragraph', { start: from, end: end.offset! });
  builder.addText(value.trimStart(), from, end.offset!, true);
  return builder.done();
}

/** "Owner: Storage team. Due: 2026-04-01", below an item. In YAML, keys are in lower case. */
const FIELDS =
  /^\s*(?:Owner|Assignee|Assigned to|DRI|Responsible|Due(?: date)?|Deadline): [^\n{}<>=$|\\]+\s*$/;
const SENTENCES = /^\s*\p{Lu}[\p{L}'’-]*(?:,? [\p{L}\d'’-]+){3,}[^\n]*[.!?:]\s*(?:\n|$)/u;
const LOOKS_LIKE_CODE = /[{}<>;=$|\\]|^\s*(?:#|\/\/|at )|\w\(|^\S+:\s/m;

const ALERT = /^\[!(?:note|tip|important|warning|caution)\][ \t]*(?:\r?\n[ \t>]*|$)/i;

/** "> **Warning**", as GitHub had it before `[!WARNING]`, and as people still write it. */
const BOLD_ALERT = /^\*\*(?:note|tip|important|warning|caution|info|danger)[:!.]?\*\*$/i;

/** The content of a GitHub alert ("> [!WARNING]"), which is the author's own words. Null for an ordinary quote. */
export function alertIn(quote: Blockquote, text: string): Flow[] | null {
  const [first, ...rest] = quote.children;
  const mark = first?.type === 'paragraph' ? first.children[0] : undefined;
  if (mark?.type === 'strong' && BOLD_ALERT.test(text.slice(spanOf(mark).start, spanOf(mark).end)))
    return quote.children;
  if (first?.type !== 'paragraph' || mark?.type !== 'text') return null;
  const { start, end } = spanOf(mark);
  const match = ALERT.exec(text.slice(start, end));
  if (!match) return null;
  const value = mark.value.replace(/^[^\n]*\n?/, '');
  const from = { line: 0, column: 0, offset: start + match[0].length };
  const own: PhrasingContent[] =
    value === '' ? [] : [{ ...mark, value, position: { start: from, end: mark.position!.end } }];
  const children = [...own, ...first.children.slice(1)];
  return children.length === 0
    ? rest
    : [{ ...first, children, position: { start: from, end: first.position!.end } }, ...rest];
}

/** Whether a row is a kramdown attribute list right below the table: `{: .table-striped}`. */
export function isAttributeList(row: TableRow, text: string): boolean {
  const { start, end } = spanOf(row);
  return /^\{:[^{}|]*\}$/.test(text.slice(start, end).trim());
}

export function spanOf(node: Nodes): Span {
  return { start: node.position!.start.offset!, end: node.position!.end.offset! };
}
