import type { IssueRow } from './emulator.ts';
import type { World } from './world.ts';

/** Writes an event into the history of an issue or pull request. */
export function addEvent(
  world: World,
  issue: IssueRow,
  event: string,
  actor: number,
  more: Record<string, unknown> = {},
): void {
  const none = {
    commit_id: null,
    commit_url: null,
    label_name: null,
    assignee_id: null,
    milestone_title: null,
  };
  const row = { node_id: '', repo_id: issue.repo_id, issue_number: issue.number, event, actor_id: actor };
  world.tables.issueEvents.insert({ ...none, rename: null, ...row, ...more });
}
