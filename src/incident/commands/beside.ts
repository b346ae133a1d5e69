import { type CommandLine, type CommandName, readCommands } from './read.ts';

/** What people put before a command: a mention, a heading, bold type, code. */
const AROUND = /^(?:@[\w[\]-]+[ ,:]*|#{1,6} |[*_`~]{1,3})+/;
/** A phase, a role or a severity without the word in front; other verbs may be addresses: `/status is down`. */
const ALONE = /^\/(?:investigating|identified|mitigated|resolved|false-alarm|ic|sev)(?= |$)/i;

/**
 * A command that is the only line of a comment, and is not read because of what is around it, or because its first word
 * is missing or joined: one in bold type or in code, `@debrief /incident resolved`, `\incident resolved`, `/resolved`,
 * `/incident-resolved`. Null for anything else. In longer comments it is talk about commands.
 */
export function readBeside(comment: string, name: CommandName = 'incident'): CommandLine | null {
  const line = comment.trim();
  if (line.length > 500 || /[\r\n]/.test(line)) return null;
  const bare = line
    .replace(AROUND, '')
    .replace(/[*_`~]{1,3}$/, '')
    .replace(/^\\/, '/')
    .replace(new RegExp(`^/${name}[-_]?(?=[a-z])`, 'i'), `/${name} `);
  const command = name === 'incident' && ALONE.test(bare) ? `/${name} ${bare.slice(1)}` : bare;
  return command === line ? null : (readCommands(command, name)[0] ?? null);
}
