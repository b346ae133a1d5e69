import type { FootnoteDefinition, Parents, PhrasingContent, Root, RootContent } from 'mdast';
import type { Span } from '../markdown/document.ts';
import { ownWords } from './own-words.ts';
import { place, spanned } from './place.ts';

/**
 * remark's tree with what is in the file and nothing else, each node at its place there: a finding is about words
 * that the author wrote, and must point at them. What other plugins added is left out, what they moved is back in its
 * place, what they rewrote says again what the file says. `body` is the text without its front matter.
 */
export function ownTree(tree: Root, text: string, body: Span): Root {
  // micromark begins to count after a byte order mark.
  const shift = text.startsWith('\uFEFF') ? 1 : 0;
  const children = blocks(shift ? shifted(tree, shift).children : tree.children, body, text);
  return spanned({ type: 'root', children }, body);
}

function blocks(nodes: readonly RootContent[], within: Span, text: string): RootContent[] {
  let at = within.start;
  return placed(nodes, within).flatMap(([node, span]) => {
    // A copy, as in a table of contents: the original came first.
    if (span.start < at) return [];
    at = span.end;
    return block(node, span, text);
  });
}

/** The nodes that are in the file, in its order, including those that a plugin wrapped. */
function placed(nodes: readonly RootContent[], within: Span): [RootContent, Span][] {
  const found = nodes.flatMap((node): [RootContent, Span][] => {
    const span = place(node, within);
    if (span) return [[node, span]];
    return isWrapper(node) ? placed(node.children as RootContent[], within) : [];
  });
  return found.sort(([, a], [, b]) => a.start - b.start || b.end - a.end);
}

/** A node of no kind that Markdown has, with blocks in it: a section, a container. */
const isWrapper = (node: RootContent): node is RootContent & Parents =>
  'children' in node && !KINDS.has(node.type);
const KINDS = new Set<string>([
  'paragraph',
  'heading',
  'list',
  'listItem',
  'table',
  'tableRow',
  'tableCell',
  'blockquote',
  'footnoteDefinition',
]);

function block(node: RootContent, span: Span, text: string): RootContent[] {
  switch (node.type) {
    case 'paragraph':
      return [spanned({ ...node, children: ownWords(node.children, span, text) }, span)];
    case 'heading':
    case 'tableCell':
      return [spanned({ ...node, children: ownWords(node.children, inner(span, text), text) }, span)];
    case 'list':
    case 'listItem':
    case 'table':
    case 'tableRow':
    case 'blockquote':
      return [spanned({ ...node, children: blocks(node.children, span, text) } as typeof node, span)];
    case 'footnoteDefinition':
      return footnote(node, span, text);
    case 'yaml':
      return [];
    case 'code':
    case 'html':
    case 'thematicBreak':
    case 'definition':
      return [spanned(node, span)];
    default:
      return isWrapper(node) ? blocks(node.children as RootContent[], span, text) : [];
  }
}

/** Our own parser knows no footnotes: one is a paragraph that begins with its label. */
function footnote(node: FootnoteDefinition, span: Span, text: string): RootContent[] {
  const [first, ...rest] = blocks(node.children, span, text);
  if (first?.type !== 'paragraph') return first ? [first, ...rest] : [];
  const begin = first.position!.start.offset!;
  const label: PhrasingContent = { type: 'text', value: text.slice(span.start, begin) };
  const whole = { start: span.start, end: first.position!.end.offset! };
  const children = [spanned(label, { start: span.start, end: begin }), ...first.children];
  return [spanned({ ...first, children }, whole), ...rest];
}

const OPENING = /^[ \t]*(?:#{1,6}(?=[ \t])|\|)?[ \t]*/;
const CLOSING = /(?<![ \t])(?:[ \t]+#+|[ \t]*(?:\||(?:\r?\n|\r)[ \t>]*(?:=+|-+)))?[ \t]*$/;

/** What is between the marks of a heading or the bars of a cell. */
function inner({ start, end }: Span, text: string): Span {
  const source = text.slice(start, end);
  const from = start + OPENING.exec(source)![0].length;
  return { start: from, end: Math.max(from, start + CLOSING.exec(source)!.index) };
}

function shifted<N extends Root | RootContent>(node: N, by: number): N {
  const { position } = node;
  const copy = { ...node };
  if (position?.start.offset !== undefined && position.end.offset !== undefined)
    Object.assign(copy, spanned(node, { start: position.start.offset + by, end: position.end.offset + by }));
  if ('children' in node) Object.assign(copy, { children: node.children.map((child) => shifted(child, by)) });
  return copy;
}
