import { Hono } from 'hono';
import { type Addition, type Env, jsonOf } from '../addition.ts';
import { branchSha, changes, changesOf } from '../compare.ts';
import { addEvent } from '../history.ts';
import { actorOf, fail, issueOf, notFound, ownerOf, paged, pullRow, repoOf } from '../world.ts';
import { mergeability } from './merge.ts';

/** Pull requests: real files and counts, a head that must exist, and events when they close. */
export const pulls: Addition = (world) => {
  const app = new Hono<Env>();

  app.post('/repos/:owner/:repo/pulls', async (c, next) => {
    const repo = repoOf(world, c);
    const { head, base } = jsonOf(c) as { head?: string; base?: string };
    const invalid = (field: string) =>
      fail(422, 'Validation Failed', [{ resource: 'PullRequest', field, code: 'invalid' }]);
    const own = `${ownerOf(repo)}:`;
    const branch = head?.startsWith(own) ? head.slice(own.length) : head;
    if (branch && !branch.includes(':')) {
      if (!branchSha(world, repo, branch)) invalid('head');
      if (!base || !branchSha(world, repo, base)) invalid('base');
      const open = world.tables.pullRequests.findBy('repo_id', repo.id);
      if (open.some((pull) => pull.state === 'open' && pull.head_ref === branch && pull.base_ref === base))
        custom(`A pull request already exists for ${own}${branch}.`);
      if ((await changes(world, repo, base!, branch)).ahead_by === 0)
        custom(`No commits between ${base} and ${branch}`);
    }
    await next();
  });

  app.get('/repos/:owner/:repo/pulls/:number{[0-9]+}', async (c, next) => {
    const repo = repoOf(world, c);
    const issue = issueOf(world, c, repo);
    await next();
    if (!c.res.ok) return;
    const pull = pullRow(world, repo, issue.number)!;
    const { files, total_commits } = await changesOf(world, repo, pull);
    const sum = (field: string) =>
      files.reduce((total: number, file: Record<string, number>) => total + file[field]!, 0);
    const { state } = await mergeability(world, repo, pull);
    c.res = Response.json(
      {
        ...((await c.res.json()) as object),
        commits: total_commits,
        additions: sum('additions'),
        deletions: sum('deletions'),
        changed_files: files.length,
        // emulate counts them on the issue only.
        comments: issue.comments,
        ...(pull.state === 'open' && { mergeable: state !== 'dirty', mergeable_state: state }),
      },
      c.res,
    );
  });

  app.get('/repos/:owner/:repo/pulls/:number{[0-9]+}/files', async (c) => {
    const repo = repoOf(world, c);
    const pull = pullRow(world, repo, Number(c.req.param('number'))) ?? notFound();
    const { slice, headers } = paged(c, (await changesOf(world, repo, pull)).files);
    return c.json(slice, 200, headers);
  });

  app.patch('/repos/:owner/:repo/pulls/:number{[0-9]+}', async (c, next) => {
    const repo = repoOf(world, c);
    const issue = issueOf(world, c, repo);
    const actor = actorOf(world, c, repo, 'pull_requests', 'read');
    const before = issue.state;
    if (pullRow(world, repo, issue.number)?.merged && jsonOf(c).state === 'open')
      custom('state cannot be changed. The pull request cannot be reopened.');
    await next();
    if (!c.res.ok) return;
    const after = world.tables.issues.get(issue.id)!;
    if (before !== after.state)
      addEvent(world, after, after.state === 'closed' ? 'closed' : 'reopened', actor.id);
  });
  return app;
};

const custom = (message: string): never =>
  fail(422, 'Validation Failed', [{ resource: 'PullRequest', code: 'custom', message }]);
