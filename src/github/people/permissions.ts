import type { Permissions } from '../needs.ts';
import type { People } from './port.ts';

export const peoplePermissions: Permissions<People> = {
  needs: { permission: { metadata: 'read' }, assignable: { metadata: 'read' } },
  why: { metadata: 'Checks what the author of a command may do.' },
};
