import type { InlineCode, Link, Nodes, PhrasingContent, Root, Text } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { CLOSING, MENTION, oneLine, spaced } from './plain.ts';

/** What makes blocks, HTML, images or footnotes. Without it a line of Markdown is words, emphasis, code and links. */
const DISABLED = [
  ...['blockQuote', 'codeFenced', 'codeIndented', 'definition', 'headingAtx', 'list', 'setextUnderline'],
  ...['thematicBreak', 'table', 'htmlFlow', 'htmlText', 'labelStartImage', 'gfmFootnoteDefinition'],
  ...['gfmFootnoteCall', 'hardBreakEscape', 'hardBreakTrailing'],
];

const parser = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(function inlineOnly() {
    const data = this.data();
    data.micromarkExtensions = [...(data.micromarkExtensions ?? []), { disable: { null: DISABLED } }];
  })
  .freeze();

/** Holds nothing that Markdown could read as a mark, nor an address: to parse it would change nothing. */
const UNMARKED = /^(?!.*www\.)[\p{L}\p{N} ,.;:()'"?%–—-]+$/iu;

/**
 * Somebody's line of Markdown, for use within ours. Emphasis, code and links to web pages stay; HTML and images are
 * shown as they were typed, and what would mention somebody or close an issue is shown as code.
 */
export function theirs(markdown: string): PhrasingContent[] {
  const line = oneLine(markdown);
  if (UNMARKED.test(line)) return harmless([{ type: 'text', value: line }]);
  const root: Root = parser.parse(line);
  const nodes = root.children.flatMap((node) => (node.type === 'paragraph' ? node.children : []));
  return harmless(nodes.flatMap(kept));
}

/** Somebody's plain text, for use within our Markdown: it reads as it was typed. */
export function literal(text: string): PhrasingContent[] {
  return harmless([{ type: 'text', value: spaced(text) }]);
}

/** The words alone: what a reader sees, without marks. */
export function plainText(nodes: readonly Nodes[]): string {
  return nodes
    .map((node) => ('value' in node ? node.value : 'children' in node ? plainText(node.children) : ''))
    .join('');
}

function kept(node: PhrasingContent): PhrasingContent[] {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
      return [{ type: node.type, value: node.value }];
    case 'emphasis':
    case 'strong':
    case 'delete':
      return [{ type: node.type, children: node.children.flatMap(kept) }];
    case 'link':
      return /^https?:\/\//i.test(node.url)
        ? [{ type: 'link', url: node.url, children: node.children.flatMap(kept) as Link['children'] }]
        : node.children.flatMap(kept);
    default:
      return [];
  }
}

/** Shows as code what would do something on GitHub: mentions, and what a keyword before it would close. */
function harmless(nodes: PhrasingContent[]): PhrasingContent[] {
  const texts = textsOf(nodes);
  const all = texts.map(({ value }) => value).join('');
  const closed = [...all.matchAll(CLOSING)].map((match): [number, number] => {
    const end = match.index + match[0].length;
    return [end - match[1]!.length, end];
  });
  let from = 0;
  const parts = new Map<Text, PhrasingContent[]>();
  for (const text of texts) {
    const to = from + text.value.length;
    // A mention must be heard where its text node begins, too: GitHub looks at each node alone.
    const spans = [...text.value.matchAll(MENTION)].map((m): [number, number] => [
      m.index,
      m.index + m[0].length,
    ]);
    for (const [start, end] of closed)
      if (start < to && end > from) spans.push([Math.max(0, start - from), Math.min(end, to) - from]);
    if (spans.length > 0) parts.set(text, shownAsCode(text.value, spans));
    from = to;
  }
  return parts.size === 0 ? nodes : replaced(nodes, parts);
}

function textsOf(nodes: readonly Nodes[]): Text[] {
  return nodes.flatMap((node) => {
    if (node.type === 'text') return [node];
    return 'children' in node ? textsOf(node.children) : [];
  });
}

function shownAsCode(value: string, spans: [number, number][]): PhrasingContent[] {
  const found: PhrasingContent[] = [];
  let at = 0;
  for (const [start, end] of spans.sort(([a], [b]) => a - b)) {
    if (end <= at) continue;
    const begin = Math.max(start, at);
    if (begin > at) found.push({ type: 'text', value: value.slice(at, begin) });
    found.push(codeOf(value.slice(begin, end)));
    at = end;
  }
  if (at < value.length) found.push({ type: 'text', value: value.slice(at) });
  return found;
}

const codeOf = (value: string): InlineCode => ({ type: 'inlineCode', value });

function replaced(
  nodes: readonly PhrasingContent[],
  parts: ReadonlyMap<Text, PhrasingContent[]>,
): PhrasingContent[] {
  return nodes.flatMap((node): PhrasingContent[] => {
    if (node.type === 'text') return parts.get(node) ?? [node];
    if (!('children' in node)) return [node];
    return [{ ...node, children: replaced(node.children as PhrasingContent[], parts) } as PhrasingContent];
  });
}
