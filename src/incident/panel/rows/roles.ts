import { phrase } from '../../../markdown/write/markdown.ts';
import { clockText } from '../../../time/text.ts';
import { rolesFor } from '../../roles.ts';
import { type PanelRow, person } from '../row.ts';

const roles: PanelRow = {
  place: 20,
  show: ({ incident, policy }) =>
    Object.entries(rolesFor(policy)).flatMap(([role, title]) => {
      const held = incident.roles[role];
      if (!held) return [];
      return [[title, phrase`${person(held.login)}, since ${clockText(held.since, incident.declaredAt)}`]];
    }),
};
export default roles;
