import type { IssueRef } from '../vocabulary/refs.ts';
import type { Context } from './octokit-context.ts';
import { isGone, statusOf } from './octokit-errors.ts';
import { repoOf, toIssue } from './octokit-words.ts';
import type { Issue } from './port.ts';

const at = ({ owner, repo, number }: IssueRef) => ({ owner, repo, issue_number: number });

/** An issue's sub-issues, wherever they stand. Throws 404 where the issue, or the feature, is missing. */
export async function listSubIssues({ client, app }: Context, parent: IssueRef): Promise<Issue[]> {
  const request = { ...at(parent), per_page: 100 };
  const raw = await client.paginate(client.rest.issues.listSubIssues, request);
  return raw.map((issue) => toIssue(issue, repoOf(issue) ?? parent, app));
}

/** Makes an issue a sub-issue. False when the server has none, when the parent is gone, full or a pull request. */
export async function addSubIssue(context: Context, parent: IssueRef, child: number): Promise<boolean> {
  const { client, features } = context;
  // A post-mortem can name any number as its incident: only an issue that is there can show what the server lacks.
  const probe = async () => {
    const found = await client.rest.issues.get(at(parent)).catch((error: unknown) => {
      if (!isGone(error)) throw error;
      return null;
    });
    if (found && !found.data.pull_request) await listSubIssues(context, parent);
  };
  try {
    const add = () => client.rest.issues.addSubIssue({ ...at(parent), sub_issue_id: child });
    return (await features.attempt('sub-issues', add, probe)) !== null;
  } catch (error) {
    // 422 for a parent that is full, for a child that has another parent, and for one that is there already.
    if (isGone(error)) return false;
    if (statusOf(error) !== 422) throw error;
    return (await listSubIssues(context, parent)).some(({ id }) => id === child);
  }
}
