/** A command as it stands in a comment: `/incident VERB text`, alone on its line. */
export interface CommandLine {
  /** Empty when somebody typed `/incident` alone. */
  readonly verb: string;
  readonly text: string;
}

const COMMAND = /^( {0,3})\/incident(?:[ \t]+(\S+)[ \t]*(.*?))?[ \t]*$/i;
const ITEM = /^ {0,3}(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)/;
const FENCE = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/;

/**
 * The commands of a comment, in reading order. A command begins its line; in a quotation, in a list, in code and in
 * an HTML comment it is talk about commands. Read by lines and not with a Markdown parser: a comment can hold 65,536
 * characters of nesting, for which parsers take minutes, and nesting never matters at the beginning of a line.
 */
export function readCommands(comment: string): CommandLine[] {
  const commands: CommandLine[] = [];
  let fence: string | null = null;
  let hiddenUntil: RegExp | null = null;
  let quoted = false;
  let listed = false;
  for (const line of comment.split(/\r\n|\n|\r/)) {
    if (fence) {
      if (closes(line, fence)) fence = null;
    } else if (hiddenUntil) {
      if (hiddenUntil.test(line)) hiddenUntil = null;
    } else if (FENCE.test(line)) {
      fence = FENCE.exec(line)![1]!;
    } else if (opens(line, '<!--', '-->')) {
      hiddenUntil = /-->/;
    } else if (/^ {0,3}<pre\b/i.test(line) && !/<\/pre>/i.test(line)) {
      hiddenUntil = /<\/pre>/i;
    } else {
      // A line right below a quotation still belongs to it, as GitHub shows it.
      quoted = /^ {0,3}>/.test(line) || (quoted && line.trim() !== '');
      // What is indented below an item belongs to it; elsewhere a space or two in front are nobody's intention.
      listed = ITEM.test(line) || (listed && /^(?:[ \t]|$)/.test(line));
      const read = quoted ? null : COMMAND.exec(line);
      if (read && !(listed && read[1])) commands.push({ verb: read[2] ?? '', text: read[3] ?? '' });
    }
  }
  return commands;
}

/** Whether a comment asks anything of Debrief; a comment that does not costs nothing. */
export function hasCommand(comment: string): boolean {
  return readCommands(comment).length > 0;
}

function closes(line: string, fence: string): boolean {
  const run = /^ {0,3}([`~]+)[ \t]*$/.exec(line)?.[1];
  return run !== undefined && run.length >= fence.length && run === fence[0]!.repeat(run.length);
}

function opens(line: string, start: string, end: string): boolean {
  const at = line.lastIndexOf(start);
  return at !== -1 && !line.includes(end, at);
}
