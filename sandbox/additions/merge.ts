import { Hono } from 'hono';
import { type Addition, type Env, jsonOf } from '../addition.ts';
import { branchSha, changes } from '../compare.ts';
import type { CheckRunRow, PullRow, RepoRow, UserRow } from '../emulator.ts';
import { addEvent } from '../history.ts';
import {
  accountOf,
  actorOf,
  fail,
  notFound,
  ownerOf,
  pullRow,
  repoOf,
  systemToken,
  type World,
} from '../world.ts';

const PASSES = new Set(['success', 'neutral', 'skipped']);

export interface Mergeability {
  state: 'clean' | 'blocked' | 'draft' | 'dirty';
  /** What blocks the merge, in GitHub's words; empty if nothing does. */
  reasons: string[];
  required: { name: string; run: CheckRunRow | undefined }[];
}

/** Whether GitHub would merge this now, and why not. */
export async function mergeability(world: World, repo: RepoRow, pull: PullRow): Promise<Mergeability> {
  const rule = world.tables.branchProtections
    .findBy('repo_id', repo.id)
    .find((row) => row.branch_name === pull.base_ref);
  const required = (rule?.required_status_checks?.contexts ?? []).map((name) => ({
    name,
    run: latestRun(world, repo, pull.head_sha, name),
  }));
  const blocked = required
    .filter(({ run }) => !(run?.status === 'completed' && PASSES.has(run.conclusion ?? '')))
    .map(({ name, run }) => {
      const how = run === undefined ? 'expected' : run.status === 'completed' ? 'failing' : 'in progress';
      return `Required status check "${name}" is ${how}.`;
    });
  if ((await conflicts(world, repo, pull)).length)
    return { state: 'dirty', reasons: ['This branch has conflicts that must be resolved.'], required };
  if (pull.draft) return { state: 'draft', reasons: ['This pull request is still a draft.'], required };
  return { state: blocked.length ? 'blocked' : 'clean', reasons: blocked, required };
}

const latestRun = (world: World, repo: RepoRow, sha: string, name: string): CheckRunRow | undefined =>
  world.tables.checkRuns
    .findBy('repo_id', repo.id)
    .filter((run) => run.head_sha === sha && run.name === name)
    .sort((a, b) => b.id - a.id)[0];

/** Files that both sides changed differently. (GitHub compares lines; for a sandbox, files are enough.) */
async function conflicts(world: World, repo: RepoRow, pull: PullRow): Promise<string[]> {
  if (pull.state !== 'open') return [];
  const [ours, theirs] = await Promise.all([
    changes(world, repo, pull.head_sha, pull.base_ref),
    changes(world, repo, pull.base_ref, pull.head_sha),
  ]);
  const shas = new Map<string, string>(
    ours.files.map((file: { filename: string; sha: string }) => [file.filename, file.sha]),
  );
  return theirs.files
    .filter(
      (file: { filename: string; sha: string }) =>
        shas.has(file.filename) && shas.get(file.filename) !== file.sha,
    )
    .map((file: { filename: string }) => file.filename);
}

/** Merging as GitHub does it: no body needed, the base may have moved on, 405 with the reason if it is not allowed. */
export const merge: Addition = (world) => {
  const app = new Hono<Env>();

  app.get('/repos/:owner/:repo/pulls/:number{[0-9]+}/merge', (c) => {
    const repo = repoOf(world, c);
    return pullRow(world, repo, Number(c.req.param('number')))?.merged ? c.body(null, 204) : notFound();
  });

  app.put('/repos/:owner/:repo/pulls/:number{[0-9]+}/merge', async (c) => {
    const repo = repoOf(world, c);
    const pull = pullRow(world, repo, Number(c.req.param('number'))) ?? notFound();
    const actor = actorOf(world, c, repo, 'contents', 'write');
    const sent = jsonOf(c);
    if (pull.merged || pull.state === 'closed') fail(405, 'Pull Request is not mergeable');
    if (sent.sha !== undefined && sent.sha !== pull.head_sha)
      fail(409, 'Head branch was modified. Review and try the merge again.');
    const { reasons } = await mergeability(world, repo, pull);
    if (reasons.length) fail(405, reasons.join(' '));
    const sha = await mergeCommit(world, repo, pull, sent, actor);
    await settle(world, repo, pull, sha, actor);
    return c.json({ sha, merged: true, message: 'Pull Request successfully merged' });
  });
  return app;
};

async function mergeCommit(
  world: World,
  repo: RepoRow,
  pull: PullRow,
  sent: { merge_method?: string; commit_title?: string; commit_message?: string },
  actor: UserRow,
): Promise<string> {
  const post = async (path: string, body: unknown) =>
    (await world.api(systemToken(world, repo), 'POST', `/repos/${repo.full_name}/git/${path}`, body)).data;
  const tip = branchSha(world, repo, pull.base_ref)!;
  const commit = (sha: string) =>
    world.tables.commits.findBy('repo_id', repo.id).find((row) => row.sha === sha)!;
  const { files } = await changes(world, repo, pull.base_ref, pull.head_sha);
  const blob = { mode: '100644', type: 'blob' };
  const tree = files.flatMap(
    (file: { filename: string; sha: string; status: string; previous_filename?: string }) => [
      { ...blob, path: file.filename, sha: file.status === 'removed' ? null : file.sha },
      ...(file.previous_filename ? [{ ...blob, path: file.previous_filename, sha: null }] : []),
    ],
  );
  const made = await post('trees', { base_tree: commit(tip).tree_sha, tree });
  const squash = sent.merge_method === 'squash' || sent.merge_method === 'rebase';
  const title = String(
    world.tables.issues.findBy('repo_id', repo.id).find((row) => row.number === pull.number)!.title,
  );
  const subject = squash
    ? `${title} (#${pull.number})`
    : `Merge pull request #${pull.number} from ${ownerOf(repo)}/${pull.head_ref}`;
  const message = [sent.commit_title ?? subject, sent.commit_message ?? (squash ? '' : title)]
    .filter(Boolean)
    .join('\n\n');
  const author = {
    name: actor.name ?? actor.login,
    email: actor.email ?? `${actor.login}@users.noreply.github.com`,
  };
  const parents = squash ? [tip] : [tip, pull.head_sha];
  return (await post('commits', { message, tree: made.sha, parents, author, committer: author })).sha;
}

/** Moves the base branch (past its protection, as a merge may), closes the pull request and sends the webhooks. */
async function settle(
  world: World,
  repo: RepoRow,
  pull: PullRow,
  sha: string,
  actor: UserRow,
): Promise<void> {
  const { tables } = world;
  const before = branchSha(world, repo, pull.base_ref)!;
  const branch = tables.branches.findBy('repo_id', repo.id).find((row) => row.name === pull.base_ref)!;
  const ref = tables.refs.findBy('repo_id', repo.id).find((row) => row.ref === `refs/heads/${pull.base_ref}`);
  tables.branches.update(branch.id, { sha });
  if (ref) tables.refs.update(ref.id, { sha });

  const now = world.clock.iso();
  const by = { merged_by_id: actor.id, merge_commit_sha: sha };
  tables.pullRequests.update(pull.id, {
    merged: true,
    merged_at: now,
    ...by,
    state: 'closed',
    closed_at: now,
    base_sha: before,
  } as Partial<PullRow>);
  const issue = tables.issues.findBy('repo_id', repo.id).find((row) => row.number === pull.number)!;
  tables.issues.update(issue.id, { state: 'closed', closed_at: now });
  addEvent(world, issue, 'merged', actor.id, { commit_id: sha });
  addEvent(world, issue, 'closed', actor.id, { commit_id: sha });

  const sender = accountOf(world, actor);
  const push = { ref: `refs/heads/${pull.base_ref}`, before, after: sha, sender };
  void world.dispatch('push', undefined, push, ownerOf(repo), repo.name);
  const closed = { action: 'closed', pull_request: { number: pull.number }, sender };
  void world.dispatch('pull_request', 'closed', closed, ownerOf(repo), repo.name);
}
