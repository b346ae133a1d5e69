import { z } from 'zod';
import { type Context, ifThere, look, run } from '../call.ts';
import { GitHubError } from '../errors.ts';
import { inRepo, nameOf } from '../names.ts';
import { commitFiles, headOf, makeBranch } from './commit.ts';
import { readFile } from './file.ts';
import type { Contents } from './port.ts';
import { notOurs, replaceBranch } from './replace.ts';
import { readTexts } from './texts.ts';

const NAMED = z.object({ name: z.string(), owner: z.object({ login: z.string() }) });
const ENTRY = z.object({ type: z.string(), name: z.string() });
/** A folder is a list; anything else at its path is an object. */
const FOLDER = z.union([z.array(ENTRY), ENTRY]);

export function octokitContents(context: Context): Contents {
  const { repos } = context.client.rest;
  const contents: Contents = {
    file(repo, path, ref) {
      const doing = `read ${path} in ${nameOf(inRepo(repo))}${ref ? ` at ${ref}` : ''}`;
      return run(context, doing, () =>
        ifThere(context, doing, () => readFile(context, inRepo(repo), path, ref)),
      );
    },
    async hasFolder(repo, name) {
      const doing = `list the root of ${nameOf(inRepo(repo))}`;
      const found = await look(context, doing, FOLDER, () => repos.getContent({ ...inRepo(repo), path: '' }));
      return Array.isArray(found) && found.some((entry) => entry.type === 'dir' && entry.name === name);
    },
    async filesIn(repo, folder, ref) {
      const doing = `list ${folder} in ${nameOf(inRepo(repo))}${ref ? ` at ${ref}` : ''}`;
      const get = () => repos.getContent({ ...inRepo(repo), path: folder, ...(ref ? { ref } : {}) });
      const found = await look(context, doing, FOLDER, get);
      const entries = Array.isArray(found) ? found : [];
      return entries.filter(({ type }) => type === 'file').map(({ name }) => name);
    },
    textsIn: (repo, folder) => readTexts(context, inRepo(repo), folder),
    async versions(repo, path, limit) {
      const get = () => repos.listCommits({ ...inRepo(repo), path, per_page: limit });
      const doing = `read the history of ${path} in ${nameOf(inRepo(repo))}`;
      const commits = await look(context, doing, z.array(z.object({ sha: z.string() })), get);
      return (commits ?? []).map(({ sha }) => sha);
    },
    async defaultBranch(repo) {
      const doing = `read the default branch of ${nameOf(inRepo(repo))}`;
      const found = await look(context, doing, z.object({ default_branch: z.string() }), () =>
        repos.get(inRepo(repo)),
      );
      const sha =
        found && (await run(context, doing, () => headOf(context, inRepo(repo), found.default_branch)));
      return sha ? { name: found.default_branch, sha } : null;
    },
    async repositoryName(repo) {
      // GitHub redirects from a former name.
      const doing = `read the name of ${nameOf(inRepo(repo))}`;
      const found = await look(context, doing, NAMED, () => repos.get(inRepo(repo)));
      return found && { owner: found.owner.login, repo: found.name };
    },
    async branchName(repo, name) {
      // GitHub redirects from the name that a branch had before.
      const doing = `read the branch ${name} of ${nameOf(inRepo(repo))}`;
      const get = () => repos.getBranch({ ...inRepo(repo), branch: name });
      return (await look(context, doing, z.object({ name: z.string() }), get))?.name ?? null;
    },
    commitToBranch(repo, branch, files, message) {
      return run(context, `commit to ${branch} in ${nameOf(inRepo(repo))}`, async () => {
        let head = await headOf(context, inRepo(repo), branch);
        let missing = files;
        if (head) {
          // Read at the commit that the new one will follow: GitHub refuses it when the branch has moved on since.
          const present = await Promise.all(files.map(({ path }) => contents.file(repo, path, head!)));
          missing = files.filter((_, index) => !present[index]);
          if (!missing.length) return { sha: head };
        } else {
          head = (await contents.defaultBranch(repo))?.sha ?? null;
          if (!head) throw new GitHubError(`${nameOf(inRepo(repo))} is empty: it needs a first commit`, 409);
          await makeBranch(context, inRepo(repo), branch, head);
        }
        return { sha: await commitFiles(context, inRepo(repo), { branch, head }, missing, message) };
      });
    },
    startBranch(repo, branch) {
      return run(context, `start the branch ${branch} in ${nameOf(inRepo(repo))}`, async () => {
        const main = await contents.defaultBranch(repo);
        if (!main) throw new GitHubError(`${nameOf(inRepo(repo))} is empty: it needs a first commit`, 409);
        if (main.name === branch) throw notOurs(repo, branch);
        if (await headOf(context, inRepo(repo), branch))
          await context.client.rest.git.updateRef({
            ...inRepo(repo),
            ref: `heads/${branch}`,
            sha: main.sha,
            force: true,
          });
        else await makeBranch(context, inRepo(repo), branch, main.sha);
        return { sha: main.sha };
      });
    },
    async changeFiles(repo, branch, files, message, head) {
      await run(context, `commit to ${branch} in ${nameOf(inRepo(repo))}`, () =>
        commitFiles(context, inRepo(repo), { branch, head }, files, message),
      );
    },
    replaceBranch(repo, branch, files, message) {
      return run(context, `write ${branch} in ${nameOf(inRepo(repo))}`, async () => {
        const main = await contents.defaultBranch(repo);
        if (main?.name === branch) throw notOurs(repo, branch);
        return replaceBranch(context, inRepo(repo), branch, files, message);
      });
    },
  };
  return contents;
}
