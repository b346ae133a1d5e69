import type { IssueRef } from '../../vocabulary/refs.ts';
import { type Context, ifThere, list, look, PAGE } from '../call.ts';
import { statusOf } from '../errors.ts';
import type { Issue } from '../issues/port.ts';
import { ISSUE, repoOf, toIssue } from '../issues/shape.ts';
import { nameOf, onIssue } from '../names.ts';
import type { SubIssues } from './port.ts';

export function octokitSubIssues(context: Context): SubIssues {
  const subIssues = (parent: IssueRef): Promise<Issue[] | null> => {
    const doing = `list the sub-issues of ${nameOf(parent)}`;
    const { listSubIssues } = context.client.rest.issues;
    const pages = listSubIssues.endpoint({ ...onIssue(parent), per_page: PAGE });
    return ifThere(context, doing, async () => {
      const raw = await list(context, doing, ISSUE, pages);
      return raw.map((issue) => toIssue(issue, repoOf(issue) ?? parent, context.app));
    });
  };
  return {
    subIssues,
    addSubIssue: (parent, child) => addSubIssue(context, parent, child, subIssues),
  };
}

/** False when the server has no sub-issues, and when the parent is gone, full, or a pull request. */
async function addSubIssue(
  context: Context,
  parent: IssueRef,
  child: Issue,
  subIssues: SubIssues['subIssues'],
): Promise<boolean> {
  const { issues } = context.client.rest;
  const { features } = context.server;
  const doing = `make ${nameOf(child)} a sub-issue of ${nameOf(parent)}`;
  const add = () =>
    look(context, doing, ISSUE, () => issues.addSubIssue({ ...onIssue(parent), sub_issue_id: child.id }));
  // A post-mortem can name any number as its incident, and only a parent that exists can show what the server lacks.
  const probe = async () => {
    const found = await look(context, `read ${nameOf(parent)}`, ISSUE, () => issues.get(onIssue(parent)));
    return !found || Boolean(found.pull_request) || (await subIssues(parent)) !== null;
  };
  try {
    return (await features.attempt('sub-issues', context.now(), add, probe)) !== null;
  } catch (error) {
    // 422: the parent is full, the child has another parent, or it is there already.
    if (statusOf(error) !== 422) throw error;
    return ((await subIssues(parent)) ?? []).some(({ id }) => id === child.id);
  }
}
