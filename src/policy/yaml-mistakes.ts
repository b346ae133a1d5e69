import { type Document, isScalar, visit, type YAMLError } from 'yaml';
import { cut } from './problem.ts';

/** What is wrong with a text that should be YAML, in words for people who write it twice a year. */
export interface Mistake {
  readonly offset: number;
  readonly message: string;
}

/** What to say of a setting that is there twice. */
export const TWICE = 'this setting is here twice; keep one of them';

/** A line with an error of the parser. */
interface Place {
  readonly text: string;
  readonly offset: number;
  /** What the parser says. */
  readonly message: string;
  /** The line, without blanks around it, and where it starts. */
  readonly line: string;
  readonly start: number;
  /** The line from the error on. */
  readonly rest: string;
}

/** Says what is wrong, where, and what to write; null for another mistake with the same code. */
type Reading = (place: Place) => string | Mistake | null;

/**
 * The usual mistakes by the parser's codes; the first reading that fits counts. The parser tells of its own rules, such
 * as “implicit keys need to be on a single line” for a space that is missing.
 */
const READINGS: Partial<Record<YAMLError['code'], readonly Reading[]>> = {
  TAB_AS_INDENT: [() => 'this line is indented with a tab, and YAML takes only spaces: write two spaces'],
  BAD_SCALAR_START: [reservedStart],
  BAD_ALIAS: [reservedStart],
  TAG_RESOLVE_FAILED: [tag, reservedStart],
  BAD_DIRECTIVE: [reservedStart],
  MULTILINE_IMPLICIT_KEY: [listBeside, missingSpace, missingColon],
  MISSING_CHAR: [unclosedQuote, listBeside, missingSpace, missingColon],
  BLOCK_AS_IMPLICIT_KEY: [listBeside, indentedBelowValue, secondColon],
  BAD_INDENT: [unclosedBracket, unevenIndent],
  UNEXPECTED_TOKEN: [listAfterKey, closingBracket, blockStart, endedQuote],
  MULTIPLE_DOCS: [
    () => 'this `---` begins a second document, and only one is read: take it out, or what follows',
  ],
  DUPLICATE_KEY: [() => TWICE],
  BAD_DQ_ESCAPE: [
    () => 'a backslash has a meaning of its own in double quotes: put the text in single quotes instead',
  ],
};

/** The parser's errors in plain words, one for each line, and its own words where nothing is known of the mistake. */
export function yamlMistakes(errors: readonly YAMLError[], text: string): Mistake[] {
  const conflict = /^(?:<{7}|={7}|>{7})(?=\s|$)/m.exec(text);
  if (errors.length > 0 && conflict)
    return [
      {
        offset: conflict.index,
        message: 'this file has the marks of a merge conflict: keep one side, and take the marks out',
      },
    ];
  const lines = new Map<number, Mistake>();
  for (const error of errors.slice(0, MOST)) {
    const place = placeOf(error, text);
    const start = startOf(text, error.pos[0]);
    if (lines.has(start)) continue;
    const read = READINGS[error.code]?.reduce<ReturnType<Reading>>((said, each) => said ?? each(place), null);
    const { message, offset } =
      typeof read === 'string' ? { message: read, offset: error.pos[0] } : (read ?? place);
    lines.set(start, { offset, message: read ? message : `${UNKNOWN}${message}` });
  }
  const known = [...lines.values()].filter(({ message }) => !message.startsWith(UNKNOWN));
  // What follows from a known mistake is told in words of the parser.
  return known.length > 0 ? known : [...lines.values()];
}

/** How many errors of the parser are read; most follow from others. */
const MOST = 200;
const UNKNOWN = 'this is not YAML: ';

/** What is YAML, and is meant otherwise: `*.md`, `channel: #payments`, keys that follow a web page’s spaces. */
export function misread(document: Document.Parsed, text: string): Mistake[] {
  const found: Mistake[] = [];
  const anchors = new Set<string>();
  visit(document, {
    Node(_, node) {
      if ('anchor' in node && node.anchor) anchors.add(node.anchor);
    },
    Alias(_, { source, range }) {
      const offset = range?.[0] ?? 0;
      if (!anchors.has(source)) found.push({ offset, message: inQuotes(`*${source}`) });
    },
    Pair(_, { key }) {
      if (!isScalar(key) || !key.range) return;
      const [offset, end] = key.range;
      if (/^[^\S ]/.test(String(key.value)))
        found.push({
          offset,
          message: 'this line is indented with blanks that only look like spaces: write spaces',
        });
      const channel = key.value === 'channel' && commentAt(text, end);
      if (channel) found.push({ offset: end, message: asComment(channel) });
    },
  });
  return found;
}

/** The comment that is where a value should be, if it is a single word: `#payments`. */
export function commentAt(text: string, offset: number): string | null {
  return /^[ ]*:?[ ]*(#[^\s#]+)[ ]*(?:\r?\n|$)/.exec(text.slice(offset, offset + 200))?.[1] ?? null;
}

/** What to write instead. */
export const asComment = (word: string) =>
  `${shown(word)} is a comment here, because of the #: put it in quotes, ${shown(`"${word}"`)}`;

function placeOf({ pos: [offset], message }: YAMLError, text: string): Place {
  const start = startOf(text, offset);
  const line = lineAt(text, start);
  return { text, offset, message, line: line.trim(), start, rest: line.slice(offset - start).trimEnd() };
}

const startOf = (text: string, offset: number) => text.lastIndexOf('\n', offset - 1) + 1;
const lineAt = (text: string, start: number) => /[^\r\n]*/.exec(text.slice(start, start + 1000))![0];
const indentOf = (line: string) => line.length - line.trimStart().length;

/** The line above that is not blank, as written; empty for none. */
function lineAbove(text: string, start: number): string {
  const lines = text.slice(Math.max(0, start - 5000), start).split(/\r?\n/);
  return lines.findLast((line) => line.trim() !== '') ?? '';
}

const shown = (text: string) => `\`${cut(text.replaceAll('`', "'"), 60)}\``;
const quotedWith = (text: string) => (/["\\]/.test(text) ? `'${text.replaceAll("'", "''")}'` : `"${text}"`);
const inQuotes = (text: string) =>
  text.startsWith('`')
    ? 'a text that begins with a backtick needs quotes around it'
    : `${shown(text)} begins with a character that has a meaning of its own in YAML: put it in quotes, ${shown(quotedWith(text))}`;

/** `@mira`, `%`, `!docs/a.md`: the key or the value, up to the end of its line, or of its place in brackets. */
function reservedStart({ rest, text, start, offset }: Place): string {
  const isInBrackets = /[[{][^\]}]*$/.test(text.slice(start, offset));
  const value = rest.replace(isInBrackets ? /\s*[,\]}].*$/ : /\s+#.*$/, '');
  return inQuotes(value.replace(/:(?:\s.*)?$/, ''));
}

/** `!!str` */
function tag({ rest }: Place): string | null {
  const name = /^!![^\s,\]}]+/.exec(rest)?.[0];
  return name ? `${shown(name)} is a tag, and tags are not used here: take it out` : null;
}

/** `incident:outage` */
function missingSpace({ line }: Place): string | null {
  const [, key, value] = /^(?:- )?([\w-]+):(?![\s/])(.+)$/.exec(line) ?? [];
  return key ? `a space is missing after the colon: write ${shown(`${key}: ${value}`)}` : null;
}

/** `incident outage`, `incident = outage`, `incidents` */
function missingColon({ line }: Place): string | null {
  const [, key, value] = /^([\w-]+)(?:\s*=\s*|\s+|$)([^:]*)$/.exec(line) ?? [];
  return key ? `a colon is missing after the name: write ${shown(`${key}: ${value}`.trim())}` : null;
}

/** `text: Note: it is down` */
function secondColon({ rest }: Place): string | null {
  return /^[^"'].*:\s/.test(rest)
    ? `a text with a colon in it needs quotes: write ${shown(quotedWith(rest))}`
    : null;
}

/** A value, and below it a line that is indented further. */
function indentedBelowValue({ text, start, line }: Place): Mistake | null {
  const below = /\n([ ]*)([^\s#][^\r\n]*)/.exec(text.slice(start));
  const isDeeper = below && below[1]!.length > indentOf(lineAt(text, start));
  if (!isDeeper || !/^[^:]+:\s+\S/.test(line) || /:\s.*:(?:\s|$)/.test(line)) return null;
  const offset = start + below.index + 1 + below[1]!.length;
  return {
    offset,
    message: `this line is indented further than ${shown(line)} above it, which has a value already: indent both alike`,
  };
}

/** A line of a list among settings, or one that is not indented like those above it. */
function listBeside({ line, text, start, message }: Place): string | null {
  if (!/^-\s/.test(line) || /^Nested/.test(message)) return null;
  const above = lineAbove(text, start).trim();
  return /^-\s/.test(above)
    ? 'this entry of the list is not indented like those above it: indent all alike'
    : `this begins a list, and ${shown(above)} above it does not: give the list a name of its own, such as \`name:\`, or write it as a setting`;
}

/** `x: - a` */
function listAfterKey({ rest }: Place): string | null {
  return /^-\s/.test(rest) ? `a list begins on a line of its own: move ${shown(rest)} below, indented` : null;
}

function unevenIndent({ text, start, line }: Place): string {
  const [here, above] = [indentOf(lineAt(text, start)), indentOf(lineAbove(text, start))];
  if (/^-(?=[^\s-])/.test(line))
    return `a space is missing after the dash: write ${shown(line.replace('-', '- '))}`;
  if (here === above)
    return `this line is no entry of the list above it: begin it with a dash, ${shown(`- ${line}`)}, or indent it less`;
  return `this line is indented by ${spaces(here)}, and the line above it by ${spaces(above)}: indent settings that belong together alike`;
}

const spaces = (count: number) => (count === 1 ? '1 space' : count === 0 ? 'nothing' : `${count} spaces`);

/** The parser notices only at the next line, or at the end, that a bracket is open. */
function unclosedBracket({ text, offset, message }: Place): Mistake | null {
  const closing = /end with a ([\]}])$/.exec(message)?.[1];
  if (!closing) return null;
  const opening = closing === ']' ? '[' : '{';
  const at = text.lastIndexOf(opening, offset - 1);
  return {
    offset: Math.max(0, at),
    message: `the bracket \`${opening}\` is never closed: write \`${closing}\` where its list ends`,
  };
}

/** The first line in which a value begins with a quotation mark that does not end there. */
function unclosedQuote({ text, message }: Place): Mistake | null {
  const mark = /closing (["'])quote/.exec(message)?.[1];
  if (!mark) return null;
  const open =
    mark === '"' ? /(?:^|[:\-,[{])[ ]*("(?:[^"\\\n]|\\.)*)$/m : /(?:^|[:\-,[{])[ ]*('(?:[^'\n]|'')*)$/m;
  const found = open.exec(text);
  const value = found?.[1]?.trimEnd() ?? '';
  return {
    offset: found ? found.index + found[0].indexOf(mark) : Math.max(0, text.lastIndexOf(mark)),
    message: `this quotation mark is never closed${value.length > 1 ? `: write ${shown(value + mark)}` : ''}`,
  };
}

function closingBracket({ rest }: Place): string | null {
  return /^[\]}]/.test(rest) ? `there is one \`${rest[0]}\` too many here` : null;
}

/** `> 5`, `| text` */
function blockStart({ line, text, start, offset }: Place): string | null {
  const before = lineAt(text, start).slice(0, offset - start);
  const sign = /[|>]\s*$/.exec(before)?.[0];
  if (!sign) return null;
  const value = line.slice(line.indexOf(sign.trim()));
  return inQuotes(value);
}

/** `'it's down'`, `"a" one` */
function endedQuote({ line, text, start, offset }: Place): string | null {
  const before = lineAt(text, start).slice(0, offset - start);
  const [, mark] = /(["'])\s*$/.exec(before) ?? [];
  if (!mark) return null;
  const whole = line.slice(line.indexOf(mark));
  const value = whole.endsWith(mark) ? whole.slice(1, -1) : whole;
  return `the quotation ends at the second \`${mark}\`, and the line goes on: put quotes around all of it, ${shown(quotedWith(value))}`;
}
