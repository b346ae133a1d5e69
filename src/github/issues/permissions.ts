import type { Permissions } from '../needs.ts';
import type { Issues } from './port.ts';

export const issuesPermissions: Permissions<Issues> = {
  needs: {
    issue: { issues: 'read' },
    movedTo: { issues: 'read' },
    issueEvents: { issues: 'read' },
    issuesWithLabels: { issues: 'read' },
    ownIssues: { issues: 'read' },
    openIssue: { issues: 'write' },
    editIssue: { issues: 'write' },
    addLabels: { issues: 'write' },
    removeLabel: { issues: 'write' },
    assign: { issues: 'write' },
    unassign: { issues: 'write' },
  },
  why: {
    issues: 'Opens the incident issue and the issues of action items; labels, assigns and closes them.',
  },
};
