import { type Context, Hono } from 'hono';
import { type Addition, type Env, jsonOf } from '../addition.ts';
import type { IssueRow } from '../emulator.ts';
import { actorOf, fail, issueOf, notFound, paged, repoOf, tokenOf } from '../world.ts';
import { issueJson } from './issues.ts';

/** As on GitHub: closed ones count, too. */
const MOST = 100;

/** Sub-issues: one parent for each issue, a hundred children for each parent. */
export const subIssues: Addition = (world) => {
  const app = new Hono<Env>();
  const parents = new Map<number, number>();
  const childrenOf = (parent: number) =>
    [...parents].filter(([, id]) => id === parent).map(([child]) => child);

  const show = (c: Context<Env>, row: IssueRow) =>
    issueJson(world, tokenOf(c), world.tables.repos.get(row.repo_id)!, row);

  app.get('/repos/:owner/:repo/issues/:number{[0-9]+}/sub_issues', async (c) => {
    const parent = issueOf(world, c, repoOf(world, c));
    const { slice, headers } = paged(c, childrenOf(parent.id));
    const rows = slice.map((id) => world.tables.issues.get(id)!);
    return c.json(await Promise.all(rows.map((row) => show(c, row))), 200, headers);
  });

  app.post('/repos/:owner/:repo/issues/:number{[0-9]+}/sub_issues', async (c) => {
    const repo = repoOf(world, c);
    actorOf(world, c, repo, 'issues', 'triage');
    const parent = issueOf(world, c, repo);
    const { sub_issue_id, replace_parent } = jsonOf(c);
    const child = world.tables.issues.get(Number(sub_issue_id));
    if (!child || child.is_pull_request) return notFound();
    if (child.id === parent.id) refuse('Sub issue cannot be the same as the parent issue');
    if (parents.get(child.id) === parent.id) refuse('Issue may not contain duplicate sub-issues');
    if (parents.has(child.id) && !replace_parent) refuse('Sub issue may only have one parent');
    if (childrenOf(parent.id).length >= MOST) refuse(`Parent cannot have more than ${MOST} sub-issues`);
    parents.set(child.id, parent.id);
    return c.json(await show(c, parent), 201);
  });

  app.delete('/repos/:owner/:repo/issues/:number{[0-9]+}/sub_issue', async (c) => {
    const repo = repoOf(world, c);
    actorOf(world, c, repo, 'issues', 'triage');
    const parent = issueOf(world, c, repo);
    const child = Number(jsonOf(c).sub_issue_id);
    if (parents.get(child) !== parent.id) return notFound();
    parents.delete(child);
    return c.json(await show(c, parent));
  });

  app.get('/repos/:owner/:repo/issues/:number{[0-9]+}/parent', async (c) => {
    const child = issueOf(world, c, repoOf(world, c));
    const parent = world.tables.issues.get(parents.get(child.id) ?? 0);
    return parent ? c.json(await show(c, parent)) : notFound();
  });

  // An issue says how many sub-issues it has and how many are done.
  app.use('/repos/:owner/:repo/issues/:number{[0-9]+}', async (c, next) => {
    await next();
    if (!c.res.ok) return;
    const issue = (await c.res.json()) as { id: number };
    const children = childrenOf(issue.id).map((id) => world.tables.issues.get(id));
    const completed = children.filter((row) => row?.state === 'closed').length;
    const total = children.length;
    const percent_completed = total ? Math.round((100 * completed) / total) : 0;
    c.res = Response.json({ ...issue, sub_issues_summary: { total, completed, percent_completed } }, c.res);
  });
  return app;
};

const refuse = (message: string): never =>
  fail(422, `An error occurred while adding the sub-issue to the parent issue. ${message}`);
