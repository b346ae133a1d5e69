import { LOGIN, ROLE_NAMES, ROLES, type Role } from '../../vocabulary/roles.ts';
import type { Command } from './command.ts';

const ALIASES: Readonly<Record<Role, readonly string[]>> = {
  ic: ['commander', 'lead', 'incident commander', 'incident-commander'],
  dri: ['owner'],
  comms: ['communications', 'communications lead', 'comms lead'],
  scribe: ['notes'],
};
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

/** Four verbs of one kind: each puts somebody in a role, hands it over, or leaves it empty. */
const roles: readonly Command[] = ROLE_NAMES.map((role) => ({
  verb: role,
  aliases: Object.fromEntries(ALIASES[role].map((alias) => [alias, role])),
  place: 50,
  usage: `${role} <@login|me|->`,
  about: `Names the ${role === 'dri' ? 'DRI, who answers for the whole' : ROLES[role].toLowerCase()}, or hands over; a hyphen leaves the role empty.`,
  examples: [`${role} me`, `${role} @octocat`, `${role} -`],
  login: loginIn,
  run(text, said, folding) {
    const word = text.replace(/^@/, '');
    if (text === '-') {
      folding.setRole(role, null, said);
      return null;
    }
    if (NOBODY.has(text.toLowerCase())) return `To leave the role empty: \`/incident ${role} -\`.`;
    const login = word.toLowerCase() === 'me' ? said.by : word;
    if (!login) return `Who? \`/incident ${role} @somebody\`, or \`/incident ${role} me\`.`;
    if (!LOGIN.test(login))
      return `One person takes a role, by GitHub login: \`/incident ${role} @somebody\`, or \`/incident ${role} me\`.`;
    if (folding.isUnknown(login))
      return `Nobody called \`${login}\` has access to this repository. Check the spelling: \`/incident ${role} @somebody\`.`;
    folding.setRole(role, login, said);
    return null;
  },
}));
export default roles;

function loginIn(text: string): string | null {
  const word = text.replace(/^@/, '');
  const isName = word.toLowerCase() !== 'me' && !NOBODY.has(text.toLowerCase()) && LOGIN.test(word);
  return isName ? word : null;
}
