import type { BlockContent, Link, Nodes, PhrasingContent, Root, RootContent, Table, Text } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { memoized } from '../../vocabulary/memoized.ts';
import { literal } from './user-text.ts';

/** A template value: plain text, inline nodes, or (when the value is alone in its paragraph) blocks. */
export type Value = string | number | readonly PhrasingContent[] | readonly RootContent[];

/** Words and sentences with nothing to escape. Most texts match, and escaping dominates printing time. */
const PLAIN =
  /^(?!\d+[.)])[\p{L}\p{N}](?:(?:[\p{L}\p{N} ,:;?%()’“”…–—-]|(?<![Ww])\.)*(?:[\p{L}\p{N}?)’”…]|(?<![Ww])\.))?$/u;

const processor = unified()
  .use(remarkParse)
  .use(remarkGfm, { tablePipeAlign: false })
  .use(remarkStringify, {
    // `&#x3C;` rather than `\\<`: user text that looks like one of our markers must not be found as one.
    handlers: {
      text: ({ value }: Text, _, state, info) =>
        PLAIN.test(value) ? value : state.safe(value, { ...info, encode: ['<'] }),
    },
    bullet: '-',
    emphasis: '*',
    listItemIndent: 'one',
    rule: '-',
    resourceLink: false,
  })
  .freeze();

/**
 * Builds blocks from a template. The template itself is Markdown; string values are always plain text, whatever they
 * contain. `userMarkdown` includes a user's Markdown, `mention` and `reference` make active ones. Code, URLs and HTML accept
 * only strings.
 */
export function markdown(ours: TemplateStringsArray, ...values: readonly Value[]): RootContent[] {
  return fill(parseTemplate(ours).children, values) as RootContent[];
}

/** Parses a template; its strings are the same object each time the literal runs. */
const parseTemplate = memoized((ours: TemplateStringsArray): Root => {
  const parts = ours.map((part, index) => (index === 0 ? part : `${OPEN}${index - 1}${CLOSE}${part}`));
  return processor.parse(parts.join('')) as Root;
});

/** Like `markdown`, for inline content. Throws if the template is not one paragraph. */
export function phrase(ours: TemplateStringsArray, ...values: readonly Value[]): PhrasingContent[] {
  const [block, ...more] = markdown(ours, ...values);
  if (block?.type !== 'paragraph' || more.length > 0)
    throw new Error(`Not one paragraph: ${ours.raw.join('…')}`);
  const [lead, tail] = [/^\s*/.exec(ours[0]!)![0], /\s*$/.exec(ours.at(-1)!)![0]];
  return [...space(lead), ...block.children, ...space(tail)];
}
const space = (value: string): PhrasingContent[] => (value ? [{ type: 'text', value }] : []);

/** Prints blocks as Markdown text that ends with a newline. */
export function print(blocks: readonly RootContent[]): string {
  return processor.stringify({ type: 'root', children: blocks.map(withoutPositions) });
}

/** Blocks printed in advance, for content that never changes. */
export function printed(blocks: readonly RootContent[]): RootContent[] {
  return [{ type: 'html', value: print(blocks).trimEnd() }];
}

/** Prints inline content as one line of Markdown, for a placeholder in a template that people edit. */
export function printLine(words: readonly PhrasingContent[]): string {
  return print(paragraph(words)).trim();
}

/** Prints table rows as lines of Markdown, for a table whose head is in a template that people edit. */
export function rows(cells: readonly (readonly Value[])[]): string[] {
  const head = cells[0]?.map(() => ['', 'left'] as const) ?? [];
  return print(table(head, cells)).trim().split('\n').slice(2);
}

/** An intentional mention. It notifies the person, except in a text that is only edited. */
export function mention(login: string): PhrasingContent[] {
  return [{ type: 'text', value: `@${login}` }];
}

/** An issue or pull request: `#12`, `owner/repo#12`. Printed verbatim, since an escaped leading `#` does not link. */
export function reference(text: string): PhrasingContent[] {
  return [{ type: 'html', value: text }];
}

/** Wraps inline content in a paragraph. */
export function paragraph(words: readonly PhrasingContent[]): RootContent[] {
  return [{ type: 'paragraph', children: [...words] }];
}

/** A link whose text is plain user text. */
export function link(url: string, name: string): PhrasingContent[] {
  return [{ type: 'link', url, children: literal(name) as Link['children'] }];
}

/** A table's header cells, each with the alignment of its column. */
export type TableHead = readonly (readonly [heading: Value, align: 'left' | 'center' | 'right'])[];

export function table(head: TableHead, rows: readonly (readonly Value[])[]): RootContent[] {
  const row = (cells: readonly Value[]): Table['children'][number] => ({
    type: 'tableRow',
    children: cells.map((cell) => ({ type: 'tableCell', children: words(cell) })),
  });
  const align = head.map(([, side]) => side);
  return [{ type: 'table', align, children: [row(head.map(([heading]) => heading)), ...rows.map(row)] }];
}

/** A tight bullet list; items with `checked` are tasks. */
export function list(items: readonly { readonly line: Value; readonly checked?: boolean }[]): RootContent[] {
  return [
    {
      type: 'list',
      ordered: false,
      spread: false,
      children: items.map(({ line, checked }) => ({
        type: 'listItem',
        checked: checked ?? null,
        spread: false,
        children: [{ type: 'paragraph', children: words(line) }] satisfies BlockContent[],
      })),
    },
  ];
}

/** Blocks inside a collapsible `<details>` element. */
export function collapsible(title: string, blocks: readonly RootContent[], open = false): RootContent[] {
  const begin = `<details${open ? ' open' : ''}><summary>${escaped(title)}</summary>`;
  return [{ type: 'html', value: begin }, ...blocks, { type: 'html', value: '</details>' }];
}

/** Concatenates inline content with a separator. */
export function joined(parts: readonly (readonly PhrasingContent[])[], between: Value): PhrasingContent[] {
  return parts.flatMap((part, index) => (index === 0 ? part : [...words(between), ...part]));
}

/** A line break within a table cell. */
export const LINE_END: readonly PhrasingContent[] = [{ type: 'html', value: '<br>' }];

/** Private-use characters around a value's index while the template is parsed. */
const [OPEN, CLOSE] = ['\uE000', '\uE001'];
const PLACEHOLDER = /\uE000(\d+)\uE001/;
const PLACEHOLDER_ONLY = /^\uE000(\d+)\uE001$/;

const isBlock = (value: Value): value is readonly RootContent[] =>
  Array.isArray(value) && value.some(({ type }) => BLOCKS.has(type));
const BLOCKS = new Set(['paragraph', 'heading', 'list', 'table', 'blockquote', 'code', 'thematicBreak']);

function words(value: Value): PhrasingContent[] {
  if (typeof value === 'string' || typeof value === 'number') return literal(String(value));
  return [...(value as readonly PhrasingContent[])];
}

function fill(nodes: readonly Nodes[], values: readonly Value[]): Nodes[] {
  return nodes.flatMap((node): Nodes[] => {
    if (node.type === 'text') return fillText(node.value, values);
    const only = node.type === 'paragraph' && node.children.length === 1 ? node.children[0] : undefined;
    const alone = only?.type === 'text' ? PLACEHOLDER_ONLY.exec(only.value) : null;
    const value = alone ? values[Number(alone[1])]! : '';
    if (alone && (isBlock(value) || (Array.isArray(value) && value.length === 0)))
      return [...(value as RootContent[])];
    const copy = { ...node } as Nodes;
    const plain = (text: string) => text.replace(/\uE000(\d+)\uE001/g, (_, index) => String(values[index]));
    if (copy.type === 'inlineCode' || copy.type === 'code') copy.value = plain(copy.value);
    if (copy.type === 'html')
      copy.value = copy.value.replace(/\uE000(\d+)\uE001/g, (_, index) => escaped(String(values[index])));
    if (copy.type === 'link') copy.url = plain(decodeURI(copy.url));
    if ('children' in copy) copy.children = fill(copy.children, values) as never;
    return [copy];
  });
}

function fillText(text: string, values: readonly Value[]): PhrasingContent[] {
  return text
    .split(PLACEHOLDER)
    .flatMap((part, index) =>
      index % 2 ? words(values[Number(part)]!) : part === '' ? [] : [{ type: 'text' as const, value: part }],
    );
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** A copy without positions, from which the printer would reproduce gaps. */
function withoutPositions<N extends Nodes>(node: N): N {
  const { position: _, ...rest } = node;
  const copy = rest as N;
  if ('children' in copy) copy.children = copy.children.map(withoutPositions) as never;
  return copy;
}
