import { z } from 'zod';
import type { Repo } from '../../vocabulary/refs.ts';
import { toActor, USER } from '../actor.ts';
import { nameOf } from '../names.ts';
import type { PullRequest } from './port.ts';

const BRANCH = z.object({ ref: z.string(), sha: z.string() });

export const PULL = z.object({
  number: z.number(),
  title: z.string(),
  body: z.string().nullable(),
  user: USER,
  state: z.enum(['open', 'closed']),
  merged_at: z.string().nullable(),
  merge_commit_sha: z.string().nullable(),
  draft: z.boolean().optional(),
  labels: z.array(z.object({ name: z.string() })),
  created_at: z.string(),
  html_url: z.string(),
  // The repository of a fork that was deleted is null.
  head: BRANCH.extend({ repo: z.object({ full_name: z.string() }).nullable() }),
  base: BRANCH.extend({ repo: z.object({ full_name: z.string() }).optional() }),
  changed_files: z.number().optional(),
  comments: z.number().optional(),
  review_comments: z.number().optional(),
});

/** `asked`: the repository as it was asked for; the pull request says how it is called now. */
export function toPull(raw: z.infer<typeof PULL>, asked: Repo, app: string): PullRequest {
  // Lists have no `merged`.
  const merged = raw.merged_at !== null;
  const { head, base } = raw;
  // A repository that was renamed still answers to its former name.
  const home = base.repo?.full_name ?? nameOf(asked);
  const [owner, repo] = home.split('/') as [string, string];
  const place = home.toLowerCase() === nameOf(asked).toLowerCase() ? asked : { owner, repo };
  return {
    owner: place.owner,
    repo: place.repo,
    number: raw.number,
    title: raw.title,
    body: raw.body ?? '',
    author: toActor(raw.user, app),
    state: raw.state,
    merged,
    mergedAt: raw.merged_at,
    // Before a merge, this is the commit of a trial merge.
    mergeSha: merged ? raw.merge_commit_sha : null,
    draft: raw.draft ?? false,
    labels: raw.labels.map((label) => label.name),
    head: {
      ref: head.ref,
      sha: head.sha,
      fork: head.repo?.full_name.toLowerCase() !== home.toLowerCase(),
    },
    base: { ref: base.ref, sha: base.sha },
    createdAt: raw.created_at,
    fileCount: raw.changed_files ?? null,
    commentCount: raw.comments ?? null,
    lineCommentCount: raw.review_comments ?? null,
    url: raw.html_url,
  };
}
