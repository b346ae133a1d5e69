import { Hono } from 'hono';
import type { Addition, Env } from '../addition.ts';
import type { CommentRow, EventRow, IssueRow, RepoRow } from '../emulator.ts';
import { accountOf, issueOf, paged, repoOf, tokenOf, type World } from '../world.ts';
import { issueJson } from './issues.ts';
import { reactionsTo } from './reactions.ts';

/** Events that emulate records and GitHub does not. */
const NOT_ON_GITHUB = new Set(['opened', 'edited']);

/** The timeline: events, comments and mentions in one list, oldest first; pull requests have one too. */
export const timeline: Addition = (world) => {
  const app = new Hono<Env>();
  app.get('/repos/:owner/:repo/issues/:number{[0-9]+}/timeline', async (c) => {
    const repo = repoOf(world, c);
    const issue = issueOf(world, c, repo);
    const { tables } = world;
    const events = tables.issueEvents
      .findBy('repo_id', repo.id)
      .filter((row) => row.issue_number === issue.number && !NOT_ON_GITHUB.has(row.event))
      .map((row) => eventJson(world, repo, row));
    const said = tables.comments
      .findBy('repo_id', repo.id)
      .filter((row) => row.comment_type === 'issue' && row.issue_number === issue.number)
      .map((row) => commented(world, repo, row));
    const mentions = await Promise.all(
      mentionsOf(world, repo, issue).map(async ({ source, at, by }) => ({
        event: 'cross-referenced',
        actor: accountOf(world, world.tables.users.get(by)),
        created_at: at,
        updated_at: at,
        source: {
          type: 'issue',
          issue: {
            ...(await issueJson(world, tokenOf(c), repo, source)),
            repository: { full_name: repo.full_name },
          },
        },
      })),
    );
    const all = [...events, ...said, ...mentions].sort((a, b) => a.created_at.localeCompare(b.created_at));
    const { slice, headers } = paged(c, all);
    return c.json(slice, 200, headers);
  });
  return app;
};

function eventJson(world: World, repo: RepoRow, row: EventRow) {
  const label = row.label_name as string | null;
  const colour = world.tables.labels.findBy('repo_id', repo.id).find((known) => known.name === label)?.color;
  const assignee = row.assignee_id as number | null;
  return {
    id: row.id,
    node_id: `EV_${row.id}`,
    url: `${world.url}/repos/${repo.full_name}/issues/events/${row.id}`,
    actor: accountOf(world, world.tables.users.get(row.actor_id)),
    event: row.event,
    commit_id: (row.commit_id as string | null) ?? null,
    commit_url: null,
    created_at: row.created_at,
    ...(label && { label: { name: label, color: colour ?? 'ededed' } }),
    ...(assignee && { assignee: accountOf(world, world.tables.users.get(assignee)) }),
    ...(row.rename && { rename: row.rename }),
    ...(row.event === 'closed' && { state_reason: (row.state_reason as string | null) ?? null }),
    performed_via_github_app: null,
  };
}

function commented(world: World, repo: RepoRow, row: CommentRow) {
  const user = accountOf(world, world.tables.users.get(row.user_id));
  const path = `${world.url}/repos/${repo.full_name}/issues`;
  const { id, body, created_at, updated_at } = row;
  return {
    event: 'commented',
    id,
    node_id: `IC_${id}`,
    user,
    actor: user,
    body,
    created_at,
    updated_at,
    url: `${path}/comments/${id}`,
    html_url: `${world.url}/${repo.full_name}/issues/${row.issue_number}#issuecomment-${id}`,
    issue_url: `${path}/${row.issue_number}`,
    reactions: reactionsTo(world, repo, id),
    author_association: 'CONTRIBUTOR',
    performed_via_github_app: user?.type === 'Bot' ? world.app : null,
  };
}

/** Issues and comments of the same repository whose text names this issue, once each, at the time of the first. */
function mentionsOf(
  world: World,
  repo: RepoRow,
  issue: IssueRow,
): { source: IssueRow; at: string; by: number }[] {
  const address = RegExp.escape(`${world.url}/${repo.full_name}`);
  const named = new RegExp(`(?:(?<![\\w/&])#|${address}/(?:issues|pull)/)${issue.number}(?!\\d)`);
  const rows = world.tables.issues.findBy('repo_id', repo.id);
  const found = new Map<number, { source: IssueRow; at: string; by: number }>();
  const note = (source: IssueRow | undefined, text: string | null, at: string, by: number) => {
    if (!source || source.number === issue.number || !text || !named.test(text)) return;
    const known = found.get(source.number);
    if (!known || known.at > at) found.set(source.number, { source, at, by });
  };
  for (const row of rows) note(row, row.body, row.created_at, row.user_id);
  for (const comment of world.tables.comments.findBy('repo_id', repo.id))
    note(
      rows.find((row) => row.number === comment.issue_number),
      comment.body,
      // A comment can only mention an issue that is newer than itself since it was edited.
      comment.created_at < issue.created_at ? comment.updated_at : comment.created_at,
      comment.user_id,
    );
  return [...found.values()];
}
