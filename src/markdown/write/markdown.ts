import type { BlockContent, Link, Nodes, PhrasingContent, Root, RootContent, Table, Text } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { literal } from './theirs.ts';

/** What may stand in a template: plain text, words that were built, or blocks where the value is alone in its paragraph. */
export type Value = string | number | readonly PhrasingContent[] | readonly RootContent[];

/** Words, clocks and dates have nothing to escape. Most texts are such, and escaping is most of the work of printing. */
const WORDS = /^[\p{L}\p{N}](?:[\p{L}\p{N} ,:;?()—-]*[\p{L}\p{N}])?$/u;

const processor = unified()
  .use(remarkParse)
  .use(remarkGfm, { tablePipeAlign: false })
  .use(remarkStringify, {
    // `&#x3C;` and not `\\<`: what looks like one of our markers must not be found as one.
    handlers: {
      text: ({ value }: Text, _, state, info) =>
        WORDS.test(value) ? value : state.safe(value, { ...info, encode: ['<'] }),
    },
    bullet: '-',
    emphasis: '*',
    listItemIndent: 'one',
    rule: '-',
    resourceLink: false,
  })
  .freeze();

/**
 * Blocks of Markdown: the template's own words are Markdown of ours, values are not. A string among them is plain
 * text, whatever it holds; `theirs` gives somebody's Markdown, `mention` and `reference` what is meant to do
 * something. Only strings may stand in code, addresses and HTML.
 */
export function markdown(ours: TemplateStringsArray, ...values: readonly Value[]): RootContent[] {
  const template = templates.get(ours) ?? parsed(ours);
  templates.set(ours, template);
  return filled(template.children, values) as RootContent[];
}

/** A template is the same object each time its line runs, and is parsed once. */
const templates = new WeakMap<TemplateStringsArray, Root>();

function parsed(ours: TemplateStringsArray): Root {
  const parts = ours.map((part, index) => (index === 0 ? part : `${OPEN}${index - 1}${CLOSE}${part}`));
  return processor.parse(parts.join('')) as Root;
}

/** The same for words within a line. */
export function phrase(ours: TemplateStringsArray, ...values: readonly Value[]): PhrasingContent[] {
  const [block, ...more] = markdown(ours, ...values);
  if (block?.type !== 'paragraph' || more.length > 0)
    throw new Error(`Not one paragraph: ${ours.raw.join('…')}`);
  const [lead, tail] = [/^\s*/.exec(ours[0]!)![0], /\s*$/.exec(ours.at(-1)!)![0]];
  return [...space(lead), ...block.children, ...space(tail)];
}
const space = (value: string): PhrasingContent[] => (value ? [{ type: 'text', value }] : []);

/** The Markdown text of blocks, ending with a line end. */
export function print(blocks: readonly RootContent[]): string {
  return processor.stringify({ type: 'root', children: blocks.map(copied) });
}

/** Blocks that are printed now, for what is the same in every text. */
export function printed(blocks: readonly RootContent[]): RootContent[] {
  return [{ type: 'html', value: print(blocks).trimEnd() }];
}

/** Words as one line of Markdown, for a place in a template that people edit. */
export function printLine(words: readonly PhrasingContent[]): string {
  return print(paragraph(words)).trim();
}

/** Rows for a table whose head stands in a template that people edit: a line of Markdown for each. */
export function rows(cells: readonly (readonly Value[])[]): string[] {
  const head = cells[0]?.map(() => ['', 'left'] as const) ?? [];
  return print(table(head, cells)).trim().split('\n').slice(2);
}

/** A mention that is meant: it notifies, unless it stands in a text that is only edited. */
export function mention(login: string): PhrasingContent[] {
  return [{ type: 'text', value: `@${login}` }];
}

/** An issue or pull request: `#12`, `owner/repo#12`. Printed as it is, since an escaped `#` at the start is no link. */
export function reference(text: string): PhrasingContent[] {
  return [{ type: 'html', value: text }];
}

/** Words as a paragraph of their own. */
export function paragraph(words: readonly PhrasingContent[]): RootContent[] {
  return [{ type: 'paragraph', children: [...words] }];
}

/** A link of ours to a page, named by somebody's plain text. */
export function link(url: string, name: string): PhrasingContent[] {
  return [{ type: 'link', url, children: literal(name) as Link['children'] }];
}

/** The first row of a table, each cell with the alignment of its column. */
export type TableHead = readonly (readonly [heading: Value, align: 'left' | 'center' | 'right'])[];

/** A table; the alignment of each column is given with its heading. */
export function table(head: TableHead, rows: readonly (readonly Value[])[]): RootContent[] {
  const row = (cells: readonly Value[]): Table['children'][number] => ({
    type: 'tableRow',
    children: cells.map((cell) => ({ type: 'tableCell', children: words(cell) })),
  });
  const align = head.map(([, side]) => side);
  return [{ type: 'table', align, children: [row(head.map(([heading]) => heading)), ...rows.map(row)] }];
}

/** A tight list of lines; `checked` makes tasks of them. */
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

/** Blocks below a line that unfolds them. */
export function folded(title: string, blocks: readonly RootContent[], open = false): RootContent[] {
  const begin = `<details${open ? ' open' : ''}><summary>${escaped(title)}</summary>`;
  return [{ type: 'html', value: begin }, ...blocks, { type: 'html', value: '</details>' }];
}

/** Words that follow each other, with something between them. */
export function joined(parts: readonly (readonly PhrasingContent[])[], between: Value): PhrasingContent[] {
  return parts.flatMap((part, index) => (index === 0 ? part : [...words(between), ...part]));
}

/** The end of a line within a cell. */
export const LINE_END: readonly PhrasingContent[] = [{ type: 'html', value: '<br>' }];

/** Marks of Unicode's private use around the number of a value, while the template is parsed. */
const [OPEN, CLOSE] = ['\uE000', '\uE001'];
const PLACE = /\uE000(\d+)\uE001/;
const ALONE = /^\uE000(\d+)\uE001$/;

const isBlock = (value: Value): value is readonly RootContent[] =>
  Array.isArray(value) && value.some(({ type }) => BLOCKS.has(type));
const BLOCKS = new Set(['paragraph', 'heading', 'list', 'table', 'blockquote', 'code', 'thematicBreak']);

function words(value: Value): PhrasingContent[] {
  if (typeof value === 'string' || typeof value === 'number') return literal(String(value));
  return [...(value as readonly PhrasingContent[])];
}

function filled(nodes: readonly Nodes[], values: readonly Value[]): Nodes[] {
  return nodes.flatMap((node): Nodes[] => {
    if (node.type === 'text') return filledText(node.value, values);
    const only = node.type === 'paragraph' && node.children.length === 1 ? node.children[0] : undefined;
    const alone = only?.type === 'text' ? ALONE.exec(only.value) : null;
    const value = alone ? values[Number(alone[1])]! : '';
    if (alone && (isBlock(value) || (Array.isArray(value) && value.length === 0)))
      return [...(value as RootContent[])];
    const copy = { ...node } as Nodes;
    const plain = (text: string) => text.replace(/\uE000(\d+)\uE001/g, (_, index) => String(values[index]));
    if (copy.type === 'inlineCode' || copy.type === 'code') copy.value = plain(copy.value);
    if (copy.type === 'html')
      copy.value = copy.value.replace(/\uE000(\d+)\uE001/g, (_, index) => escaped(String(values[index])));
    if (copy.type === 'link') copy.url = plain(decodeURI(copy.url));
    if ('children' in copy) copy.children = filled(copy.children, values) as never;
    return [copy];
  });
}

function filledText(text: string, values: readonly Value[]): PhrasingContent[] {
  return text
    .split(PLACE)
    .flatMap((part, index) =>
      index % 2 ? words(values[Number(part)]!) : part === '' ? [] : [{ type: 'text' as const, value: part }],
    );
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** Without positions, which the printer would take for a reason to keep gaps. */
function copied<N extends Nodes>(node: N): N {
  const { position: _, ...rest } = node;
  const copy = rest as N;
  if ('children' in copy) copy.children = copy.children.map(copied) as never;
  return copy;
}
