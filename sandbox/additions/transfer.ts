import type { Context } from 'hono';
import type { Env } from '../addition.ts';
import type { IssueRow, RepoRow } from '../emulator.ts';
import { addEvent } from '../history.ts';
import { accountOf, actorOf, fail, notFound, ownerOf, systemToken, type World } from '../world.ts';

/**
 * Moves an issue to another repository of the same owner. It keeps its comments and its history, gets a new number, and
 * keeps only labels that exist there. The old number redirects. Resolves to the issue as `transferIssue` answers it.
 */
export async function transferIssue(
  world: World,
  c: Context<Env>,
  { issueId, repositoryId }: { issueId: string; repositoryId: string },
) {
  const { tables } = world;
  const row = tables.issues.all().find((each) => each.node_id === issueId) ?? notFound();
  const to = tables.repos.all().find((each) => each.node_id === repositoryId) ?? notFound();
  const from = tables.repos.get(row.repo_id)!;
  if (row.is_pull_request || to.id === from.id || to.owner_id !== from.owner_id)
    fail(422, 'The issue cannot be transferred there.');
  const actor = actorOf(world, c, from, 'issues', 'write');
  actorOf(world, c, to, 'issues', 'write');
  const old = await issueIn(world, from, row.number);
  const number = 1 + Math.max(0, ...tables.issues.findBy('repo_id', to.id).map((each) => each.number));
  for (const comment of tables.comments.findBy('repo_id', from.id))
    if (comment.issue_number === row.number)
      tables.comments.update(comment.id, { repo_id: to.id, issue_number: number });
  for (const event of tables.issueEvents.findBy('repo_id', from.id))
    if (event.issue_number === row.number)
      tables.issueEvents.update(event.id, { repo_id: to.id, issue_number: number });
  const label_ids = sameLabels(world, row, to);
  tables.issues.update(row.id, { repo_id: to.id, number, label_ids });
  world.moved.set(`${from.full_name}#${old.number}`, `/repos/${to.full_name}/issues/${number}`);
  addEvent(world, tables.issues.get(row.id)!, 'transferred', actor.id);

  const issue = await issueIn(world, to, number);
  const sender = accountOf(world, actor);
  const send = (action: string, repo: RepoRow, about: object, changes: object) =>
    world.dispatch('issues', action, { action, issue: about, changes, sender }, ownerOf(repo), repo.name);
  void send('transferred', from, old, { new_issue: issue, new_repository: await repository(world, to) });
  void send('opened', to, issue, { old_issue: old, old_repository: await repository(world, from) });
  return { issue: { number, url: issue.html_url, repository: { nameWithOwner: to.full_name } } };
}

/** The labels of the other repository with the names of this issue's. */
function sameLabels({ tables }: World, { label_ids }: IssueRow, to: RepoRow): number[] {
  const there = tables.labels.findBy('repo_id', to.id);
  return label_ids.flatMap((id) => {
    const name = tables.labels.get(id)?.name.toLowerCase();
    return there.find((label) => label.name.toLowerCase() === name)?.id ?? [];
  });
}

async function issueIn(world: World, repo: RepoRow, number: number) {
  return (await world.api(systemToken(world, repo), 'GET', `/repos/${repo.full_name}/issues/${number}`)).data;
}

async function repository(world: World, repo: RepoRow) {
  return (await world.api(systemToken(world, repo), 'GET', `/repos/${repo.full_name}`)).data;
}
