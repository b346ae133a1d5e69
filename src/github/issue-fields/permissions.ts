import type { Permissions } from '../needs.ts';
import type { IssueFields } from './port.ts';

export const issueFieldsPermissions: Permissions<IssueFields> = {
  needs: { dateField: { issues: 'read' }, setDateField: { issues: 'write' } },
  why: {
    issues: 'Keeps the due date of an action item in a field of its issue, if the policy names one.',
  },
};
