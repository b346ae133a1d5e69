import { phrase } from '../../../markdown/write/markdown.ts';
import { clockText } from '../../../time/when.ts';
import { ROLE_NAMES, ROLES } from '../../../vocabulary/roles.ts';
import { type PanelRow, person } from '../row.ts';

const roles: PanelRow = {
  place: 20,
  show: ({ incident }) =>
    ROLE_NAMES.flatMap((role) => {
      const held = incident.roles[role];
      if (!held) return [];
      return [
        [ROLES[role], phrase`${person(held.login)}, since ${clockText(held.since, incident.declaredAt)}`],
      ];
    }),
};
export default roles;
