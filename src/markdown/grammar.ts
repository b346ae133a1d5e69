import { type Line, type MarkdownConfig, parser, Table, TaskList } from '@lezer/markdown';

const TABLE = /^[^\n]*\|[^\n]*\n[ \t>]*\|?(?:[ \t]*:?-+:?[ \t]*\|)*(?:[ \t]*:?-+:?[ \t]*)?(?:\n|$)/;
/** A table's delimiter row with trailing space, which the parser does not recognize. */
const PADDED = /^[ \t>]*\|?[ \t]*:?-[-:| \t]*\|[ \t]+$/gm;
const padInside = (row: string) =>
  `${row
    .trimEnd()
    .slice(0, -1)
    .padEnd(row.length - 1)}|`;
const UNDERLINE = /^(?:-+|=+)[ \t]*$/;
const NUMBERED = /^\d{1,9}[.)][ \t]+\S/;
const CLOSED_TAG =
  /^<[a-z][\w-]*(?:\s+[a-z:_][\w.:-]*(?:\s*=\s*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"))?)*\s*\/>[ \t]*$/i;

/**
 * A character at which an inline parser can match: a mark, or the first space of a hard break. Both alternatives match
 * exactly one character, so it is at `lastIndex - 1`.
 */
const MARK = /[\\`&<*_[\]!]|(?<! ) (?= +\n)/g;

const depthOf = (line: Line) => (line as unknown as { depth: number }).depth;

/** Corrections where the parser differs from CommonMark and GitHub, and a shortcut for plain text. */
const likeGitHub: MarkdownConfig = {
  parseBlock: [
    {
      // A line of dashes below a table is a rule, not the underline of a heading.
      name: 'RuleBelowTable',
      endLeaf: (_, line, leaf) =>
        (line.next === 45 || line.next === 61) &&
        UNDERLINE.test(line.text.slice(line.pos)) &&
        TABLE.test(leaf.content),
    },
    {
      // "2. …" below a bullet or quote, but outside it, begins a list. `depth` is how many enclosing blocks continue.
      name: 'NumberBelowOther',
      endLeaf: (cx, line) => depthOf(line) < cx.depth && NUMBERED.test(line.text.slice(line.pos)),
    },
    {
      // A line with just a self-closing tag starts an HTML block, which ends at the next blank line.
      name: 'ClosedTag',
      parse(cx, line) {
        if (line.next !== 60 || !CLOSED_TAG.test(line.text.slice(line.pos))) return false;
        const from = cx.lineStart + line.pos;
        let to = cx.lineStart + line.text.length;
        while (cx.nextLine() && depthOf(line) >= cx.depth && line.pos < line.text.length)
          to = cx.lineStart + line.text.length;
        cx.addElement(cx.elt('HTMLBlock', from, to));
        return true;
      },
    },
  ],
  parseInline: [
    {
      // Skips plain text in one step; otherwise the parser tries each inline parser at every character.
      name: 'PlainText',
      before: 'Escape',
      parse(cx, _, at) {
        MARK.lastIndex = at - cx.offset;
        const next = MARK.test(cx.text) ? cx.offset + MARK.lastIndex - 1 : cx.end;
        return next > at ? next : -1;
      },
    },
  ],
};

const grammar = parser.configure([Table, TaskList, likeGitHub]);

export type Cursor = ReturnType<ReturnType<typeof grammar.parse>['cursor']>;

/** Parses a text with LF line ends, in linear time for any text, and returns a function that gives new cursors. */
export function syntaxOf(text: string): () => Cursor {
  const tree = grammar.parse(text.includes('|') ? text.replace(PADDED, padInside) : text);
  return () => tree.cursor();
}
