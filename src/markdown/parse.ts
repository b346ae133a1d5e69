import type { Root } from 'mdast';
import type { MarkdownDocument, Span } from './document.ts';
import { readFrontMatter } from './front-matter.ts';
import { limit } from './limits.ts';
import { indexLines } from './lines.ts';
import { parseTree } from './tree.ts';

/** A rule with a heading below it is not front matter, even if the document ends in another rule. */
const FRONT_MATTER =
  /^(\uFEFF?)(?!---[ \t]*\r?\n(?:[ \t]*\r?\n)+#)((---|\+\+\+)[ \t]*(?:\r\n?|\n)(?:[\s\S]*?(?:\r\n?|\n))??\3[ \t]*)(?=[\r\n]|$)/;

/** A parser for the part of `text` that `body` covers; positions are offsets into the whole text. */
export type TreeOf = (text: string, body: Span) => Root;

/**
 * Parses a file as Markdown. Accepts any text: if it is binary, too long or too deeply nested, parses what it can and
 * reports the rest in `unread` and `skipped`. `path` is for messages and never opened; `treeOf` replaces our parser.
 */
export function parseMarkdown(text: string, path: string, treeOf: TreeOf = parseBody): MarkdownDocument {
  const lines = indexLines(text);
  const readable = limit(text, lines.count);
  const { start, end } = fencedDocument(readable.text) ?? { start: 0, end: readable.text.length };
  const front = FRONT_MATTER.exec(readable.text.slice(start, end));
  const bodyStart = start + (front ? front[0].length : text.startsWith('\uFEFF', start) ? 1 : 0);
  const span: Span = { start: start + (front?.[1]?.length ?? 0), end: bodyStart };
  return {
    path,
    text,
    tree: treeOf(end < readable.text.length ? readable.text.slice(0, end) : readable.text, {
      start: bodyStart,
      end,
    }),
    frontMatter: front ? readFrontMatter(text, span, front[3] === '---' ? 'yaml' : 'toml') : null,
    point: lines.point,
    lineStart: lines.start,
    lineCount: lines.count,
    unread: readable.unread,
    skipped: readable.skipped,
  };
}

/** The most text around a fence that holds the document: a greeting, or a line on where it was copied from. */
const MAX_AROUND = 300;
const FENCE = /^(`{3,}|~{3,})(?:md|markdown)[ \t]*\r?\n/im;

/** The inside of a Markdown code fence that holds the whole document with its headings, as chat assistants write it. */
function fencedDocument(text: string): Span | null {
  const open = FENCE.exec(text.slice(0, MAX_AROUND));
  if (!open) return null;
  const start = open.index + open[0].length;
  const close = text.lastIndexOf(`\n${open[1]}`);
  const end = close < start ? text.length : close + 1;
  const after = close < start ? '' : text.slice(end + open[1]!.length);
  const isAround = /^#/m.test(text.slice(0, open.index)) || /^#/m.test(after) || after.length > MAX_AROUND;
  return !isAround && /^#{1,2} \S/m.test(text.slice(start, end)) ? { start, end } : null;
}

/** Our parser handles only LF, so CRLF and CR are normalized and offsets mapped back to the author's text. */
export function parseBody(text: string, { start: offset }: Span): Root {
  const body = text.slice(offset);
  if (!body.includes('\r')) return parseTree(body, (at) => at + offset);
  const plain = body.replace(/\r\n?/g, '\n');
  const offsets = new Uint32Array(plain.length + 1);
  let from = 0;
  for (let at = 0; at <= plain.length; at++, from++) {
    offsets[at] = from + offset;
    if (plain.charCodeAt(at) === 10 && body.charCodeAt(from + 1) === 10 && body.charCodeAt(from) === 13)
      from++;
  }
  return parseTree(plain, (at) => offsets[at]!);
}
