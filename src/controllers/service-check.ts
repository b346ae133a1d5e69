import type { Comment, GitHub, PullRequest } from '../github/port.ts';
import { hasCommand } from '../incident/commands/read.ts';
import type { Listeners } from './hint.ts';

const ACTIONS = new Set(['opened', 'reopened', 'synchronize', 'ready_for_review', 'labeled', 'unlabeled']);

/** The events for a check about the services of a pull request: the pull request, and `/debrief` commands on it. */
export const SERVICE_CHECK_EVENTS: Listeners = {
  pull_request: {
    why: 'A pull request that changes a service, if the policy checks its error budget or overdue action items.',
    objects: ({ action = '', pull_request }) => (ACTIONS.has(action) ? [pull_request?.number] : []),
  },
  issue_comment: {
    why: 'Commands on a pull request (`/debrief …`).',
    objects: ({ own, issue, comment, changes }) =>
      !own &&
      issue?.pull_request &&
      [comment?.body, changes?.body?.from].some((body) => hasCommand(body ?? '', 'debrief'))
        ? [issue.number]
        : [],
  },
};

/** The paths of all files that a pull request changes, and the old paths of moved ones. 1 call for each 100 files. */
export async function changedPaths(pull: PullRequest, github: GitHub): Promise<string[]> {
  const files = await github.changedFiles(pull);
  return files.flatMap(({ path, previousPath }) => (previousPath ? [path, previousPath] : [path]));
}

/** The comments on a pull request, oldest first. No call if there are none. */
export async function commentsOn(pull: PullRequest, github: GitHub): Promise<Comment[]> {
  if (pull.commentCount === 0) return [];
  const events = await github.issueEvents(pull);
  return events.flatMap((event) => (event.type === 'commented' ? [event.comment] : []));
}
