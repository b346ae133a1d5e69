import { LOGIN, ROLE_NAMES, ROLES } from '../../vocabulary/roles.ts';
import type { Command } from './command.ts';

/** Four verbs of one kind: each puts somebody in a role, or hands it over. */
const roles: readonly Command[] = ROLE_NAMES.map((role) => ({
  verb: role,
  place: 50,
  usage: `${role} <@login|me>`,
  about: `Names the ${role === 'dri' ? 'DRI, who answers for the whole' : ROLES[role].toLowerCase()}, or hands over.`,
  examples: [`${role} me`, `${role} @octocat`],
  run(text, said, folding) {
    const word = text.replace(/^@/, '');
    const login = word.toLowerCase() === 'me' ? said.by : word;
    if (!login) return `Who? \`/incident ${role} @somebody\`, or \`/incident ${role} me\`.`;
    if (!LOGIN.test(login))
      return `One person takes a role, by GitHub login: \`/incident ${role} @somebody\`, or \`/incident ${role} me\`.`;
    folding.setRole(role, ROLES[role], login, said);
    return null;
  },
}));
export default roles;
