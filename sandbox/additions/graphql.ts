import { type Context, Hono } from 'hono';
import { type Addition, type Env, jsonOf } from '../addition.ts';
import { branchSha } from '../compare.ts';
import {
  accountOf,
  actorOf,
  askerOf,
  fail,
  ownerOf,
  repoNamed,
  systemToken,
  tokenOf,
  type World,
} from '../world.ts';
import { createDiscussion, discussionQuery, updateDiscussion } from './discussions.ts';
import { resolveThread, reviewThreads } from './reviews.ts';
import { transferIssue } from './transfer.ts';

/** An error inside a GraphQL answer, which has status 200 nevertheless. */
class GraphqlError extends Error {
  readonly type: string;
  constructor(type: string, message: string) {
    super(message);
    this.type = type;
  }
}

interface CommitInput {
  branch: { repositoryNameWithOwner?: string; branchName?: string };
  message: { headline: string; body?: string };
  expectedHeadOid: string;
  fileChanges?: { additions?: { path: string; contents: string }[]; deletions?: { path: string }[] };
}

/**
 * The mutations that Debrief uses, and no others. Inputs come as a variable; the answer contains the commonly used
 * fields of GitHub's, whatever was selected.
 */
export const graphql: Addition = (world) => {
  const app = new Hono<Env>();
  const mutations: Record<string, (c: Context<Env>, input: never) => Promise<unknown>> = {
    createCommitOnBranch: (c, input) => commit(world, c, input),
    markPullRequestReadyForReview: (c, input) => setDraft(world, c, input, false),
    resolveReviewThread: (c, input) => resolveThread(world, c, input),
    createDiscussion: (c, input) => createDiscussion(world, c, input),
    updateDiscussion: (c, input) => updateDiscussion(world, c, input),
    convertPullRequestToDraft: (c, input) => setDraft(world, c, input, true),
    transferIssue: (c, input) => transferIssue(world, c, input),
  };

  app.post('/graphql', async (c) => {
    if (askerOf(world, tokenOf(c)).kind === 'nobody')
      fail(401, 'This endpoint requires you to be authenticated.');
    const { query = '', variables = {} } = jsonOf(c);
    if (/^query\b[\s\S]*\bobject\(expression: \$expression\)/.test(query))
      return c.json({ data: await texts(world, c, variables as unknown as TextsQuery) });
    if (/^query\b[\s\S]*\breviewThreads\(/.test(query))
      return c.json({ data: reviewThreads(world, c, variables as never) });
    if (/^query\b[\s\S]*\bdiscussion(?:s|Categories)\(/.test(query))
      return c.json({ data: discussionQuery(world, c, variables as never) });
    const call = /(\w+)\s*\(\s*input\s*:\s*\$(\w+)/.exec(query);
    const name = call?.[1] ?? '';
    const mutation = mutations[name];
    if (!call || !mutation) {
      const message = `The sandbox knows only ${Object.keys(mutations).join(', ')}, each with "input: $variable".`;
      return c.json({ errors: [{ type: 'UNSUPPORTED', message }] });
    }
    try {
      return c.json({ data: { [name]: await mutation(c, variables[call[2]!] as never) } });
    } catch (error) {
      if (!(error instanceof GraphqlError)) throw error;
      const { type, message } = error;
      return c.json({ data: { [name]: null }, errors: [{ type, path: [name], message }] });
    }
  });
  return app;
};

interface TextsQuery {
  owner: string;
  name: string;
  expression: string;
}

/** The texts of a folder at HEAD, and of the folders directly below it. */
async function texts(world: World, c: Context<Env>, { owner, name, expression }: TextsQuery) {
  const repo = repoNamed(world, `${owner}/${name}`);
  if (!repo) return { repository: null };
  actorOf(world, c, repo, 'contents', 'read');
  const at = (path: string) =>
    world.api(systemToken(world, repo), 'GET', `/repos/${repo.full_name}/contents/${path}`);
  const entriesOf = async (folder: string, levels: number): Promise<object[] | null> => {
    const { ok, data } = await at(folder);
    if (!ok || !Array.isArray(data)) return null;
    return Promise.all(
      data.map(async ({ path, type }: { path: string; type: string }) => {
        if (type === 'dir')
          return { path, object: levels > 0 ? { entries: (await entriesOf(path, levels - 1)) ?? [] } : {} };
        const bytes = Buffer.from((await at(path)).data.content ?? '', 'base64');
        return {
          path,
          object: { text: bytes.includes(0) ? null : bytes.toString('utf8'), isTruncated: false },
        };
      }),
    );
  };
  const entries = await entriesOf(expression.replace(/^HEAD:/, ''), 1);
  return { repository: { object: entries && { entries } } };
}

async function commit(world: World, c: Context<Env>, input: CommitInput) {
  const { repositoryNameWithOwner: name = '', branchName: branch = '' } = input.branch;
  const repo = repoNamed(world, name);
  if (!repo)
    throw new GraphqlError('NOT_FOUND', `Could not resolve to a Repository with the name '${name}'.`);
  const actor = actorOf(world, c, repo, 'contents', 'write');
  const head = branchSha(world, repo, branch);
  if (!head) throw new GraphqlError('NOT_FOUND', `No ref exists with name "${branch}"`);
  if (head !== input.expectedHeadOid) {
    const message = `Expected branch to point to "${input.expectedHeadOid}" but it points to "${head}". Pull and try again.`;
    throw new GraphqlError('STALE_DATA', message);
  }
  const api = async (method: string, path: string, body: unknown, token = systemToken(world, repo)) => {
    const answer = await world.api(token, method, `/repos/${repo.full_name}/git/${path}`, body);
    if (!answer.ok) throw new GraphqlError('UNPROCESSABLE', answer.data.message);
    return answer.data;
  };
  const blob = { mode: '100644', type: 'blob' };
  const { additions = [], deletions = [] } = input.fileChanges ?? {};
  const added = await Promise.all(
    additions.map(async ({ path, contents }) => {
      const { sha } = await api('POST', 'blobs', { content: contents, encoding: 'base64' });
      return { ...blob, path, sha };
    }),
  );
  const parent = world.tables.commits.findBy('repo_id', repo.id).find((row) => row.sha === head)!;
  const tree = await api('POST', 'trees', {
    base_tree: parent.tree_sha,
    tree: [...added, ...deletions.map(({ path }) => ({ ...blob, path, sha: null }))],
  });
  const { headline, body } = input.message;
  const author = {
    name: actor.name ?? actor.login,
    email: actor.email ?? `${actor.login}@users.noreply.github.com`,
  };
  const made = await api('POST', 'commits', {
    message: body ? `${headline}\n\n${body}` : headline,
    tree: tree.sha,
    parents: [head],
    author,
    committer: author,
  });
  await api('PATCH', `refs/heads/${branch}`, { sha: made.sha }, tokenOf(c)!);
  const url = `${world.url}/${ownerOf(repo)}/${repo.name}/commit/${made.sha}`;
  const ref = { name: branch, prefix: 'refs/heads/', target: { oid: made.sha } };
  return { commit: { oid: made.sha, url, commitUrl: url, abbreviatedOid: made.sha.slice(0, 7) }, ref };
}

async function setDraft(world: World, c: Context<Env>, input: { pullRequestId: string }, draft: boolean) {
  const pull = world.tables.pullRequests.all().find((row) => row.node_id === input.pullRequestId);
  const repo = pull && world.tables.repos.get(pull.repo_id);
  if (!pull || !repo)
    throw new GraphqlError(
      'NOT_FOUND',
      `Could not resolve to a node with the global id of '${input.pullRequestId}'`,
    );
  const actor = actorOf(world, c, repo, 'pull_requests', 'write');
  world.tables.pullRequests.update(pull.id, { draft });
  const action = draft ? 'converted_to_draft' : 'ready_for_review';
  const payload = { action, pull_request: { number: pull.number }, sender: accountOf(world, actor) };
  void world.dispatch('pull_request', action, payload, ownerOf(repo), repo.name);
  const url = `${world.url}/${repo.full_name}/pull/${pull.number}`;
  return { pullRequest: { id: pull.node_id, number: pull.number, isDraft: draft, url } };
}
