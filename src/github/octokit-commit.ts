import type { Repo } from '../vocabulary/refs.ts';
import type { Context } from './octokit-context.ts';
import { statusOf } from './octokit-errors.ts';

interface NewFile {
  readonly path: string;
  readonly text: string;
}

// One call for all files; GitHub signs the commit, and refuses it when the branch has moved on.
const MUTATION = `mutation ($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid } }
}`;

/** The commit that a branch points at; null when the branch or the repository's first commit is missing. */
export async function headOf({ client }: Context, repo: Repo, branch: string): Promise<string | null> {
  try {
    const { data } = await client.rest.git.getRef({ ...repo, ref: `heads/${branch}` });
    return data.object.sha;
  } catch (error) {
    // 409: the repository is empty.
    if ([404, 409].includes(statusOf(error) ?? 0)) return null;
    throw error;
  }
}

/** Makes a branch at a commit. Somebody who was faster is as good. */
export async function makeBranch(
  { client }: Context,
  repo: Repo,
  branch: string,
  sha: string,
): Promise<void> {
  try {
    await client.rest.git.createRef({ ...repo, ref: `refs/heads/${branch}`, sha });
  } catch (error) {
    if (statusOf(error) !== 422 || !/already exists/i.test((error as Error).message)) throw error;
  }
}

/** One commit on top of `head`; resolves to its name. By GraphQL, or by Git's own objects where there is none. */
export async function commitFiles(
  context: Context,
  repo: Repo,
  target: { readonly branch: string; readonly head: string },
  files: readonly NewFile[],
  message: string,
): Promise<string> {
  const { client, features } = context;
  const [headline = '', ...body] = message.split('\n');
  const input = {
    branch: { repositoryNameWithOwner: `${repo.owner}/${repo.repo}`, branchName: target.branch },
    message: { headline, body: body.join('\n').trim() },
    expectedHeadOid: target.head,
    fileChanges: {
      additions: files.map(({ path, text }) => ({ path, contents: Buffer.from(text).toString('base64') })),
    },
  };
  const done = await features.attempt(
    'commit-by-graphql',
    () => client.graphql<{ createCommitOnBranch: { commit: { oid: string } } }>(MUTATION, { input }),
    () => client.graphql('{ __typename }'),
  );
  return done?.createCommitOnBranch.commit.oid ?? commitObjects(context, repo, target, files, message);
}

async function commitObjects(
  { client }: Context,
  repo: Repo,
  target: { readonly branch: string; readonly head: string },
  files: readonly NewFile[],
  message: string,
): Promise<string> {
  const { git } = client.rest;
  const { data: parent } = await git.getCommit({ ...repo, commit_sha: target.head });
  const { data: tree } = await git.createTree({
    ...repo,
    base_tree: parent.tree.sha,
    tree: files.map(({ path, text }) => ({ path, mode: '100644', type: 'blob', content: text })),
  });
  const { data: commit } = await git.createCommit({
    ...repo,
    message,
    tree: tree.sha,
    parents: [target.head],
  });
  await git.updateRef({ ...repo, ref: `heads/${target.branch}`, sha: commit.sha });
  return commit.sha;
}
