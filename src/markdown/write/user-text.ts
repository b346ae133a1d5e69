import type { InlineCode, Link, Nodes, PhrasingContent, Root, Text } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { CLOSING, collapseSpace, MENTION, oneLine } from './plain.ts';

/** Constructs for blocks, HTML and footnotes; without them, a line is text, emphasis, code, links and images. */
const DISABLED = [
  ...['blockQuote', 'codeFenced', 'codeIndented', 'definition', 'headingAtx', 'list', 'setextUnderline'],
  ...['thematicBreak', 'table', 'htmlFlow', 'htmlText', 'gfmFootnoteDefinition'],
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

/** Text without Markdown marks or URLs, which does not need parsing. */
const UNMARKED = /^(?!.*www\.)[\p{L}\p{N} ,.;:()'"?%–—-]+$/iu;

/**
 * A line of Markdown from a user, safe to include in ours. Emphasis, code and web links stay; images become links; HTML
 * appears as typed; mentions and issue-closing references appear as code.
 */
export function userMarkdown(markdown: string): PhrasingContent[] {
  const line = oneLine(markdown);
  if (UNMARKED.test(line)) return defuse([{ type: 'text', value: line }]);
  const root: Root = parser.parse(line.replace(IMAGE, asMarkdown));
  const nodes = root.children.flatMap((node) => (node.type === 'paragraph' ? node.children : []));
  return defuse(nodes.flatMap(sanitize));
}

/** Plain text from a user, safe to include in our Markdown; it appears as typed. */
export function literal(text: string): PhrasingContent[] {
  return defuse([{ type: 'text', value: collapseSpace(text) }]);
}

/** The text that a reader sees, without marks. */
export function plainText(nodes: readonly Nodes[]): string {
  return nodes
    .map((node) => ('value' in node ? node.value : 'children' in node ? plainText(node.children) : ''))
    .join('');
}

/** The element that GitHub writes for a picture that somebody pastes into a comment. */
const IMAGE = /<img\s[^<>]{1,2000}>/gi;

function asMarkdown(image: string): string {
  const [, url] = /\ssrc="(https?:\/\/[^"\s<>]+)"/i.exec(image) ?? [];
  const [, alt = ''] = /\salt="([^"]*)"/i.exec(image) ?? [];
  return url ? `![${alt.replace(/[[\]\\]/g, '')}](<${url}>)` : image;
}

function sanitize(node: PhrasingContent): PhrasingContent[] {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
      return [{ type: node.type, value: node.value }];
    case 'emphasis':
    case 'strong':
    case 'delete':
      return [{ type: node.type, children: node.children.flatMap(sanitize) }];
    case 'link':
      return /^https?:\/\//i.test(node.url)
        ? [{ type: 'link', url: node.url, children: node.children.flatMap(sanitize) as Link['children'] }]
        : node.children.flatMap(sanitize);
    case 'image': {
      const text: Text = { type: 'text', value: node.alt || 'picture' };
      return /^https?:\/\//i.test(node.url) ? [{ type: 'link', url: node.url, children: [text] }] : [text];
    }
    default:
      return [];
  }
}

/** Turns text that would trigger an action on GitHub into code: mentions, and references after a closing keyword. */
function defuse(nodes: PhrasingContent[]): PhrasingContent[] {
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
    // A mention also counts at the start of a text node: GitHub looks at each node separately.
    const spans = [...text.value.matchAll(MENTION)].map((m): [number, number] => [
      m.index,
      m.index + m[0].length,
    ]);
    for (const [start, end] of closed)
      if (start < to && end > from) spans.push([Math.max(0, start - from), Math.min(end, to) - from]);
    if (spans.length > 0) parts.set(text, splitIntoCode(text.value, spans));
    from = to;
  }
  return parts.size === 0 ? nodes : replaceTexts(nodes, parts);
}

function textsOf(nodes: readonly Nodes[]): Text[] {
  return nodes.flatMap((node) => {
    if (node.type === 'text') return [node];
    return 'children' in node ? textsOf(node.children) : [];
  });
}

function splitIntoCode(value: string, spans: [number, number][]): PhrasingContent[] {
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

function replaceTexts(
  nodes: readonly PhrasingContent[],
  parts: ReadonlyMap<Text, PhrasingContent[]>,
): PhrasingContent[] {
  return nodes.flatMap((node): PhrasingContent[] => {
    if (node.type === 'text') return parts.get(node) ?? [node];
    if (!('children' in node)) return [node];
    return [
      { ...node, children: replaceTexts(node.children as PhrasingContent[], parts) } as PhrasingContent,
    ];
  });
}
