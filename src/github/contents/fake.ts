import { readFile } from '../fake/git.ts';
import type { Session } from '../fake/session.ts';
import { GitHubError } from '../port.ts';
import type { Contents, NewFile } from './port.ts';
import { notOurs } from './replace.ts';

export function fakeContents(session: Session): Contents {
  return {
    async file(repo, path, ref) {
      session.cost.reads = 1;
      const state = session.github.find(repo);
      const commit = state?.git.resolve(ref ?? state.defaultBranch);
      return commit ? readFile(commit.tree, path) : null;
    },
    async hasFolder(repo, name) {
      session.cost.reads = 1;
      const state = session.github.find(repo);
      const paths = [...(state?.git.resolve(state.defaultBranch)?.tree.keys() ?? [])];
      return paths.some((path) => path.startsWith(`${name}/`));
    },
    async filesIn(repo, folder, ref) {
      session.cost.reads = 1;
      const state = session.github.find(repo);
      const paths = [...(state?.git.resolve(ref ?? state.defaultBranch)?.tree.keys() ?? [])];
      const prefix = `${folder.replace(/\/$/, '')}/`;
      const below = paths.filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length));
      return below.filter((name) => !name.includes('/')).sort();
    },
    async textsIn(repo, folder) {
      session.cost.reads = 1;
      const state = session.github.find(repo);
      const tree = state?.git.resolve(state.defaultBranch)?.tree;
      const prefix = `${folder.replace(/\/$/, '')}/`;
      return [...(tree?.keys() ?? [])]
        .filter((path) => path.startsWith(prefix) && path.slice(prefix.length).split('/').length <= 2)
        .sort()
        .flatMap((path) => {
          const text = readFile(tree!, path)?.text;
          return typeof text === 'string' ? [{ path, text }] : [];
        });
    },
    async versions(repo, path, limit) {
      session.cost.reads = 1;
      const state = session.github.find(repo);
      return state ? state.git.versions(state.defaultBranch, path).slice(0, limit) : [];
    },
    async repositoryName(repo) {
      session.cost.reads = 1;
      return session.github.find(repo) ? { owner: repo.owner, repo: repo.repo } : null;
    },
    async branchName(repo, name) {
      session.cost.reads = 1;
      const state = session.github.find(repo);
      const now = state?.renamedBranches.get(name) ?? name;
      return state?.git.branches.has(now) ? now : null;
    },
    async defaultBranch(repo) {
      session.cost.reads = 2;
      const state = session.github.find(repo);
      const sha = state?.git.branches.get(state.defaultBranch);
      return state && sha ? { name: state.defaultBranch, sha } : null;
    },
    async commitToBranch(repo, branch, files, message) {
      const { git, defaultBranch } = session.repo(repo);
      const head = git.resolve(branch) ?? git.resolve(defaultBranch);
      if (!head) throw new GitHubError('Git Repository is empty.', 409);
      const existed = git.branches.has(branch);
      const missing = existed ? files.filter(({ path }) => !head.tree.has(path)) : files;
      const writes = !missing.length ? 0 : existed ? 1 : 2;
      Object.assign(session.cost, { reads: existed ? 1 + files.length : 3, writes });
      if (!missing.length) return { sha: head.sha };
      git.branches.set(branch, head.sha);
      const changes = Object.fromEntries(missing.map(({ path, text }) => [path, text]));
      return { sha: git.commit(branch, changes, message, session.actor.login).sha };
    },
    async startBranch(repo, branch) {
      const { git, defaultBranch } = session.repo(repo);
      Object.assign(session.cost, { reads: 3, writes: 1 });
      if (branch === defaultBranch) throw notOurs(repo, branch);
      const head = git.resolve(defaultBranch);
      if (!head) throw new GitHubError('Git Repository is empty.', 409);
      git.branches.set(branch, head.sha);
      return { sha: head.sha };
    },
    async changeFiles(repo, branch, files, message, head) {
      session.cost.writes = 1;
      const { git } = session.repo(repo);
      if (git.branches.get(branch) !== head) throw new GitHubError(`${branch} has moved on`, 422);
      const changes = Object.fromEntries(files.map(({ path, text }) => [path, text]));
      git.commit(branch, changes, message, session.actor.login);
    },
    async replaceBranch(repo, branch, files, message) {
      const { git, defaultBranch } = session.repo(repo);
      const last = git.resolve(branch);
      Object.assign(session.cost, { reads: last ? 4 : 3, writes: 0 });
      if (branch === defaultBranch || (last && last.message !== message)) throw notOurs(repo, branch);
      const same = ({ path, text }: NewFile) => last?.tree.get(path)?.toString() === text;
      session.cost.writes = 1;
      if (last?.tree.size === files.length && files.every(same)) return false;
      session.cost.writes = 3;
      git.branches.delete(branch);
      const changes = Object.fromEntries(files.map(({ path, text }) => [path, text]));
      git.commit(branch, changes, message, session.actor.login);
      return true;
    },
  };
}
