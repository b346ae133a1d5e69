import type { IssueRef, Repo } from '../vocabulary/refs.ts';

/** `acme/shop` or `acme/shop#7`, for messages. */
export function nameOf({ owner, repo, number }: Repo & { readonly number?: number }): string {
  return `${owner}/${repo}${number === undefined ? '' : `#${number}`}`;
}

export function sameRepo(a: Repo, b: Repo): boolean {
  return (
    nameOf({ owner: a.owner, repo: a.repo }).toLowerCase() ===
    nameOf({ owner: b.owner, repo: b.repo }).toLowerCase()
  );
}

/* A reference as Octokit's parameters, without the object's other fields. */
export const inRepo = ({ owner, repo }: Repo) => ({ owner, repo });
export const onIssue = ({ owner, repo, number }: IssueRef) => ({ owner, repo, issue_number: number });
export const onPull = ({ owner, repo, number }: IssueRef) => ({ owner, repo, pull_number: number });
