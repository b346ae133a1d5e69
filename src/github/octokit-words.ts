import type { Repo } from '../vocabulary/refs.ts';
import type { Actor, Comment, Issue, IssueEvent, Permission, PullRequest } from './port.ts';

/*
 * GitHub's answers in our words. The shapes below name only what is read, and all of it may be missing: servers
 * differ by version, accounts are deleted (`user: null`), and fields are dropped from one API version to the next.
 */
type Raw<T> = { readonly [K in keyof T]?: T[K] | null | undefined };
type RawUser = Raw<{ login: string; type: string }> | null | undefined;
export type RawIssue = Raw<{
  id: number;
  number: number;
  title: string;
  body: string;
  user: RawUser;
  state: string;
  locked: boolean;
  pull_request: object;
  labels: readonly (string | Raw<{ name: string }>)[];
  assignees: readonly RawUser[];
  created_at: string;
  closed_at: string;
  html_url: string;
  repository_url: string;
}>;
export type RawComment = Raw<{
  id: number;
  body: string;
  user: RawUser;
  created_at: string;
  updated_at: string;
  html_url: string;
}>;
export type RawPull = Raw<{
  number: number;
  title: string;
  body: string;
  user: RawUser;
  state: string;
  merged_at: string;
  merge_commit_sha: string;
  draft: boolean;
  labels: readonly Raw<{ name: string }>[];
  html_url: string;
  head: Raw<{ ref: string; sha: string; repo: Raw<{ full_name: string }> | null }>;
  base: Raw<{ ref: string; sha: string; repo: Raw<{ full_name: string }> | null }>;
}>;
type RawEvent = RawComment &
  Raw<{
    event: string;
    actor: RawUser;
    label: Raw<{ name: string }>;
    assignee: RawUser;
    rename: Raw<{ from: string; to: string }>;
    source: Raw<{ issue: RawIssue }>;
  }>;

/** The App's own login, `debrief[bot]`: nobody else can have a name with brackets. */
export function toActor(user: RawUser, app: string): Actor {
  const login = user?.login ?? 'ghost';
  const kind = user?.type === 'Bot' || login.endsWith('[bot]') ? 'bot' : 'user';
  return { login, kind, app: login.toLowerCase() === app.toLowerCase() };
}

export function toIssue(raw: RawIssue, repo: Repo, app: string): Issue {
  return {
    ...{ owner: repo.owner, repo: repo.repo, number: raw.number ?? 0, id: raw.id ?? 0 },
    ...{ title: raw.title ?? '', body: raw.body ?? '', author: toActor(raw.user, app) },
    ...{ state: raw.state === 'closed' ? 'closed' : 'open', locked: raw.locked ?? false },
    isPullRequest: Boolean(raw.pull_request),
    labels: (raw.labels ?? []).map((label) => (typeof label === 'string' ? label : (label.name ?? ''))),
    assignees: (raw.assignees ?? []).map((user) => user?.login ?? 'ghost'),
    ...{ createdAt: raw.created_at ?? '', closedAt: raw.closed_at ?? null, url: raw.html_url ?? '' },
  };
}

export function toComment(raw: RawComment, app: string): Comment {
  return {
    ...{ id: raw.id ?? 0, body: raw.body ?? '', author: toActor(raw.user, app), url: raw.html_url ?? '' },
    ...{ createdAt: raw.created_at ?? '', updatedAt: raw.updated_at ?? raw.created_at ?? '' },
  };
}

/** `merged` is not in lists, so it is read from `merged_at`. Before a merge GitHub gives a trial merge's commit: none of ours. */
export function toPull(raw: RawPull, repo: Repo, app: string): PullRequest {
  const merged = Boolean(raw.merged_at);
  const from = raw.head?.repo?.full_name?.toLowerCase();
  return {
    ...{ owner: repo.owner, repo: repo.repo, number: raw.number ?? 0, title: raw.title ?? '' },
    ...{
      body: raw.body ?? '',
      author: toActor(raw.user, app),
      state: raw.state === 'closed' ? 'closed' : 'open',
    },
    ...{ merged, mergedAt: raw.merged_at ?? null, mergeSha: merged ? (raw.merge_commit_sha ?? null) : null },
    draft: raw.draft ?? false,
    labels: (raw.labels ?? []).map((label) => label.name ?? ''),
    head: {
      ...{ ref: raw.head?.ref ?? '', sha: raw.head?.sha ?? '' },
      // The repository of a deleted fork is null.
      fork: from !== `${repo.owner}/${repo.repo}`.toLowerCase(),
    },
    base: { ref: raw.base?.ref ?? '', sha: raw.base?.sha ?? '' },
    url: raw.html_url ?? '',
  };
}

/** One event of GitHub's timeline; null for the many kinds that Debrief has no word for. */
export function toEvent(raw: RawEvent, repo: Repo, app: string): IssueEvent | null {
  const at = raw.created_at;
  if (!at) return null;
  const base = { at, actor: toActor(raw.actor ?? raw.user, app) };
  switch (raw.event) {
    case 'labeled':
    case 'unlabeled':
      return { ...base, type: raw.event, label: raw.label?.name ?? '' };
    case 'closed':
    case 'reopened':
    case 'locked':
    case 'unlocked':
      return { ...base, type: raw.event };
    case 'assigned':
    case 'unassigned':
      return { ...base, type: raw.event, assignee: raw.assignee?.login ?? 'ghost' };
    case 'renamed':
      return { ...base, type: 'renamed', from: raw.rename?.from ?? '', to: raw.rename?.to ?? '' };
    case 'commented': {
      const comment = toComment({ ...raw, user: raw.user ?? raw.actor }, app);
      return { ...base, actor: comment.author, type: 'commented', comment };
    }
    case 'cross-referenced': {
      const source = raw.source?.issue;
      if (!source?.number) return null;
      return {
        ...base,
        type: 'cross-referenced',
        source: { ...(repoOf(source) ?? repo), number: source.number },
      };
    }
    default:
      return null;
  }
}

/** Where an issue stands now: not where it was asked for, when it was transferred. */
export function repoOf(raw: RawIssue): Repo | null {
  const [, owner, repo] = /\/repos\/([^/]+)\/([^/]+)$/.exec(raw.repository_url ?? '') ?? [];
  return owner && repo ? { owner, repo } : null;
}

export function sameRepo(a: Repo, b: Repo): boolean {
  return `${a.owner}/${a.repo}`.toLowerCase() === `${b.owner}/${b.repo}`.toLowerCase();
}

const ROLES = ['admin', 'maintain', 'write', 'triage', 'read', 'none'] as const;

/** `role_name` knows maintain and triage, and custom roles by names of their own: then the coarse `permission` counts. */
export function toPermission(raw: Raw<{ permission: string; role_name: string }>): Permission {
  const known = (name: string | null | undefined) => ROLES.find((role) => role === name);
  return known(raw.role_name) ?? known(raw.permission) ?? 'none';
}
