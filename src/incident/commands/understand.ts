import { memoized } from '../../vocabulary/memoized.ts';
import type { Command } from './command.ts';
import type { CommandLine } from './read.ts';

/** What a command is found by. */
type Word = Pick<Command, 'verb' | 'aliases' | 'takes'>;

/** A command that was found for what somebody typed, with its text as the command takes it. */
export interface Understood<C extends Word = Command> {
  readonly command: C;
  readonly text: string;
}

/** Dashes that autocorrection puts in place of `-`. */
const DASHES = /[\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]/g;
const QUOTES = /["'`\u2018-\u201F\u00AB\u00BB\u2039\u203A\u300C-\u300F\uFF02\uFF07]/g;

/** Finds the command for a line by its verb or an alias, whatever the keyboard made of it; null when there is none. */
export function understand<C extends Word>(line: CommandLine, commands: readonly C[]): Understood<C> | null {
  const verb = plainWord(line.verb);
  const [next = '', ...others] = line.text.split(' ').filter(Boolean);
  const two = `${verb} ${plainWord(next)}`;
  const known = tableOf(commands) as Words<C>;
  const found = known.get(two) ?? known.get(verb);
  if (!found) return null;
  const own = known.has(two) ? others.join(' ') : line.text;
  const text = [found.first, own].filter(Boolean).join(' ');
  return { command: found.command, text: textFor(found.command, text, line) };
}

type Words<C> = ReadonlyMap<string, { readonly command: C; readonly first: string }>;

/** The meaning of each word; memoized, because a comment can contain thousands of commands. */
const tableOf = memoized(
  (commands: readonly Word[]): Words<Word> =>
    new Map(
      commands.flatMap((command) => [
        [command.verb, { command, first: '' }] as const,
        ...Object.entries(command.aliases ?? {}).map(
          ([alias, means]) => [alias, { command, first: means.slice(command.verb.length).trim() }] as const,
        ),
      ]),
    ),
);

function textFor({ takes = 'line' }: Word, text: string, line: CommandLine): string {
  switch (takes) {
    case 'line':
      return text.normalize('NFKC').replace(QUOTES, '').replace(DASHES, '-').replace(/^\s*=/, '').trim();
    case 'paragraph':
      return [text, ...line.paragraph].filter(Boolean).join(' ');
    case 'everything':
      return [text, ...line.rest].join('\n').trim();
  }
}

/** A word in lower case, with plain hyphens, without quotes around it and without a colon or comma after it. */
function plainWord(word: string): string {
  return word
    .slice(0, 60)
    .normalize('NFKC')
    .toLowerCase()
    .replace(DASHES, '-')
    .replace(QUOTES, '')
    .replace(/[:,.!=]+$/, '');
}
