import { decodeNamedCharacterReference } from 'decode-named-character-reference';
import type { Nodes, PhrasingContent, TableCell } from 'mdast';
import { decodeNumericCharacterReference } from 'micromark-util-decode-numeric-character-reference';
import type { Span } from './document.ts';

/** The mdast nodes that an HTML block can become: those that post-mortems are read from. */
export type HtmlBlock = Extract<Nodes, { type: 'heading' | 'paragraph' | 'list' | 'table' }>;

const HAS_CONTENT =
  /<(?:table|summary|aside|div|p|ul|ol|dl|h[1-6]|section|article|center|figcaption|td|th|li)\b/i;
/** Elements whose text is ignored. */
const IGNORED = new Set([
  'script',
  'style',
  'template',
  'svg',
  'math',
  'head',
  'title',
  'iframe',
  'noscript',
  'pre',
  'select',
]);
/** Inline elements; any other element ends the current line. */
const INLINE = new Set(
  'a abbr b bdi bdo cite code del dfn em font i img ins kbd mark q s samp small span strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);
const ENDS_CELL = new Set(['td', 'th', 'tr', 'tbody', 'tfoot', 'thead']);
const TAG = /<(\/?)([a-z][a-z\d-]*)((?:"[^"]*"|'[^']*'|[^'">])*)>/iy;
const HREF = /\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i;
const REFERENCE = /&(?:#(x?)([\da-f]{1,7})|([a-z][a-z\d]{1,31}));/gi;

/**
 * Reads the headings, paragraphs, lists and tables in a span of HTML as mdast with offsets into `source`. A `<summary>`
 * becomes a bold paragraph, since people use it as a heading. Comments, scripts and attributes are ignored. Linear time.
 */
export function readHtml(source: string, { start, end }: Span): HtmlBlock[] {
  if (!HAS_CONTENT.test(source.slice(start, end))) return [];
  const reader = new Reader(source);
  for (let at = start; at < end; ) {
    const open = source.indexOf('<', at);
    if (open === -1 || open >= end) {
      reader.text(at, end);
      break;
    }
    reader.text(at, open);
    at = reader.tag(open, end);
  }
  return reader.done();
}

type Row = { cells: TableCell[]; start: number };
interface List {
  readonly ordered: boolean;
  readonly start: number;
  readonly items: { children: HtmlBlock[]; start: number; end: number }[];
}

class Reader {
  readonly #source: string;
  readonly #found: HtmlBlock[] = [];
  readonly #lists: List[] = [];
  #table: { rows: Row[]; start: number } | null = null;
  #line: PhrasingContent[] = [];
  #link: { url: string; start: number; children: PhrasingContent[] } | null = null;
  #isInCell = false;
  /** The heading level of the current line; 0 for none. */
  #heading = 0;
  #isSummary = false;
  #ignored = '';
  #end = 0;

  constructor(source: string) {
    this.#source = source;
  }

  text(from: number, to: number): void {
    this.#end = to;
    if (this.#ignored !== '' || from >= to) return;
    // One node per part without blank lines, because a node's text is mapped to its source character by character.
    for (const { start, end } of splitAtBlankLines(this.#source, from, to)) {
      const value = this.#source
        .slice(start, end)
        .replace(/\r?\n[ \t>]*/g, '\n')
        .replace(REFERENCE, decode);
      this.#add({ type: 'text', value, position: position(start, end) });
    }
  }

  /** Reads the tag or comment at `at` and returns the offset after it. */
  tag(at: number, end: number): number {
    const source = this.#source;
    if (source.startsWith('<!--', at)) {
      const close = source.indexOf('-->', at);
      return close === -1 || close + 3 > end ? end : close + 3;
    }
    TAG.lastIndex = at;
    const match = TAG.exec(source);
    if (!match || TAG.lastIndex > end) {
      this.text(at, at + 1);
      return at + 1;
    }
    const [whole, slash, written, attributes] = match;
    const name = written!.toLowerCase();
    const next = at + whole.length;
    if (this.#ignored !== '') {
      if (slash !== '' && name === this.#ignored) this.#ignored = '';
    } else if (IGNORED.has(name)) this.#ignored = slash === '' && !attributes!.endsWith('/') ? name : '';
    else if (slash === '') this.#open(name, attributes!, at, next);
    else this.#close(name, next);
    return next;
  }

  #open(name: string, attributes: string, at: number, next: number): void {
    if (name === 'br') this.#add({ type: 'break', position: position(at, next) });
    if (name === 'a') {
      const url = HREF.exec(attributes);
      this.#link = { url: url?.[1] ?? url?.[2] ?? url?.[3] ?? '', start: at, children: [] };
    }
    if (INLINE.has(name) || name === 'br') return;
    // The end tags of cells and rows are optional.
    if (ENDS_CELL.has(name)) this.#endCell(at);
    this.#flush();
    if (name === 'td' || name === 'th') this.#isInCell = true;
    if (/^h[1-6]$/.test(name)) this.#heading = Number(name[1]);
    else if (name === 'summary') this.#isSummary = true;
    else if (name === 'table') this.#table ??= { rows: [], start: at };
    else if (name === 'tr') this.#table?.rows.push({ cells: [], start: at });
    else if (name === 'ul' || name === 'ol')
      this.#lists.push({ ordered: name === 'ol', start: at, items: [] });
    else if (name === 'li') this.#lists.at(-1)?.items.push({ children: [], start: at, end: next });
  }

  #close(name: string, next: number): void {
    this.#end = next;
    if (name === 'a') this.#endLink(next);
    if (INLINE.has(name)) return;
    if (name === 'td' || name === 'th') this.#endCell(next);
    this.#flush();
    if (name === 'summary') this.#isSummary = false;
    else if (/^h[1-6]$/.test(name)) this.#heading = 0;
    else if (name === 'table') this.#endTable(next);
    else if (name === 'ul' || name === 'ol') this.#endList(next);
    else if (name === 'li') {
      const item = this.#lists.at(-1)?.items.at(-1);
      if (item) item.end = next;
    }
  }

  #add(node: PhrasingContent): void {
    (this.#link?.children ?? this.#line).push(node);
  }

  #endLink(next: number): void {
    const link = this.#link;
    this.#link = null;
    if (link)
      this.#add({
        type: 'link',
        url: link.url,
        children: link.children as [],
        position: position(link.start, next),
      });
  }

  /** Takes the current line's content, trimmed. */
  #takeLine(): PhrasingContent[] {
    const line = this.#line.filter(
      (node, index, all) => isShown(node) || (index > 0 && index < all.length - 1),
    );
    this.#line = [];
    const first = line[0];
    if (first?.type === 'text') {
      const value = first.value.replace(/^[ \t\n]+/, '');
      let start = first.position!.start.offset!;
      while (/[\s>]/.test(this.#source.charAt(start)) && this.#source.charAt(start) !== value.charAt(0))
        start++;
      line[0] = { ...first, value, position: position(start, first.position!.end.offset!) };
    }
    const last = line.at(-1);
    if (last?.type === 'text') {
      let end = last.position!.end.offset!;
      while (/[ \t\r\n]/.test(this.#source.charAt(end - 1))) end--;
      const value = last.value.trimEnd();
      line[line.length - 1] = { ...last, value, position: position(last.position!.start.offset!, end) };
    }
    return line;
  }

  /** Ends the current line and emits it as a block. Inside a table, cells collect the content instead. */
  #flush(): void {
    if (this.#link) this.#endLink(this.#end);
    if (this.#table || !this.#line.some(isShown)) {
      if (!this.#table) this.#line = [];
      return;
    }
    const children = this.#takeLine();
    const place = position(children[0]!.position!.start.offset!, children.at(-1)!.position!.end.offset!);
    if (this.#heading > 0)
      this.#put({ type: 'heading', depth: this.#heading as 1, children, position: place });
    else if (this.#isSummary) {
      const strong: PhrasingContent = { type: 'strong', children, position: place };
      this.#put({ type: 'paragraph', children: [strong], position: place });
    } else this.#put({ type: 'paragraph', children, position: place });
  }

  #put(block: HtmlBlock): void {
    (this.#lists.at(-1)?.items.at(-1)?.children ?? this.#found).push(block);
  }

  #endCell(next: number): void {
    if (this.#link) this.#endLink(next);
    const row = this.#table?.rows.at(-1);
    if (!row || !this.#isInCell) return;
    this.#isInCell = false;
    const children = this.#takeLine();
    const start = children[0]?.position?.start.offset ?? next;
    const end = children.at(-1)?.position?.end.offset ?? next;
    row.cells.push({ type: 'tableCell', children, position: position(start, end) });
  }

  #endTable(next: number): void {
    this.#endCell(next);
    const table = this.#table;
    this.#table = null;
    this.#line = [];
    const rows = table?.rows.filter(({ cells }) => cells.length > 0) ?? [];
    if (!table || rows.length === 0) return;
    this.#put({
      type: 'table',
      children: rows.map(({ cells, start }) => ({
        type: 'tableRow',
        children: cells,
        position: position(start, cells.at(-1)!.position!.end.offset!),
      })),
      position: position(table.start, next),
    });
  }

  #endList(next: number): void {
    const list = this.#lists.pop();
    if (!list || list.items.length === 0) return;
    this.#put({
      type: 'list',
      ordered: list.ordered,
      children: list.items.map(({ children, start, end }) => ({
        type: 'listItem',
        children,
        position: position(start, end),
      })),
      position: position(list.start, next),
    });
  }

  done(): HtmlBlock[] {
    if (this.#table) this.#endTable(this.#end);
    this.#flush();
    while (this.#lists.length > 0) this.#endList(this.#end);
    return this.#found;
  }
}

const isShown = (node: PhrasingContent): boolean =>
  'children' in node ? node.children.some(isShown) : 'value' in node && node.value.trim() !== '';

/** The parts of a text between its blank lines. */
function splitAtBlankLines(source: string, from: number, to: number): Span[] {
  const found: Span[] = [];
  let start = from;
  for (const gap of [...source.slice(from, to).matchAll(/\r?\n[ \t>]*\r?\n\s*/g), null]) {
    const end = gap ? from + gap.index : to;
    if (end > start) found.push({ start, end });
    if (gap) start = end + gap[0].length;
  }
  return found;
}

function decode(
  reference: string,
  hex: string | undefined,
  number: string | undefined,
  name: string | undefined,
): string {
  if (name !== undefined) return decodeNamedCharacterReference(name) || reference;
  return decodeNumericCharacterReference(number!, hex ? 16 : 10);
}

function position(from: number, to: number): NonNullable<Nodes['position']> {
  const point = (offset: number) => ({ line: 0, column: 0, offset });
  return { start: point(from), end: point(to) };
}
