import type { IssueRef, Repo } from '../vocabulary/refs.ts';

/** `acme/shop` or `acme/shop#7`, for messages. */
export function nameOf({ owner, repo, number }: Repo & { readonly number?: number }): string {
  return `${owner}/${repo}${number === undefined ? '' : `#${number}`}`;
}

/* A reference as Octokit's parameters, without the object's other fields. */
export const inRepo = ({ owner, repo }: Repo) => ({ owner, repo });
export const onIssue = ({ owner, repo, number }: IssueRef) => ({ owner, repo, issue_number: number });
export const onPull = ({ owner, repo, number }: IssueRef) => ({ owner, repo, pull_number: number });
