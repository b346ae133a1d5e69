import type { Permissions } from '../needs.ts';
import type { People } from './port.ts';

export const peoplePermissions: Permissions<People> = {
  needs: { permission: { metadata: 'read' }, assignable: { metadata: 'read' } },
  why: { metadata: 'Asks what a person who gives a command may do.' },
};
