import { LOGIN, ROLE_NAMES, ROLES, type Role } from '../../vocabulary/roles.ts';
import type { Folding } from '../folding.ts';
import type { Attribution } from '../incident.ts';
import type { Command } from './command.ts';

const ALIASES: Readonly<Record<Role, readonly string[]>> = {
  ic: ['commander', 'lead', 'incident commander', 'incident-commander'],
  deputy: ['deputy commander'],
  dri: ['responsible', 'assign'],
  comms: ['communications', 'communications lead', 'comms lead'],
  scribe: ['notes'],
};
const OFTEN = new Set(['ic', 'comms']);
/** Words for "nobody", which are somebody's login on GitHub. */
const NOBODY = new Set([
  'none',
  'nobody',
  'noone',
  'no-one',
  'vacant',
  'unassigned',
  'tbd',
  'n/a',
  'na',
  '?',
]);

/** One verb for each role: each puts somebody in it, hands it over, or leaves it empty. */
const roles: readonly Command[] = ROLE_NAMES.map((role) => roleCommand(role, ROLES[role], ALIASES[role]));
export default roles;

/** The command for a role, by the word that people type and its title. */
export function roleCommand(role: string, title: string, aliases: readonly string[]): Command {
  const named = role === 'dri' ? 'DRI, who is accountable for the incident' : title.toLowerCase();
  return {
    verb: role,
    aliases: Object.fromEntries(aliases.map((alias) => [alias, role])),
    place: 50,
    ...(OFTEN.has(role) && { often: true as const }),
    usage: `${role} <@login|me|->`,
    about: `Names the ${named}, or hands over; a hyphen leaves the role empty.`,
    examples: [`${role} me`, `${role} @octocat`, `${role} -`],
    logins: (text) => (isName(text) ? [wordOf(text)] : []),
    run(text, said, folding) {
      if (text === '-') {
        folding.setRole(role, null, said);
        return null;
      }
      const who = personIn(text, role, said, folding);
      if (typeof who === 'object') return who.problem;
      folding.setRole(role, who, said);
      return null;
    },
  };
}

/** The login that a command names, `me` read as who says it; or what is wrong with it, as Markdown. */
export function personIn(
  text: string,
  verb: string,
  said: Attribution,
  folding: Folding,
): string | { readonly problem: string } {
  if (NOBODY.has(text.toLowerCase())) return { problem: `To leave it empty: \`/incident ${verb} -\`.` };
  const word = wordOf(text);
  const login = word.toLowerCase() === 'me' ? said.by : word;
  const typed = `\`/incident ${verb} @somebody\``;
  if (!login) return { problem: `Who? ${typed}, or \`/incident ${verb} me\`.` };
  if (!LOGIN.test(login))
    return { problem: `One person, by GitHub login: ${typed}, or \`/incident ${verb} me\`.` };
  if (folding.isUnknown(login))
    return {
      problem: `\`${login}\` cannot be assigned here: no such account has access to this repository. Check the spelling, give them access and repeat the command, or name somebody else: ${typed}.`,
    };
  return login;
}

/** Whether a command's text is a login that has to be looked up. */
export function isName(text: string): boolean {
  const word = wordOf(text);
  return word.toLowerCase() !== 'me' && !NOBODY.has(text.toLowerCase()) && LOGIN.test(word);
}

/** The login in `@ana`, `@ana,`, `https://github.com/ana` and `[@ana](https://github.com/ana)`. */
function wordOf(text: string): string {
  const linked = /^\[([^[\]]{1,101})\]\(\S{1,200}\)$/.exec(text)?.[1] ?? text;
  return linked
    .replace(/[.,;:!]+$/, '')
    .replace(/^https?:\/\/[^/\s]{1,100}\/(?=[^/\s]+$)/, '')
    .replace(/^@/, '');
}
