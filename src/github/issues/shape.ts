import { z } from 'zod';
import type { Repo } from '../../vocabulary/refs.ts';
import { toActor, USER } from '../actor.ts';
import type { ClosedAs, Issue } from './port.ts';

export const LABEL = z.union([z.string(), z.object({ name: z.string() })]);

/** What is read of an issue in GitHub's answers; in lists, pull requests have this shape, too. */
export const ISSUE = z.object({
  id: z.number(),
  number: z.number(),
  title: z.string(),
  body: z.string().nullable(),
  user: USER,
  state: z.enum(['open', 'closed']),
  locked: z.boolean(),
  pull_request: z.unknown().optional(),
  labels: z.array(LABEL),
  assignees: z.array(USER),
  created_at: z.string(),
  updated_at: z.string(),
  closed_at: z.string().nullable(),
  state_reason: z.string().nullish(),
  html_url: z.string(),
  repository_url: z.string().optional(),
});

type RawIssue = z.infer<typeof ISSUE>;

export function toIssue(raw: RawIssue, { owner, repo }: Repo, app: string): Issue {
  return {
    owner,
    repo,
    number: raw.number,
    id: raw.id,
    title: raw.title,
    body: raw.body ?? '',
    author: toActor(raw.user, app),
    state: raw.state,
    locked: raw.locked,
    isPullRequest: Boolean(raw.pull_request),
    labels: raw.labels.map((label) => (typeof label === 'string' ? label : label.name)),
    assignees: raw.assignees.map((user) => user?.login ?? 'ghost'),
    createdAt: raw.created_at,
    updatedAt: raw.updated_at,
    closedAt: raw.closed_at,
    closedAs: raw.state === 'closed' ? closedAs(raw.state_reason) : null,
    url: raw.html_url,
  };
}

const REASONS: Readonly<Record<string, ClosedAs>> = {
  completed: 'completed',
  not_planned: 'not-planned',
  duplicate: 'duplicate',
};

/** GitHub's `state_reason` in our words; null for none, and for one that is newer than this. */
export function closedAs(reason: string | null | undefined): ClosedAs | null {
  return (reason && REASONS[reason]) || null;
}

/** Where an issue is now: somewhere else than requested if it was transferred. */
export function repoOf(raw: { readonly repository_url?: string | undefined }): Repo | null {
  const [, owner, repo] = /\/repos\/([^/]+)\/([^/]+)$/.exec(raw.repository_url ?? '') ?? [];
  return owner && repo ? { owner, repo } : null;
}
