import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Run } from './runner.ts';

/** The repository checked out in the workspace. */
export interface Checkout {
  readonly folder: string;
  /** The checked-out commit and branch; null if there is no `.git`, or it does not say. */
  readonly commit: string | null;
  readonly branch: string | null;
}

const CHECK_OUT = 'Add `- uses: actions/checkout@v7` to the job, before this step.';

/**
 * Finds the repository of this run: the workspace itself, or a folder in it when `actions/checkout` has a `path`.
 * Throws if there is nothing to lint, because a green run would suggest that everything was linted.
 */
export function findCheckout({ workspace, owner, repo }: Run): Checkout {
  if (!existsSync(workspace) || readdirSync(workspace).length === 0)
    throw new Error(`The workspace is empty, so nothing can be linted. ${CHECK_OUT}`);
  const below = globSync(['*/.git', '*/*/.git'], { cwd: workspace }).map((path) =>
    join(workspace, path, '..'),
  );
  const folders = [...(existsSync(join(workspace, '.git')) ? [workspace] : []), ...below];
  const remote = new RegExp(
    `url\\s*=.*[/:]${RegExp.escape(owner)}/${RegExp.escape(repo)}(?:\\.git)?/?\\s*$`,
    'im',
  );
  const ours = folders.filter((folder) => remote.test(gitFile(folder, 'config') ?? ''));
  const folder = ours[0] ?? (folders.includes(workspace) || folders.length === 0 ? workspace : folders[0]!);
  if (folder !== workspace && !ours.length && folders.length > 1)
    throw new Error(`Several repositories are checked out, and none is ${owner}/${repo}. ${CHECK_OUT}`);
  const head = gitFile(folder, 'HEAD')?.trim() ?? '';
  const ref = /^ref: (.+)$/.exec(head)?.[1] ?? null;
  return {
    folder,
    commit: ref ? commitOf(folder, ref) : (/^[0-9a-f]{40,64}$/.exec(head)?.[0] ?? null),
    branch: ref?.replace(/^refs\/heads\//, '') ?? null,
  };
}

/**
 * What is wrong if a pull request's base is checked out instead of its head, so that its changes are missing; null if
 * they are there. `pull_request_target` checks out the base by default.
 */
export function wrongCommit({ commit, branch }: Checkout, { pullRequest, event, sha }: Run): string | null {
  if (!pullRequest?.head || !pullRequest.base || commit === pullRequest.head.sha) return null;
  const base = commit === pullRequest.base.sha || (branch !== null && branch === pullRequest.base.ref);
  const target = event === 'pull_request_target' && (commit === null || commit === sha);
  if (!base && !target) return null;
  return `The base of the pull request is checked out, not its head, so its changes cannot be linted. Give \`actions/checkout\` the input \`ref: \${{ github.event.pull_request.head.sha }}\`; linting runs nothing of what is checked out.`;
}

function commitOf(folder: string, ref: string): string | null {
  const loose = gitFile(folder, ref)?.trim();
  if (loose) return loose;
  const packed = gitFile(folder, 'packed-refs')
    ?.split('\n')
    .find((line) => line.endsWith(` ${ref}`));
  return packed?.split(' ')[0] ?? null;
}

function gitFile(folder: string, name: string): string | null {
  try {
    return readFileSync(join(folder, '.git', name), 'utf8');
  } catch {
    return null;
  }
}
