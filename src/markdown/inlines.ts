import { decodeNamedCharacterReference } from 'decode-named-character-reference';
import type { PhrasingContent } from 'mdast';
import { decodeNumericCharacterReference } from 'micromark-util-decode-numeric-character-reference';
import type { Cursor } from './grammar.ts';
import { isSpace, type Position, type PositionMap, Run } from './run.ts';

/** Converts the inline content of blocks to mdast: text, emphasis, code, links. */
export class Inlines implements PositionMap {
  readonly text: string;
  readonly #toFileOffset: (offset: number) => number;
  readonly #definitions = new Set<string>();

  constructor(text: string, toFileOffset: (offset: number) => number) {
    this.text = text;
    this.#toFileOffset = toFileOffset;
  }

  position(from: number, to: number): Position {
    return {
      start: { line: 0, column: 0, offset: this.#toFileOffset(from) },
      end: { line: 0, column: 0, offset: this.#toFileOffset(to) },
    };
  }

  collectDefinitions(cursor: Cursor): void {
    if (!/\]:/.test(this.text)) return;
    do {
      if (cursor.name === 'LinkLabel' && this.text.charCodeAt(cursor.to) === 58) {
        this.#definitions.add(labelOf(this.text.slice(cursor.from + 1, cursor.to - 1)));
      }
    } while (cursor.next());
  }
  /** The inline content between two offsets of the cursor's node. */
  read(cursor: Cursor, from: number, to: number, trim = true, isCell = false): PhrasingContent[] {
    const out = new Run(this.text, this);
    let start = from;
    let end = to;
    if (trim) while (start < end && isSpace(this.text.charCodeAt(start))) start++;
    if (cursor.firstChild()) {
      this.#children(cursor, start, end, out, isCell, true);
      cursor.parent();
    } else {
      while (end > start && isSpace(this.text.charCodeAt(end - 1))) end--;
      out.text(start, end);
    }
    return out.done();
  }

  /** Converts the content between two offsets; the cursor is at the first child. */
  #children(cursor: Cursor, from: number, to: number, out: Run, isCell: boolean, outer: boolean): void {
    let at = from;
    do {
      const start = cursor.from;
      const end = cursor.to;
      if (start < at || end > to) continue;
      if (start > at) out.text(at, start);
      at = end;
      this.#phrase(cursor, start, end, out, isCell);
    } while (cursor.nextSibling());
    if (outer) while (to > at && isSpace(this.text.charCodeAt(to - 1))) to--;
    if (to > at) out.text(at, to);
  }

  #phrase(cursor: Cursor, from: number, to: number, out: Run, isCell: boolean): void {
    const text = this.text;
    switch (cursor.name) {
      case 'Emphasis':
      case 'StrongEmphasis': {
        const width = cursor.name === 'Emphasis' ? 1 : 2;
        const inner = new Run(text, this);
        if (cursor.firstChild()) {
          cursor.nextSibling();
          this.#children(cursor, from + width, to - width, inner, isCell, false);
          cursor.parent();
        }
        out.node({
          type: width === 1 ? 'emphasis' : 'strong',
          children: inner.done(),
          position: this.position(from, to),
        });
        return;
      }
      case 'InlineCode':
        out.node({
          type: 'inlineCode',
          value: this.#codeValue(from, to, isCell),
          position: this.position(from, to),
        });
        return;
      case 'Escape':
        out.value(text[from + 1]!, from, to);
        return;
      case 'Entity':
        out.value(decode(text.slice(from, to)), from, to);
        return;
      case 'HardBreak':
        out.node({ type: 'break', position: this.position(from, to) });
        return;
      case 'HTMLTag':
      case 'Comment':
      case 'ProcessingInstruction':
        out.node({ type: 'html', value: text.slice(from, to), position: this.position(from, to) });
        return;
      case 'Autolink':
        out.node({
          type: 'link',
          url: /^[a-z][a-z\d+.-]*:/i.test(text.slice(from + 1, to - 1))
            ? text.slice(from + 1, to - 1)
            : `mailto:${text.slice(from + 1, to - 1)}`,
          children: [
            { type: 'text', value: text.slice(from + 1, to - 1), position: this.position(from + 1, to - 1) },
          ],
          position: this.position(from, to),
        });
        return;
      case 'Link':
      case 'Image':
        this.#link(cursor, from, to, out, isCell);
        return;
      case 'QuoteMark':
        out.startLine();
        return;
      default:
        return;
    }
  }

  #link(cursor: Cursor, from: number, to: number, out: Run, isCell: boolean): void {
    const text = this.text;
    const isImage = cursor.name === 'Image';
    const begin = from + (isImage ? 2 : 1);
    let close = -1;
    let url: string | null = null;
    let label: string | null = null;
    let depth = 0;
    cursor.firstChild();
    do {
      if (cursor.name === 'LinkMark') {
        depth++;
        if (depth === 2) close = cursor.from;
        if (depth === 3 && url === null) url = '';
      } else if (cursor.name === 'URL') url = unescaped(text.slice(cursor.from, cursor.to));
      else if (cursor.name === 'LinkLabel') label = text.slice(cursor.from + 1, cursor.to - 1);
    } while (cursor.nextSibling());
    cursor.parent();
    // CommonMark limits labels to 999 characters.
    const reference =
      url === null ? labelOf(label || text.slice(begin, Math.min(close, begin + 1000))) : null;
    const isLink = reference === null || (reference !== '' && this.#definitions.has(reference));
    if (isImage && isLink) {
      out.node({ type: 'image', url: url ?? '', position: this.position(from, to) });
      return;
    }
    const inner = isLink ? new Run(text, this) : out;
    if (!isLink) out.text(from, begin);
    cursor.firstChild();
    cursor.nextSibling();
    this.#children(cursor, begin, close, inner, isCell, false);
    cursor.parent();
    if (!isLink) out.text(close, to);
    else if (reference === null)
      out.node({ type: 'link', url: url ?? '', children: inner.done(), position: this.position(from, to) });
    else
      out.node({
        type: 'linkReference',
        identifier: reference,
        referenceType: 'full',
        children: inner.done(),
        position: this.position(from, to),
      });
  }

  #codeValue(from: number, to: number, isCell: boolean): string {
    const text = this.text;
    let width = 0;
    while (text.charCodeAt(from + width) === 96) width++;
    let value = text.slice(from + width, to - width);
    if (value.includes('\n')) value = value.replace(/\n[ \t]*/g, '\n');
    if (value.length > 2 && value.startsWith(' ') && value.endsWith(' ') && value.trim() !== '')
      value = value.slice(1, -1);
    return isCell ? value.replaceAll('\\|', '|') : value;
  }
}

const labelOf = (raw: string) => raw.trim().replace(/\s+/g, ' ').toLowerCase().toUpperCase();

function decode(reference: string): string {
  if (reference.charCodeAt(1) !== 35) {
    const value = decodeNamedCharacterReference(reference.slice(1, -1));
    return value === false ? reference : value;
  }
  const hex = (reference.charCodeAt(2) | 32) === 120;
  return decodeNumericCharacterReference(reference.slice(hex ? 3 : 2, -1), hex ? 16 : 10);
}

function unescaped(raw: string): string {
  const inner = raw.startsWith('<') && raw.endsWith('>') ? raw.slice(1, -1) : raw;
  return inner.replace(/\\([!-/:-@[-`{-~])/g, '$1').replace(/&(?:#x?[\da-f]+|[a-z][a-z\d]*);/gi, decode);
}
