import type { Permissions } from '../needs.ts';
import type { SubIssues } from './port.ts';

export const subIssuesPermissions: Permissions<SubIssues> = {
  needs: { subIssues: { issues: 'read' }, addSubIssue: { issues: 'write' } },
  why: { issues: 'Makes action items sub-issues of their incident.' },
};
