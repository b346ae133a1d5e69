import type { Element, ElementContent, Root, Text } from 'hast';
import { raw } from 'hono/html';
import rehypeRaw from 'rehype-raw';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { SKIP, visit } from 'unist-util-visit';
import { drawMermaid } from './mermaid.ts';

/** The text's context, so that `#12` and full URLs become links as on GitHub. */
export interface Place {
  /** `http://localhost:3000` */
  readonly url: string;
  /** `OWNER/REPO` */
  readonly repo: string;
  /** Line breaks count in comments and not in files. */
  readonly breaks?: boolean;
  /** For a file: the URL of its folder, ending in a slash, to which its links are relative. */
  readonly folder?: string;
  /** The title of an issue here: in lists, GitHub shows it beside the number. */
  title?(number: number): string | null;
}

/** Markdown as GitHub shows it: GFM, the HTML that GitHub lets through, mentions, references, alerts. */
export function markdown(text: string, place: Place) {
  const html = unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkRehype, { allowDangerousHtml: true })
    .use(rehypeRaw)
    .use(rehypeSanitize, { ...defaultSchema, clobberPrefix: 'user-content-' })
    .use(() => (tree: Root) => decorate(tree, place))
    .use(rehypeStringify, { allowDangerousHtml: true })
    .processSync(text);
  return raw(String(html));
}

const ALERTS: Record<string, string> = {
  NOTE: 'accent',
  TIP: 'success',
  IMPORTANT: 'done',
  WARNING: 'attention',
  CAUTION: 'danger',
};

function decorate(tree: Root, place: Place): void {
  visit(tree, 'element', (node, index, parent) => {
    if (node.tagName === 'pre' && parent && index !== undefined) {
      const diagram = diagramOf(node);
      // The packages bring several copies of hast's types, and not all of them know this node.
      if (diagram) parent.children[index] = { type: 'raw', value: diagram } as unknown as Element;
      return SKIP;
    }
    if (node.tagName === 'code') return SKIP;
    if (node.tagName === 'blockquote') asAlert(node);
    if (node.tagName === 'a') {
      shorten(node, place);
      fromFolder(node, place.folder);
      return SKIP;
    }
    if (node.tagName === 'table' && parent && index !== undefined) {
      const scroll: Element = {
        type: 'element',
        tagName: 'div',
        properties: { className: ['scroll'] },
        children: [node],
      };
      parent.children[index] = scroll;
      visit(node, 'text', (text, at, above) => linkText(text, at, above as Element, place));
      return SKIP;
    }
  });
  visit(tree, 'text', (text, at, above) => linkText(text, at, above as Element, place));
}

/** A code block in Mermaid, drawn; null for any other. */
function diagramOf({ children: [code] }: Element): string | null {
  if (code?.type !== 'element' || !String(code.properties?.className).includes('language-mermaid'))
    return null;
  const [inside] = code.children;
  return inside?.type === 'text' ? drawMermaid(inside.value) : null;
}

/** `#12`, `@mira` and, where line breaks count, new lines. */
function linkText(node: Text, index: number | undefined, parent: Element | undefined, place: Place) {
  if (!parent || index === undefined || ['a', 'code', 'pre'].includes(parent.tagName)) return;
  const tokens = /(?<![\w/&])#(\d+)\b|(?<![\w/`])@([a-z0-9][a-z0-9-]*(?:\/[a-z0-9-]+)?)|\n/gi;
  const children: ElementContent[] = [];
  let from = 0;
  for (const match of node.value.matchAll(tokens)) {
    const [whole, number, login] = match;
    if (whole === '\n' && !(place.breaks && LINES.has(parent.tagName) && node.value.trim())) continue;
    if (match.index > from) children.push({ type: 'text', value: node.value.slice(from, match.index) });
    if (whole === '\n') children.push({ type: 'element', tagName: 'br', properties: {}, children: [] });
    else if (number) {
      const title = parent.tagName === 'li' ? place.title?.(Number(number)) : null;
      children.push(
        link(`/${place.repo}/issues/${number}`, title ? `${title} ${whole}` : whole, 'issue-link'),
      );
    } else children.push(link(`/${login}`, whole, 'user-mention'));
    from = match.index + whole.length;
  }
  if (!children.length) return;
  if (from < node.value.length) children.push({ type: 'text', value: node.value.slice(from) });
  parent.children.splice(index, 1, ...children);
  return index + children.length;
}

/** Where a new line in a comment is a new line on the page. */
const LINES = new Set(['p', 'td', 'th', 'li', 'strong', 'em', 'del', 'summary']);

const link = (href: string, text: string, className: string): Element => ({
  type: 'element',
  tagName: 'a',
  properties: { href, className: [className] },
  children: [{ type: 'text', value: text }],
});

/** A link in a file is relative to the file's folder. */
function fromFolder(node: Element, folder: string | undefined): void {
  const href = node.properties?.href;
  if (!folder || typeof href !== 'string' || /^(?:[a-z][a-z\d+.-]*:|[/#?])/i.test(href)) return;
  node.properties = { ...node.properties, href: folder + href };
}

/** An address of an issue here, written out, is shown as its number. */
function shorten(node: Element, place: Place): void {
  const [child] = node.children;
  const prefix = `${place.url}/${place.repo}/`;
  if (child?.type !== 'text' || !child.value.startsWith(prefix)) return;
  const number = /^(?:issues|pull)\/(\d+)$/.exec(child.value.slice(prefix.length))?.[1];
  if (number) child.value = `#${number}`;
}

/** `> [!NOTE]` */
function asAlert(quote: Element): void {
  const first = quote.children.find((child) => child.type === 'element');
  const text = first?.children[0];
  if (first?.tagName !== 'p' || text?.type !== 'text') return;
  const kind = /^\[!([A-Z]+)\]\s*\n?/.exec(text.value);
  const tone = kind && ALERTS[kind[1]!];
  if (!tone) return;
  text.value = text.value.slice(kind[0].length);
  if (first.children[1]?.type === 'element' && first.children[1].tagName === 'br' && !text.value)
    first.children.splice(0, 2);
  const name = kind[1]!.charAt(0) + kind[1]!.slice(1).toLowerCase();
  quote.tagName = 'div';
  quote.properties = { className: ['alert', `alert-${tone}`] };
  const title: ElementContent[] = [{ type: 'text', value: name }];
  quote.children.unshift({
    type: 'element',
    tagName: 'p',
    properties: { className: ['alert-title'] },
    children: title,
  });
}
