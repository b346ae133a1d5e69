import { distance } from 'fastest-levenshtein';
import { mailAt } from './mail.ts';

/** A command in a comment: `/incident VERB text` or `/debrief VERB text`, at the beginning of its line. */
export interface CommandLine {
  /** The word after the slash, as typed. */
  readonly name: string;
  /** Empty when somebody typed `/incident` alone. */
  readonly verb: string;
  /** What follows the verb on the same line. */
  readonly text: string;
  /** The lines below it, up to a blank line, a quotation, code or the next command. */
  readonly paragraph: readonly string[];
  /** The same, but across blank lines. */
  readonly rest: readonly string[];
}

const ITEM = /^ {0,3}(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)/;
const FENCE = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/;
/** Every blank of keyboards, web pages and input methods that is not a plain space or a line end. */
const BLANKS = /[\t\v\f\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]/g;
/** Invisible characters: zero-width ones, byte order marks, marks of direction. */
const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/g;
/** The slash of a Latin keyboard, and the wide one of an input method. */
const SLASHES = ['/', '／'];
/** Quotation marks before a command, and those that close them. */
const OPENING = /["'\u2018-\u201F\u00AB\u2039\u300C\u300E\uFF02\uFF07]/g;
const CLOSING = /["'\u2018-\u201F\u00BB\u203A\u300D\u300F\uFF02\uFF07]/g;
const ENDS_QUOTED = new RegExp(`${CLOSING.source}$`);
/** Without the apostrophe of `/incident's panel`. */
const LETTERS = /^[\p{L}\p{M}]+$/u;
/** Not an apostrophe. */
const CLOSES_QUOTED = new RegExp(`${CLOSING.source}(?!\\w)`);

/**
 * The word after the slash: `/incident` on incidents, `/action` on the issues of action items, `/debrief` on pull
 * requests.
 */
export type CommandName = 'incident' | 'action' | 'debrief';

/**
 * The commands of a comment, in reading order. A command begins its line; in a quotation, in a list, in code, in an
 * HTML comment and in what a mail program quotes it is only mentioned. Read by lines and not with a Markdown parser:
 * a comment can hold 65,536 characters of nesting, for which parsers take minutes, and nesting never matters at the
 * beginning of a line. The time it takes grows with the length of the comment and no faster.
 *
 * @param name the word after the slash
 */
export function readCommands(comment: string, name: CommandName = 'incident'): CommandLine[] {
  return readLines(comment, (word) => word === name);
}

/** Lines that would be commands, if the word after the slash were spelled right: `/incidents update`. */
export function readMisspelt(comment: string, name: CommandName = 'incident'): CommandLine[] {
  return readLines(
    comment,
    (word) => word !== name && LETTERS.test(word) && word[0] === name[0] && distance(word, name) <= 2,
  );
}

/** Commands in what a mail program quoted: not followed, and answered, since the quotation is recognised by its form. */
export function readQuoted(comment: string, name: CommandName = 'incident'): CommandLine[] {
  return readLines(comment, (word) => word === name, true);
}

/** @param isQuoted whether to read what a mail program quoted, instead of what is above it */
function readLines(comment: string, isName: (word: string) => boolean, isQuoted = false): CommandLine[] {
  const commands: { name: string; verb: string; text: string; paragraph: string[]; rest: string[] }[] = [];
  let fence: string | null = null;
  let hiddenUntil: RegExp | null = null;
  let quoted = false;
  let isBelow = false;
  let listed = false;
  /** Whether the lines below the last command still belong to its paragraph, and to it at all. */
  let [inParagraph, inRest] = [false, false];
  const lines = comment.split(/\r\n|\n|\r/);
  for (const [index, line] of lines.entries()) {
    if (fence) {
      if (closes(line, fence)) fence = null;
    } else if (hiddenUntil) {
      if (hiddenUntil.test(line)) hiddenUntil = null;
    } else if (FENCE.test(line)) {
      fence = FENCE.exec(line)![1]!;
      [inParagraph, inRest] = [false, false];
    } else if (opens(line, '<!--', '-->')) {
      hiddenUntil = /-->/;
      [inParagraph, inRest] = [false, false];
    } else if (/^ {0,3}<pre\b/i.test(line) && !/<\/pre>/i.test(line)) {
      hiddenUntil = /<\/pre>/i;
      [inParagraph, inRest] = [false, false];
    } else {
      // A line right below a quotation still belongs to it, as GitHub shows it.
      quoted = /^ {0,3}>/.test(line) || (quoted && line.trim() !== '');
      // Text indented below an item belongs to it; elsewhere, a space or two in front mean nothing.
      listed = ITEM.test(line) || (listed && /^(?:[ \t]|$)/.test(line));
      const read = quoted ? null : commandOf(line, isName);
      if (read && !(listed && read.indented)) {
        const { name, verb, text } = read;
        commands.push({ name, verb, text, paragraph: [], rest: [] });
        [inParagraph, inRest] = [true, true];
        continue;
      }
      const mail = quoted ? null : mailAt(lines, index);
      if (mail === 'quoted' && !isBelow) {
        if (!isQuoted) break;
        commands.length = 0;
        isBelow = true;
      }
      if (quoted || mail) [inParagraph, inRest] = [false, false];
      if (line.trim() === '') inParagraph = false;
      if (inParagraph) commands.at(-1)!.paragraph.push(line.trim());
      if (inRest) commands.at(-1)!.rest.push(line.trimEnd());
    }
  }
  return isBelow === isQuoted ? commands : [];
}

/** Whether a comment asks anything of Debrief; a comment that does not costs nothing. */
export function hasCommand(comment: string, name: CommandName = 'incident'): boolean {
  return readCommands(comment, name).length > 0;
}

interface ReadLine {
  readonly name: string;
  readonly verb: string;
  readonly text: string;
  readonly indented: boolean;
}

/** The command that a line begins with; null when it begins with something else. */
function commandOf(line: string, isName: (word: string) => boolean): ReadLine | null {
  let start = 0;
  let spaces = 0;
  let isQuoted = false;
  for (; start < line.length && spaces <= 3; start++) {
    const character = line[start]!;
    if (SLASHES.includes(character)) break;
    // A tab is indented code, as Markdown has it.
    if (character === ' ' || (character !== '\t' && isOne(BLANKS, character))) spaces += 1;
    else if (!isQuoted && isOne(OPENING, character)) isQuoted = true;
    else if (!isOne(INVISIBLE, character)) return null;
  }
  if (spaces > 3 || !SLASHES.includes(line[start] ?? '')) return null;
  const words = line.slice(start + 1).replace(BLANKS, ' ');
  const [first = ''] = words.slice(0, 40).replace(INVISIBLE, '').toLowerCase().split(/[ :,]/);
  const name = first.replace(ENDS_QUOTED, '');
  if (!isName(name)) return null;
  const rest = words
    .slice(words.search(/[ :,]|$/))
    .replace(/^[ :,]+/, '')
    .trim();
  const text = isQuoted && name === first ? unquoted(rest) : rest;
  if (text === null) return null;
  const end = text.indexOf(' ');
  const verb = end === -1 ? text : text.slice(0, end);
  return {
    name,
    verb: verb.replace(INVISIBLE, ''),
    text: end === -1 ? '' : text.slice(end + 1).trim(),
    indented: spaces > 0,
  };
}

/** The text of a line that is quoted as a whole; null if it goes on after the quotation, and so only tells of a command. */
function unquoted(rest: string): string | null {
  if (ENDS_QUOTED.test(rest)) return rest.slice(0, -1).trim();
  return CLOSES_QUOTED.test(rest) ? null : rest;
}

const isOne = (kind: RegExp, character: string) => character.search(kind) === 0;

function closes(line: string, fence: string): boolean {
  const run = /^ {0,3}([`~]+)[ \t]*$/.exec(line)?.[1];
  return run !== undefined && run.length >= fence.length && run === fence[0]!.repeat(run.length);
}

function opens(line: string, start: string, end: string): boolean {
  const at = line.lastIndexOf(start);
  return at !== -1 && !line.includes(end, at);
}
