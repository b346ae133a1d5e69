import { z } from 'zod';
import { type Context, call, check, list, look, PAGE, run } from '../call.ts';
import { brokenAnswer, statusOf } from '../errors.ts';
import { listLabelled } from '../issues/octokit.ts';
import { inRepo, nameOf, onPull } from '../names.ts';
import type { ChangedFile, LineRange, PullRequest, Pulls } from './port.ts';
import { PULL, toPull } from './shape.ts';
import { filesWithin, unlistedFiles } from './unlisted.ts';

const FILE = z.object({
  filename: z.string(),
  previous_filename: z.string().optional(),
  status: z.string(),
  patch: z.string().optional(),
});
const COMPARISON = z.object({ merge_base_commit: z.object({ sha: z.string() }) });
/** GitHub's limit for the listed files of a pull request. */
const MOST_FILES = 3_000;
const isLarge = (pull: Parameters<Pulls['changedFiles']>[0]): pull is PullRequest =>
  (pull.fileCount ?? 0) > MOST_FILES;
const STATUS: Readonly<Record<string, ChangedFile['status']>> = {
  added: 'added',
  copied: 'added',
  removed: 'removed',
  renamed: 'renamed',
};

/** Where the hunks of a patch lie in the new file. */
function linesShown(patch: string): LineRange[] {
  const hunks = patch.matchAll(/^@@ -\S+ \+(\d+)(?:,(\d+))? @@/gm);
  return [...hunks].flatMap(([, start, length = '1']) => {
    const from = Number(start);
    return Number(length) > 0 ? [{ from, to: from + Number(length) - 1 }] : [];
  });
}

export function octokitPulls(context: Context): Pulls {
  const { pulls, repos } = context.client.rest;
  const unlisted = async (pull: PullRequest, listed: readonly ChangedFile[]) => {
    const mergeBase = await port.mergeBase(pull);
    return mergeBase === null ? [] : unlistedFiles(context, pull, mergeBase, listed);
  };
  const port: Pulls = {
    async pullRequest(ref) {
      const found = await look(context, `read ${nameOf(ref)}`, PULL, () => pulls.get(onPull(ref)), {
        known: true,
      });
      return found && toPull(found, ref, context.app);
    },
    async pullRequestFrom(repo, branch) {
      const find = () =>
        pulls.list({
          ...inRepo(repo),
          head: `${repo.owner}:${branch}`,
          state: 'all',
          per_page: 10,
          sort: 'created',
          direction: 'desc',
        });
      const found = await call(context, `look for a pull request from ${branch}`, z.array(PULL), find);
      const from = found
        .map((raw) => toPull(raw, repo, context.app))
        .filter(({ head }) => head.ref === branch && !head.fork);
      return from.find(({ author }) => author.app) ?? from[0] ?? null;
    },
    async pullRequestsWithLabel(repo, label, since) {
      const found = await listLabelled(context, repo, [label], { state: 'all', since });
      return found
        .filter(({ isPullRequest }) => isPullRequest)
        .map(({ number, state, updatedAt }) => ({ number, state, updatedAt }));
    },
    async changedFiles(ref) {
      const doing = `list the files of ${nameOf(ref)}`;
      const pages = pulls.listFiles.endpoint({ ...onPull(ref), per_page: PAGE });
      const files = await list(context, doing, FILE, pages);
      const expected = Math.min(ref.fileCount ?? 0, MOST_FILES);
      if (files.length < expected) throw brokenAnswer(doing, `${files.length} of ${expected} files`);
      const listed = files.map(({ filename, previous_filename, status, patch = '' }) => ({
        path: filename,
        previousPath: previous_filename ?? null,
        status: STATUS[status] ?? 'modified',
        shown: linesShown(patch),
      }));
      return isLarge(ref) ? [...listed, ...(await unlisted(ref, listed))] : listed;
    },
    async changedIn(pull, folders) {
      const mergeBase = await port.mergeBase(pull);
      return mergeBase === null ? null : filesWithin(context, pull, mergeBase, folders);
    },
    async mergeBase(pull) {
      const compare = () =>
        repos.compareCommitsWithBasehead({
          ...inRepo(pull),
          basehead: `${pull.base.sha}...${pull.head.sha}`,
          per_page: 1,
        });
      const found = await look(context, `find where ${nameOf(pull)} left its base`, COMPARISON, compare);
      return found?.merge_base_commit.sha ?? null;
    },
    async openPullRequest(repo, pull) {
      const doing = `open a pull request in ${nameOf(inRepo(repo))}`;
      const create = async (draft: boolean) =>
        check(doing, PULL, (await pulls.create({ ...inRepo(repo), ...pull, draft })).data);
      const open = () =>
        create(pull.draft).catch((error: Error) => {
          // Private repositories of free plans have no drafts.
          if (pull.draft && statusOf(error) === 422 && /draft/i.test(error.message)) return create(false);
          throw error;
        });
      return run(context, doing, async () => {
        try {
          return toPull(await open(), repo, context.app);
        } catch (error) {
          // An earlier run opened it, and a list that lags did not show it to this one.
          const exists = statusOf(error) === 422 && /already exists/i.test((error as Error).message);
          const there = exists ? await port.pullRequestFrom(repo, pull.head) : null;
          if (there?.state !== 'open' || !there.author.app) throw error;
          return there;
        }
      });
    },
  };
  return port;
}
