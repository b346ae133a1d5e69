import { z } from 'zod';
import type { Repo } from '../../vocabulary/refs.ts';
import { type Context, check, ifThere, retryOn404 } from '../call.ts';
import { isUnknownField, statusOf } from '../errors.ts';
import { nameOf } from '../names.ts';
import type { NewFile } from './port.ts';

const REF = z.object({ object: z.object({ sha: z.string() }) });
const COMMITTED = z.object({
  createCommitOnBranch: z.object({ commit: z.object({ oid: z.string() }) }),
});
const COMMIT = z.object({ sha: z.string(), tree: z.object({ sha: z.string() }) });
const TREE = z.object({ sha: z.string() });

// One call for all files; GitHub signs the commit, and refuses it when the branch has moved on.
const MUTATION = `mutation ($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid } }
}`;

/** The commit that a branch points at; null when the branch or the repository's first commit is missing. */
export async function headOf(context: Context, repo: Repo, branch: string): Promise<string | null> {
  const doing = `read the branch ${branch} of ${nameOf(repo)}`;
  try {
    return await ifThere(context, doing, async () => {
      const { data } = await context.client.rest.git.getRef({ ...repo, ref: `heads/${branch}` });
      return check(doing, REF, data).object.sha;
    });
  } catch (error) {
    // The repository is empty.
    if (statusOf(error) === 409) return null;
    throw error;
  }
}

/** Creates a branch at a commit, unless it exists by now. */
export async function makeBranch(context: Context, repo: Repo, branch: string, sha: string): Promise<void> {
  try {
    const { git } = context.client.rest;
    await retryOn404(context, () => git.createRef({ ...repo, ref: `refs/heads/${branch}`, sha }));
  } catch (error) {
    if (statusOf(error) !== 422 || !/already exists/i.test((error as Error).message)) throw error;
  }
}

/** Makes one commit on top of `head` and resolves to its name. By GraphQL, or by Git's own objects where that is missing. */
export async function commitFiles(
  context: Context,
  repo: Repo,
  target: { readonly branch: string; readonly head: string },
  files: readonly NewFile[],
  message: string,
): Promise<string> {
  const { client, server } = context;
  const [headline = '', ...body] = message.split('\n');
  const input = {
    branch: { repositoryNameWithOwner: `${repo.owner}/${repo.repo}`, branchName: target.branch },
    message: { headline, body: body.join('\n').trim() },
    expectedHeadOid: target.head,
    fileChanges: {
      additions: files.map(({ path, text }) => ({ path, contents: Buffer.from(text).toString('base64') })),
    },
  };
  const doing = `commit to ${target.branch} of ${nameOf(repo)}`;
  let isUnknown = false;
  const commit = async () => {
    try {
      return await ifThere(context, doing, () => client.graphql(MUTATION, { input }));
    } catch (error) {
      isUnknown = isUnknownField(error);
      if (isUnknown) return null;
      throw error;
    }
  };
  const probe = async () =>
    !isUnknown &&
    (await ifThere(context, 'ask whether there is GraphQL', () => client.graphql('{ __typename }'))) !== null;
  const done = await server.features.attempt('commit-by-graphql', context.now(), commit, probe);
  return done === null
    ? commitObjects(context, repo, target, files, message)
    : check(doing, COMMITTED, done).createCommitOnBranch.commit.oid;
}

async function commitObjects(
  context: Context,
  repo: Repo,
  target: { readonly branch: string; readonly head: string },
  files: readonly NewFile[],
  message: string,
): Promise<string> {
  const { git } = context.client.rest;
  const doing = `commit to ${target.branch} of ${nameOf(repo)}`;
  const parent = await retryOn404(context, () => git.getCommit({ ...repo, commit_sha: target.head }));
  const base_tree = check(doing, COMMIT, parent.data).tree.sha;
  const entries = files.map(
    ({ path, text }) => ({ path, mode: '100644', type: 'blob', content: text }) as const,
  );
  const made = await retryOn404(context, () => git.createTree({ ...repo, base_tree, tree: entries }));
  const tree = check(doing, TREE, made.data).sha;
  const commit = await retryOn404(context, () =>
    git.createCommit({ ...repo, message, tree, parents: [target.head] }),
  );
  const { sha } = check(doing, COMMIT, commit.data);
  const moved = await retryOn404(context, () =>
    git.updateRef({ ...repo, ref: `heads/${target.branch}`, sha }),
  );
  return check(doing, REF, moved.data).object.sha;
}
