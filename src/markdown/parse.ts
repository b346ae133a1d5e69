import type { Root } from 'mdast';
import type { MarkdownDocument, Span } from './document.ts';
import { readFrontMatter } from './front-matter.ts';
import { limit } from './limits.ts';
import { indexLines } from './lines.ts';
import { parseTree } from './tree.ts';

const FRONT_MATTER =
  /^(\uFEFF?)((---|\+\+\+)[ \t]*(?:\r\n?|\n)(?:[\s\S]*?(?:\r\n?|\n))??\3[ \t]*)(?=[\r\n]|$)/;

/** Makes the tree of a text's body: what `body` covers, with offsets into the whole text. */
export type TreeOf = (text: string, body: Span) => Root;

/**
 * Parses a file as Markdown. Takes any text: of what is binary, too long or too deeply nested it reads what it can
 * and says so in `unread` and `skipped`. `path` is kept for messages and never opened. `treeOf` is another parser than ours.
 */
export function parseMarkdown(text: string, path: string, treeOf: TreeOf = parseBody): MarkdownDocument {
  const lines = indexLines(text);
  const readable = limit(text, lines.count);
  const front = FRONT_MATTER.exec(readable.text);
  const bodyStart = front ? front[0].length : text.startsWith('\uFEFF') ? 1 : 0;
  const span: Span = { start: front?.[1]?.length ?? 0, end: bodyStart };
  return {
    path,
    text,
    tree: treeOf(readable.text, { start: bodyStart, end: readable.text.length }),
    frontMatter: front ? readFrontMatter(text, span, front[3] === '---' ? 'yaml' : 'toml') : null,
    point: lines.point,
    lineStart: lines.start,
    lineCount: lines.count,
    unread: readable.unread,
    skipped: readable.skipped,
  };
}

/** Our own parser knows LF alone; offsets are given back as the author's text has them. */
function parseBody(text: string, { start: offset }: Span): Root {
  const body = text.slice(offset);
  if (!body.includes('\r')) return parseTree(body, (at) => at + offset);
  const plain = body.replace(/\r\n?/g, '\n');
  const places = new Uint32Array(plain.length + 1);
  let from = 0;
  for (let at = 0; at <= plain.length; at++, from++) {
    places[at] = from + offset;
    if (plain.charCodeAt(at) === 10 && body.charCodeAt(from + 1) === 10 && body.charCodeAt(from) === 13)
      from++;
  }
  return parseTree(plain, (at) => places[at]!);
}
