import type { Permissions } from '../needs.ts';
import type { Activity } from './port.ts';

export const activityPermissions: Permissions<Activity> = {
  needs: {
    commits: { contents: 'read' },
    commitFiles: { contents: 'read' },
    deployments: { deployments: 'read' },
    deploymentStatuses: { deployments: 'read' },
    releases: { contents: 'read' },
    workflowRuns: { actions: 'read' },
  },
  why: {
    contents: 'Reads what was merged and released before and during an incident, for its timeline.',
    deployments:
      'Reads what was deployed before and during an incident, for its timeline. Without it the timeline says that this is missing.',
    actions:
      'Reads which workflows failed before and during an incident, for its timeline. Without it the timeline says that this is missing.',
  },
};
