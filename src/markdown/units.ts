import type {
  BlockContent,
  Blockquote,
  Code,
  DefinitionContent,
  List,
  ListItem,
  Nodes,
  Paragraph,
  PhrasingContent,
  RootContent,
  Table,
  TableRow,
  Text,
} from 'mdast';
import { wordsOf } from '../languages/labels.ts';
import { languages } from '../languages/words/index.ts';
import type { MarkdownDocument, ProseBlock, Span } from './document.ts';
import { readHtml } from './html.ts';
import { parseBody } from './parse.ts';
import { type Block, TextBuilder } from './text.ts';

export interface HeadingUnit {
  readonly kind: 'heading';
  readonly depth: number;
  readonly block: Block;
  readonly span: Span;
}

export interface ParagraphUnit {
  readonly kind: 'paragraph';
  readonly block: Block;
  readonly span: Span;
  readonly children: readonly PhrasingContent[];
}

export interface ItemUnit {
  readonly kind: 'item';
  /** The item's own text: its first paragraph, or null if it begins with another block. */
  readonly block: Block | null;
  readonly span: Span;
  /** Null unless it is a task item. */
  readonly checked: boolean | null;
  readonly ordered: boolean;
  /** The item's content after its own text. */
  readonly units: readonly Unit[];
  readonly children: readonly PhrasingContent[];
}

export interface ListUnit {
  readonly kind: 'list';
  readonly ordered: boolean;
  readonly items: readonly ItemUnit[];
  readonly span: Span;
}

export interface RowUnit {
  readonly cells: readonly Block[];
  readonly span: Span;
  /** The mdast content of each cell, for links. */
  readonly children: readonly (readonly PhrasingContent[])[];
}

export interface TableUnit {
  readonly kind: 'table';
  readonly header: RowUnit | null;
  readonly rows: readonly RowUnit[];
  readonly span: Span;
}

export interface CodeUnit {
  readonly kind: 'code';
  readonly language: string;
  readonly value: string;
  readonly span: Span;
  /** Its lines, if it starts with a digit: people put timelines in code blocks to keep the line breaks. */
  readonly lines: Block | null;
}

export interface QuoteUnit {
  readonly kind: 'quote';
  readonly units: readonly Unit[];
  readonly span: Span;
}

/**
 * A node of the document as a reader sees it, with its text extracted. HTML blocks become the same units as Markdown;
 * definitions are omitted.
 */
export type Unit = HeadingUnit | ParagraphUnit | ListUnit | TableUnit | CodeUnit | QuoteUnit;

export interface Outline {
  readonly units: readonly Unit[];
  /** All prose of the units, in reading order. */
  readonly blocks: readonly Block[];
  /** HTML tags and comments, block and inline: never prose, but templates keep markers in them. */
  readonly html: readonly Span[];
}

type Flow = RootContent | BlockContent | DefinitionContent;

/** Lines of `<img …>` or `<br>`, and a list: without a blank line between them, Markdown takes the list for HTML too. */
const TAG_ABOVE_LIST =
  /^(?:[ \t]*<(?:img|br|hr)\b[^<>]{0,500}>[ \t]*\r?\n){1,5}(?=[ \t]{0,3}(?:[-*+]|\d{1,2}[.)]) \S)/i;

function listBelowTag(text: string, { start, end }: Span): number {
  const tags = TAG_ABOVE_LIST.exec(text.slice(start, Math.min(end, start + 3000)))?.[0];
  return tags === undefined ? -1 : start + tags.length;
}

/** Reads the document's tree into units. Everything about post-mortems starts from this. */
export function readOutline(document: MarkdownDocument): Outline {
  const blocks: Block[] = [];
  const html: Span[] = [];
  const { text } = document;

  const prose = (kind: ProseBlock['kind'], children: readonly PhrasingContent[], span: Span): Block => {
    const builder = new TextBuilder(text, kind, span);
    for (const child of children) write(builder, child, html);
    const block = builder.done();
    blocks.push(block);
    return block;
  };

  const readAll = (nodes: readonly Flow[], isQuoted: boolean): Unit[] => {
    const units: Unit[] = [];
    for (let index = 0; index < nodes.length; index++) {
      const node = nodes[index]!;
      if (node.type === 'html') {
        const last = isQuoted ? index : endOfTable(nodes, index, text);
        const span = { start: spanOf(node).start, end: spanOf(nodes[last]!).end };
        const list = isQuoted ? -1 : listBelowTag(text, span);
        html.push(list === -1 ? span : { start: span.start, end: list });
        if (list !== -1)
          units.push(
            ...readAll(parseBody(text.slice(0, span.end), { start: list, end: span.end }).children, false),
          );
        else if (!isQuoted) units.push(...readAll(readHtml(text, span), false));
        index = last;
      } else if (node.type === 'blockquote') {
        const alert = isQuoted ? null : alertIn(node, text);
        if (alert) units.push(...readAll(alert, false));
        else units.push({ kind: 'quote', units: readAll(node.children, true), span: spanOf(node) });
      } else {
        const unit = read(node, isQuoted);
        if (unit) units.push(unit);
      }
    }
    return units;
  };

  const read = (node: Flow, isQuoted: boolean): Unit | null => {
    const span = spanOf(node);
    switch (node.type) {
      case 'heading':
        return {
          kind: 'heading',
          depth: node.depth,
          block: prose(isQuoted ? 'quote' : 'heading', node.children, span),
          span,
        };
      case 'paragraph':
        return {
          kind: 'paragraph',
          block: prose(isQuoted ? 'quote' : 'paragraph', node.children, span),
          span,
          children: node.children,
        };
      case 'list':
        return readList(node, span, isQuoted);
      case 'table':
        return readTable(node, span, isQuoted);
      case 'code': {
        const written = indentedProse(node, text);
        if (written)
          return { kind: 'paragraph', block: prose('paragraph', [written], span), span, children: [written] };
        return {
          kind: 'code',
          language: node.lang ?? '',
          value: node.value,
          span,
          lines: linesOfCode(node, text),
        };
      }
      default:
        return null;
    }
  };

  const readList = (list: List, span: Span, isQuoted: boolean): ListUnit => ({
    kind: 'list',
    ordered: list.ordered ?? false,
    span,
    items: list.children.map((item) => {
      const [first, ...rest] = item.children;
      const own = first?.type === 'paragraph' ? first : null;
      const day = own && dayAsMarker(item, own, text.startsWith('1.', span.start), text);
      const content = own ? [...(day ? [day] : []), ...own.children] : [];
      return {
        kind: 'item',
        block: own ? prose(isQuoted ? 'quote' : 'item', content, spanOf(own)) : null,
        children: own?.children ?? [],
        span: spanOf(item),
        checked: item.checked ?? null,
        ordered: list.ordered ?? false,
        units: readAll(own ? rest : item.children, isQuoted),
      };
    }),
  });

  const readTable = (table: Table, span: Span, isQuoted: boolean): TableUnit => {
    const written = table.children.filter((row, index) => index === 0 || !isAttributeList(row, text));
    const rows = written.map((row) => ({
      cells: row.children.map((cell) => prose(isQuoted ? 'quote' : 'cell', cell.children, spanOf(cell))),
      span: spanOf(row),
      children: row.children.map((cell) => cell.children),
    }));
    return { kind: 'table', header: rows[0] ?? null, rows: rows.slice(1), span };
  };

  return { units: readAll(document.tree.children, false), blocks, html };
}

/** "März 2024", "März, 14:05": the text behind the day of a date. */
const MONTH_AND_MORE = /(\p{L}{3,10})\.?,? (?:20\d\d|\d\d?[:.]\d\d)\b/uy;

/**
 * The marker of "12. März 2024, 14:05 – …", which Markdown takes for the number of an item. Null for other markers, and
 * in lists that count from 1, unless it stands behind a bullet.
 */
function dayAsMarker(
  { position }: ListItem,
  own: Paragraph,
  countsFromOne: boolean,
  text: string,
): Text | null {
  const { start } = position!;
  const end = own.position!.start;
  const value = text.slice(start.offset!, end.offset!);
  if (!/^\d{1,2}\. $/.test(value)) return null;
  const isBehindBullet = /[-*+•] *$/.test(text.slice(Math.max(0, start.offset! - 4), start.offset!));
  if (countsFromOne && !isBehindBullet) return null;
  MONTH_AND_MORE.lastIndex = end.offset!;
  const month = MONTH_AND_MORE.exec(text)?.[1];
  months ??= new Set(languages.flatMap((language) => language.months.flatMap(wordsOf)));
  return month && months.has(month.toLowerCase()) ? { type: 'text', value, position: { start, end } } : null;
}

/** Names of months in languages other than English. */
let months: ReadonlySet<string> | null = null;

/** The index of the node that ends an HTML table: Markdown splits a table at its blank lines into several nodes. */
function endOfTable(nodes: readonly Flow[], first: number, text: string): number {
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
 * Sentences indented by four spaces, possibly below `!!! note`: code to Markdown, prose to the author. Null for code.
 */
function indentedProse({ value, position }: Code, text: string): Text | null {
  const { start, end } = position!;
  const from = start.offset! + text.slice(start.offset!, end.offset!).search(/\S/);
  if (isFence(text, from) || !SENTENCES.test(value) || LOOKS_LIKE_CODE.test(value)) return null;
  return { type: 'text', value: value.trimStart(), position: { start: { ...start, offset: from }, end } };
}

/** True if a fence of code begins at `at`. */
export const isFence = (text: string, at: number): boolean =>
  text.startsWith('```', at) || text.startsWith('~~~', at);

/** Languages of a fence that holds no code. */
const PLAIN = /^(?:te?xt|plain(?:text)?)$/i;

function linesOfCode({ lang, value, position }: Code, text: string): Block | null {
  if ((lang && !PLAIN.test(lang)) || !/^[\s\-*•]*\d/.test(value)) return null;
  const { start, end } = position!;
  const opened = isFence(text, start.offset!) ? text.indexOf('\n', start.offset!) + 1 : start.offset!;
  const from = opened + text.slice(opened, end.offset!).search(/\S/);
  const builder = new TextBuilder(text, 'paragraph', { start: from, end: end.offset! });
  builder.addText(value.trimStart(), from, end.offset!, true);
  return builder.done();
}

const SENTENCES = /^\s*\p{Lu}[\p{L}'’-]*(?:,? [\p{L}\d'’-]+){3,}[^\n]*[.!?:]\s*(?:\n|$)/u;
const LOOKS_LIKE_CODE = /[{}<>;=$|\\]|^\s*(?:#|\/\/|at )|\w\(|^\S+:\s/m;

const ALERT = /^\[!(?:note|tip|important|warning|caution)\][ \t]*(?:\r?\n[ \t>]*|$)/i;

/** "> **Warning**", as GitHub had it before `[!WARNING]`, and as people still write it. */
const BOLD_ALERT = /^\*\*(?:note|tip|important|warning|caution|info|danger)[:!.]?\*\*$/i;

/** The content of a GitHub alert ("> [!WARNING]"), which is the author's own words. Null for an ordinary quote. */
function alertIn(quote: Blockquote, text: string): Flow[] | null {
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

function spanOf(node: Nodes): Span {
  return { start: node.position!.start.offset!, end: node.position!.end.offset! };
}

function write(builder: TextBuilder, node: PhrasingContent, html: Span[]): void {
  const { start, end } = spanOf(node);
  switch (node.type) {
    case 'text':
      builder.addText(node.value, start, end);
      return;
    case 'inlineCode':
      builder.masked('code', () =>
        builder.addText(node.value, start + codeFence(node.value, start, end), end, true),
      );
      return;
    case 'link':
    case 'linkReference':
      builder.masked('link', () => {
        for (const child of node.children) write(builder, child, html);
      });
      return;
    case 'break':
      builder.break(start, end, true);
      return;
    case 'html':
      if (/^<br\b/i.test(node.value)) builder.break(start, end, true);
      else html.push({ start, end });
      return;
    case 'emphasis':
    case 'strong':
    case 'delete':
      for (const child of node.children) write(builder, child, html);
      return;
    default:
      return;
  }
}

/** The width of the backticks and padding space before a code span's text. */
function codeFence(value: string, start: number, end: number): number {
  return Math.max(1, Math.floor((end - start - value.length) / 2));
}
