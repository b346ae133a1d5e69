import type { PhrasingContent, Root, RootContent, TableCell, TableRow } from 'mdast';
import { type Cursor, syntaxOf } from './grammar.ts';
import { Inlines } from './inlines.ts';
import { isSpace } from './run.ts';

/**
 * Parses Markdown with LF line ends and without front matter into mdast. `toFileOffset` maps an offset in `text` to one
 * in the file. Positions contain only offsets; `MarkdownDocument.point` computes lines and columns on demand.
 */
export function parseTree(text: string, toFileOffset: (offset: number) => number): Root {
  const cursor = syntaxOf(text);
  const inlines = new Inlines(text, toFileOffset);
  inlines.collectDefinitions(cursor());
  const children = new Blocks(text, inlines).read(cursor());
  return { type: 'root', children, position: inlines.position(0, text.length) };
}

/** Converts the parser's blocks to mdast. */
class Blocks {
  readonly #text: string;
  readonly #inlines: Inlines;
  /** The column at which the content of the innermost list item begins. */
  #column = 0;

  constructor(text: string, inlines: Inlines) {
    this.#text = text;
    this.#inlines = inlines;
  }

  /** The blocks inside the cursor's node. */
  read(cursor: Cursor): RootContent[] {
    const found: RootContent[] = [];
    if (!cursor.firstChild()) return found;
    do {
      const node = this.#block(cursor);
      if (node) found.push(node);
    } while (cursor.nextSibling());
    cursor.parent();
    return found;
  }

  #block(cursor: Cursor): RootContent | null {
    const { name, from, to } = cursor;
    switch (name) {
      case 'Paragraph':
        return {
          type: 'paragraph',
          children: this.#inlines.read(cursor, from, to),
          position: this.#inlines.position(from, to),
        };
      case 'ATXHeading1':
      case 'ATXHeading2':
      case 'ATXHeading3':
      case 'ATXHeading4':
      case 'ATXHeading5':
      case 'ATXHeading6':
      case 'SetextHeading1':
      case 'SetextHeading2':
        return {
          type: 'heading',
          depth: Number(name.at(-1)) as 1,
          children: this.#heading(cursor),
          position: this.#inlines.position(from, to),
        };
      case 'BulletList':
      case 'OrderedList':
        return {
          type: 'list',
          ordered: name === 'OrderedList',
          children: this.#items(cursor),
          position: this.#inlines.position(this.#unindented(from), to),
        };
      case 'Blockquote':
        return {
          type: 'blockquote',
          children: this.read(cursor) as [],
          position: this.#inlines.position(from, to),
        };
      case 'Table':
        return { type: 'table', children: this.#rows(cursor), position: this.#inlines.position(from, to) };
      case 'FencedCode':
      case 'CodeBlock':
        return this.#code(cursor);
      case 'HTMLBlock':
      case 'CommentBlock':
      case 'ProcessingInstructionBlock':
        return {
          type: 'html',
          value: this.#text.slice(from, to),
          position: this.#inlines.position(from, to),
        };
      case 'HorizontalRule':
        return { type: 'thematicBreak', position: this.#inlines.position(from, to) };
      default:
        return null;
    }
  }

  #heading(cursor: Cursor): PhrasingContent[] {
    let { from, to } = cursor;
    if (cursor.firstChild()) {
      do {
        if (cursor.name !== 'HeaderMark') continue;
        if (cursor.from === from) from = cursor.to;
        else to = cursor.from;
      } while (cursor.nextSibling());
      cursor.parent();
    }
    return this.#inlines.read(cursor, from, to);
  }

  #items(cursor: Cursor): [] {
    const items: unknown[] = [];
    if (!cursor.firstChild()) return [];
    do {
      if (cursor.type.name !== 'ListItem') continue;
      const { from, to } = cursor;
      let checked: boolean | null = null;
      const children: RootContent[] = [];
      const column = this.#column;
      if (cursor.firstChild()) {
        if (cursor.nextSibling()) this.#column = this.#columnOf(cursor.from);
        do {
          if (cursor.name === 'Task') {
            const start = cursor.from;
            const end = cursor.to;
            checked = this.#text.charCodeAt(start + 1) !== 32;
            const inline = this.#inlines.read(cursor, start + 4, end, false);
            const from = inline[0]?.type === 'text' ? start + 4 : start;
            children.push({
              type: 'paragraph',
              children: inline,
              position: this.#inlines.position(from, end),
            });
          } else {
            const node = this.#block(cursor);
            if (node) children.push(node);
          }
        } while (cursor.nextSibling());
        cursor.parent();
      }
      this.#column = column;
      items.push({
        type: 'listItem',
        checked,
        children,
        position: this.#inlines.position(this.#unindented(from), to),
      });
    } while (cursor.nextSibling());
    cursor.parent();
    return items as [];
  }

  #rows(cursor: Cursor): TableRow[] {
    const rows: TableRow[] = [];
    if (!cursor.firstChild()) return rows;
    do {
      if (cursor.name === 'TableDelimiter') continue;
      const { from, to } = cursor;
      const cells: TableCell[] = [];
      let start = from;
      let open = false;
      let children: PhrasingContent[] = [];
      let pipe = -1;
      let last = from;
      const close = (end: number) => {
        cells.push({ type: 'tableCell', children, position: this.#inlines.position(start, end) });
        children = [];
        open = false;
        last = start;
      };
      if (cursor.firstChild()) {
        do {
          if (cursor.name === 'TableDelimiter') {
            if (pipe >= 0 || open) {
              close(cursor.from);
              start = cursor.from;
            }
            pipe = cursor.from;
          } else if (cursor.name === 'TableCell') {
            children = this.#inlines.read(cursor, cursor.from, cursor.to, true, true);
            open = true;
          }
        } while (cursor.nextSibling());
        cursor.parent();
      }
      if (open || cells.length === 0) close(to);
      // The closing pipe of a row belongs to its last cell.
      else if (cells.length > 0) cells.at(-1)!.position = this.#inlines.position(last, to);
      rows.push({ type: 'tableRow', children: cells, position: this.#inlines.position(from, to) });
    } while (cursor.nextSibling());
    cursor.parent();
    return rows;
  }

  #unindented(from: number): number {
    let start = from;
    while (isSpace(this.#text.charCodeAt(start))) start++;
    return start;
  }

  #columnOf(offset: number): number {
    return offset - this.#text.lastIndexOf('\n', offset - 1) - 1;
  }

  #code(cursor: Cursor): RootContent {
    const { from, to } = cursor;
    const isFenced = cursor.name === 'FencedCode';
    let start = from;
    while (from - start < 4 && isSpace(this.#text.charCodeAt(start - 1)) && this.#text[start - 1] !== '\n')
      start--;
    const indent = isFenced ? Math.max(0, Math.min(3, this.#columnOf(from) - this.#column)) : 0;
    let lang: string | null = null;
    let value = '';
    if (cursor.firstChild()) {
      do {
        if (cursor.name === 'CodeInfo')
          lang = this.#text.slice(cursor.from, cursor.to).split(/[ \t]/)[0] ?? null;
        else if (cursor.name === 'CodeText') value += this.#text.slice(cursor.from, cursor.to);
      } while (cursor.nextSibling());
      cursor.parent();
    }
    if (indent > 0 && start < from) value = value.replace(new RegExp(`^ {1,${indent}}`, 'gm'), '');
    return { type: 'code', lang, value, position: this.#inlines.position(isFenced ? from : start, to) };
  }
}
