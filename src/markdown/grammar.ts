import { type Line, type MarkdownConfig, parser, Table, TaskList } from '@lezer/markdown';

const TABLE = /^[^\n]*\|[^\n]*\n[ \t>]*\|?(?:[ \t]*:?-+:?[ \t]*\|)*(?:[ \t]*:?-+:?[ \t]*)?(?:\n|$)/;
/** The row of dashes below a table's header, with space behind its last pipe: the parser would not know it. */
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
 * The one character at which an inline parser can find something: a mark, or the first space of a hard break. Both
 * alternatives match exactly one, so that it stands right before `lastIndex`.
 */
const MARK = /[\\`&<*_[\]!]|(?<! ) (?= +\n)/g;

const depthOf = (line: Line) => (line as unknown as { depth: number }).depth;

/** Where the parser reads otherwise than CommonMark and GitHub do. */
const likeGitHub: MarkdownConfig = {
  parseBlock: [
    {
      // A line of dashes below a table is a rule, not a mark that makes a heading of the table.
      name: 'RuleBelowTable',
      endLeaf: (_, line, leaf) =>
        (line.next === 45 || line.next === 61) &&
        UNDERLINE.test(line.text.slice(line.pos)) &&
        TABLE.test(leaf.content),
    },
    {
      // "2. …" below a bullet or a quote, and not in it, begins a list. `depth`: how many of the blocks around go on.
      name: 'NumberBelowOther',
      endLeaf: (cx, line) => depthOf(line) < cx.depth && NUMBERED.test(line.text.slice(line.pos)),
    },
    {
      // A line that is one self-closing tag begins a block of HTML, up to the next blank line.
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
      // Goes over plain text in one step: the parser would ask each of its inline parsers about each character.
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

/** A cursor on the syntax tree of a text whose lines end with LF; linear, whatever the text. */
export function syntaxOf(text: string): () => Cursor {
  const tree = grammar.parse(text.includes('|') ? text.replace(PADDED, padInside) : text);
  return () => tree.cursor();
}
