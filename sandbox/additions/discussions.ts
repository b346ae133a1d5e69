import { type Context, Hono } from 'hono';
import type { Addition, Env } from '../addition.ts';
import type { RepoRow } from '../emulator.ts';
import { addEvent } from '../history.ts';
import { actorOf, askerOf, fail, issueOf, notFound, ownerOf, repoOf, tokenOf, type World } from '../world.ts';

interface Discussion {
  readonly id: string;
  readonly repo: number;
  readonly number: number;
  readonly category: string;
  readonly title: string;
  body: string;
  readonly author: string;
  readonly url: string;
}

/** The categories that GitHub gives every repository. */
const CATEGORIES = ['Announcements', 'General', 'Ideas', 'Polls', 'Q&A', 'Show and tell'];

/** The discussions of each world; a reset removes them. */
const OPENED = new WeakMap<World, Discussion[]>();

/** GitHub has discussions only in GraphQL; stories read them at an extra address of the sandbox. */
export const discussions: Addition = (world) => {
  const app = new Hono<Env>();
  OPENED.set(world, []);
  app.get('/repos/:owner/:repo/sandbox-discussions', (c) => {
    const repo = repoOf(world, c);
    return c.json(OPENED.get(world)!.filter((each) => each.repo === repo.id));
  });
  // Only GitHub's pages can turn an issue into a discussion, and no webhook about the issue says so. The issue stays
  // behind, closed and locked.
  app.post('/repos/:owner/:repo/issues/:number{[0-9]+}/sandbox-convert', (c) => {
    const repo = repoOf(world, c);
    const issue = issueOf(world, c, repo);
    if (issue.is_pull_request) fail(422, 'A pull request cannot become a discussion.');
    const actor = actorOf(world, c, repo, 'issues', 'write');
    addEvent(world, issue, 'converted_to_discussion', actor.id);
    const at = world.clock.iso();
    world.tables.issues.update(issue.id, { state: 'closed', locked: true, closed_at: at, updated_at: at });
    const author = world.tables.users.get(issue.user_id)!.login;
    const { title, body } = issue;
    const made = addDiscussion(world, repo, { category: 'General', title, body: body ?? '', author });
    return c.json(made, 201);
  });
  return app;
};

interface Query {
  readonly owner: string;
  readonly name: string;
  /** Set to ask for the discussions of a category; otherwise the categories are returned. */
  readonly category?: string;
}

/** Categories, or the discussions of one, the newest first, in GraphQL's shape. */
export function discussionQuery(world: World, c: Context<Env>, { owner, name, category }: Query) {
  const repo = world.tables.repos
    .all()
    .find((row) => row.full_name.toLowerCase() === `${owner}/${name}`.toLowerCase());
  if (!repo) return { repository: null };
  actorOf(world, c, repo, 'discussions', 'read');
  if (category === undefined) {
    const nodes = CATEGORIES.map((each) => ({ id: `DIC_${repo.id}_${each}`, name: each }));
    return { repository: { id: `R_${repo.id}`, discussionCategories: { nodes } } };
  }
  const found = OPENED.get(world)!.filter((each) => `DIC_${each.repo}_${each.category}` === category);
  const nodes = found.toReversed().map((each) => shown(world, c, each));
  return { repository: { discussions: { nodes, pageInfo: { hasNextPage: false, endCursor: null } } } };
}

export async function createDiscussion(
  world: World,
  c: Context<Env>,
  input: { repositoryId: string; categoryId: string; title: string; body: string },
) {
  const repo: RepoRow = world.tables.repos.get(Number(input.repositoryId.replace('R_', ''))) ?? notFound();
  const { login: author } = actorOf(world, c, repo, 'discussions', 'read');
  const category = input.categoryId.split('_').slice(2).join('_');
  const { title, body } = input;
  return { discussion: shown(world, c, addDiscussion(world, repo, { category, title, body, author })) };
}

function addDiscussion(
  world: World,
  repo: RepoRow,
  given: Pick<Discussion, 'category' | 'title' | 'body' | 'author'>,
): Discussion {
  const all = OPENED.get(world)!;
  const number = all.length + 1;
  const url = `${world.url}/${ownerOf(repo)}/${repo.name}/discussions/${number}`;
  const made = { id: `D_${number}`, repo: repo.id, number, url, ...given };
  all.push(made);
  return made;
}

export async function updateDiscussion(
  world: World,
  c: Context<Env>,
  { discussionId, body }: { discussionId: string; body: string },
) {
  const found = OPENED.get(world)!.find(({ id }) => id === discussionId) ?? notFound();
  actorOf(world, c, world.tables.repos.get(found.repo)!, 'discussions', 'write');
  found.body = body;
  return { discussion: shown(world, c, found) };
}

function shown(world: World, c: Context<Env>, { id, number, title, body, author, url }: Discussion) {
  const asker = askerOf(world, tokenOf(c));
  const viewer = asker.kind === 'person' ? asker.user.login : `${world.app.slug}[bot]`;
  // GraphQL leaves the brackets of an App's account out.
  const login = author.replace(/\[bot\]$/, '');
  return { id, number, title, body, url, viewerDidAuthor: viewer === author, author: { login } };
}
