import type { IssueRef, Repo } from '../vocabulary/refs.ts';
import { readFile } from './fake-git.ts';
import { FakeHands, lookUp, pages, refuseLong, same } from './fake-hands.ts';
import { groupPrefix } from './merge-group.ts';
import type * as Port from './port.ts';
import { GitHubError } from './port.ts';

/** `GitHub` over the fake's memory, in somebody's name. Rules of GitHub that matter to controllers are kept. */
export class FakePort extends FakeHands implements Port.GitHub {
  /** Where the running method notes what it would cost; replaced for each call. */
  cost: { reads: number; writes: number } = { reads: 0, writes: 0 };

  async issue(ref: IssueRef): Promise<Port.Issue | null> {
    this.cost.reads = 1;
    return structuredClone(this.github.find(ref)?.issues.get(ref.number)?.issue ?? null);
  }

  async issueEvents(ref: IssueRef): Promise<Port.IssueEvent[]> {
    const { events } = this.find(ref);
    this.cost.reads = pages(events);
    return structuredClone(events);
  }

  async issuesWithLabels(
    repo: Repo,
    labels: readonly string[],
    options: { readonly state?: 'open' | 'all'; readonly since?: string } = {},
  ): Promise<Port.Issue[]> {
    const { since } = options;
    const all = [...(this.github.find(repo)?.issues.values() ?? [])];
    const changed = all.filter(
      ({ issue, events }) => !since || (events.at(-1)?.at ?? issue.createdAt) >= since,
    );
    const issues = changed.map(({ issue }) => issue);
    const found = issues.filter(
      (issue) =>
        !issue.isPullRequest &&
        (options.state === 'all' || issue.state === 'open') &&
        labels.every((label) => issue.labels.some((own) => same(own, label))),
    );
    this.cost.reads = pages(found);
    return structuredClone(found.reverse());
  }

  async pullRequestsWithLabel(repo: Repo, label: string, since: string) {
    const all = [...(this.github.find(repo)?.issues.values() ?? [])];
    const found = all.filter(
      ({ issue, events }) =>
        issue.isPullRequest &&
        issue.labels.some((own) => same(own, label)) &&
        (events.at(-1)?.at ?? issue.createdAt) >= since,
    );
    this.cost.reads = pages(found);
    return found.map(({ issue: { number, state } }) => ({ number, state })).reverse();
  }

  async pullRequest(ref: IssueRef): Promise<Port.PullRequest | null> {
    this.cost.reads = 1;
    const found = this.github.find(ref)?.issues.get(ref.number);
    return found?.pull ? this.shown(found, found.pull) : null;
  }

  async pullRequestFrom(repo: Repo, branch: string): Promise<Port.PullRequest | null> {
    this.cost.reads = 1;
    const issues = [...(this.github.find(repo)?.issues.values() ?? [])].reverse();
    const found = issues.find(({ pull }) => pull?.head === branch);
    return found?.pull ? this.shown(found, found.pull) : null;
  }

  async pullRequestsOfSuite(repo: Repo, suite: number): Promise<number[] | null> {
    const { suites, git, issues } = this.repo(repo);
    const sha = suites.get(suite);
    const open = [...issues.values()].filter(({ issue, pull }) => pull && issue.state === 'open');
    this.cost.reads = sha ? 1 + pages(open) : 1;
    const found = open.filter(({ pull }) => git.branches.get(pull!.head) === sha);
    return sha ? found.map(({ issue }) => issue.number) : null;
  }

  async mergeGroups({ owner, repo, number, base }: Port.PullRequest): Promise<string[]> {
    this.cost.reads = 1;
    const prefix = groupPrefix(base.ref, number);
    return [...this.repo({ owner, repo }).git.branches].flatMap(([branch, sha]) =>
      branch.startsWith(prefix) ? [sha] : [],
    );
  }

  async changedFiles(ref: IssueRef): Promise<Port.ChangedFile[]> {
    const { git } = this.repo(ref);
    const { pull } = this.find(ref);
    const files = pull ? git.diff(pull.base, pull.head) : [];
    this.cost.reads = pages(files);
    return files;
  }

  async file(repo: Repo, path: string, ref?: string): Promise<Port.File | null> {
    this.cost.reads = 1;
    const state = this.github.find(repo);
    const commit = state?.git.resolve(ref ?? state.defaultBranch);
    return commit ? readFile(commit.tree, path) : null;
  }

  async filesIn(repo: Repo, folder: string, ref?: string): Promise<string[]> {
    this.cost.reads = 1;
    const state = this.github.find(repo);
    const paths = [...(state?.git.resolve(ref ?? state.defaultBranch)?.tree.keys() ?? [])];
    const prefix = `${folder.replace(/\/$/, '')}/`;
    const below = paths.filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length));
    return below.filter((name) => !name.includes('/')).sort();
  }

  async versions(repo: Repo, path: string, limit: number): Promise<string[]> {
    this.cost.reads = 1;
    const state = this.github.find(repo);
    return state ? state.git.versions(state.defaultBranch, path).slice(0, limit) : [];
  }

  async defaultBranch(repo: Repo): Promise<{ name: string; sha: string } | null> {
    this.cost.reads = 2;
    const state = this.github.find(repo);
    const sha = state?.git.branches.get(state.defaultBranch);
    return state && sha ? { name: state.defaultBranch, sha } : null;
  }

  async permission(repo: Repo, login: string): Promise<Port.Permission> {
    this.cost.reads = 1;
    return lookUp(this.repo(repo).people, login) ?? 'none';
  }

  async assignable(repo: Repo, login: string): Promise<boolean> {
    this.cost.reads = 1;
    return (lookUp(this.repo(repo).people, login) ?? 'none') !== 'none';
  }

  async openIssue(repo: Repo, wish: Port.NewIssue): Promise<{ issue: Port.Issue; refused: string[] }> {
    const state = this.repo(repo);
    if (!state.hasIssues) throw new GitHubError('Issues has been disabled in this repository.', 410);
    const refused = wish.assignees.filter((login) => !lookUp(state.people, login));
    this.cost.writes = refused.length ? 2 : 1;
    const found = this.make(state, wish.title, wish.body);
    this.put(found, wish.labels);
    this.give(
      found,
      wish.assignees.filter((login) => !refused.includes(login)),
    );
    return { issue: structuredClone(found.issue), refused };
  }

  async editIssue(
    ref: IssueRef,
    change: { title?: string; body?: string; state?: 'open' | 'closed' },
  ): Promise<void> {
    this.cost.writes = 1;
    const found = this.find(ref);
    const { issue } = found;
    if (change.title !== undefined && change.title !== issue.title) {
      this.happened(found, { type: 'renamed', from: issue.title, to: change.title });
      issue.title = change.title;
    }
    if (change.body !== undefined) {
      refuseLong(change.body);
      issue.body = change.body;
      this.refer(found, change.body);
    }
    if (change.state && change.state !== issue.state) {
      issue.state = change.state;
      issue.closedAt = change.state === 'closed' ? this.at() : null;
      this.happened(found, { type: change.state === 'closed' ? 'closed' : 'reopened' });
    }
  }

  async addLabels(ref: IssueRef, labels: readonly string[]): Promise<void> {
    this.cost.writes = 1;
    this.put(this.find(ref), labels);
  }

  async removeLabel(ref: IssueRef, label: string): Promise<void> {
    this.cost.writes = 1;
    const found = this.find(ref);
    const gone = found.issue.labels.filter((own) => same(own, label));
    found.issue.labels = found.issue.labels.filter((own) => !same(own, label));
    for (const name of gone) this.happened(found, { type: 'unlabeled', label: name });
  }

  async assign(ref: IssueRef, logins: readonly string[]): Promise<void> {
    this.cost.writes = 1;
    const { people } = this.repo(ref);
    this.give(
      this.find(ref),
      logins.filter((login) => lookUp(people, login)),
    );
  }

  async comment(ref: IssueRef, body: string): Promise<Port.Comment> {
    this.cost.writes = 1;
    const found = this.find(ref);
    if (found.issue.locked && this.actor.kind === 'bot')
      throw new GitHubError('Unable to create comment because issue is locked.', 403);
    refuseLong(body);
    const at = this.at();
    const id = this.github.nextId();
    const comment = {
      ...{ id, body, author: this.actor, createdAt: at, updatedAt: at },
      url: `${found.issue.url}#issuecomment-${id}`,
    };
    this.repo(ref).comments.set(id, { comment, issue: found });
    found.events.push({ at, actor: this.actor, type: 'commented', comment });
    this.refer(found, body);
    return structuredClone(comment);
  }

  async editComment(repo: Repo, id: number, body: string): Promise<void> {
    this.cost.writes = 1;
    const held = this.repo(repo).comments.get(id);
    if (!held) throw new GitHubError(`Comment ${id} is not there`, 404);
    refuseLong(body);
    Object.assign(held.comment, { body, updatedAt: this.at() });
    this.refer(held.issue, body);
  }

  async react(repo: Repo, comment: number, reaction: '+1' | 'confused' | 'eyes' | 'rocket'): Promise<void> {
    this.cost.writes = 1;
    const { comments, reactions } = this.repo(repo);
    if (!comments.has(comment)) throw new GitHubError(`Comment ${comment} is not there`, 404);
    const mine = { comment, reaction, login: this.actor.login };
    if (!reactions.some((own) => JSON.stringify(own) === JSON.stringify(mine))) reactions.push(mine);
  }

  async addSubIssue(parent: IssueRef, child: Port.Issue): Promise<boolean> {
    this.cost.writes = 1;
    const found = this.find(parent);
    if (found.children.some((known) => known.id === child.id)) return true;
    if (!this.repo(parent).hasSubIssues || found.children.length >= 100) return false;
    found.children.push(child);
    return true;
  }

  async subIssues(parent: IssueRef): Promise<Port.Issue[] | null> {
    this.cost.reads = 1;
    const now = (child: Port.Issue) => this.github.find(child)?.issues.get(child.number)?.issue ?? child;
    return this.repo(parent).hasSubIssues ? structuredClone(this.find(parent).children.map(now)) : null;
  }

  async commitToBranch(
    repo: Repo,
    branch: string,
    files: readonly { readonly path: string; readonly text: string }[],
    message: string,
  ): Promise<{ sha: string }> {
    const { git, defaultBranch } = this.repo(repo);
    const head = git.resolve(branch) ?? git.resolve(defaultBranch);
    if (!head) throw new GitHubError('Git Repository is empty.', 409);
    const existed = git.branches.has(branch);
    const missing = existed ? files.filter(({ path }) => !head.tree.has(path)) : files;
    const writes = !missing.length ? 0 : existed ? 1 : 2;
    Object.assign(this.cost, { reads: existed ? 1 + files.length : 3, writes });
    if (!missing.length) return { sha: head.sha };
    git.branches.set(branch, head.sha);
    const changes = Object.fromEntries(missing.map(({ path, text }) => [path, text]));
    return { sha: git.commit(branch, changes, message, this.actor.login).sha };
  }

  async openPullRequest(
    repo: Repo,
    pull: { title: string; body: string; head: string; base: string; draft: boolean },
  ): Promise<Port.PullRequest> {
    this.cost.writes = 1;
    const state = this.repo(repo);
    for (const branch of [pull.head, pull.base])
      if (!state.git.branches.has(branch)) throw new GitHubError(`There is no branch ${branch}`, 422);
    if (!state.git.diff(pull.base, pull.head).length)
      throw new GitHubError(`No commits between ${pull.base} and ${pull.head}`, 422);
    const open = [...state.issues.values()].find(
      (other) => other.pull?.head === pull.head && other.issue.state === 'open',
    );
    if (open) throw new GitHubError(`A pull request already exists for ${pull.head}`, 422);
    const found = this.make(state, pull.title, pull.body, pull);
    return (await new FakePort(this.github, this.actor).pullRequest(found.issue))!;
  }

  async report(repo: Repo, check: Port.CheckReport): Promise<void> {
    const { checks, git } = this.repo(repo);
    if (!git.commits.has(check.sha)) throw new GitHubError(`No commit found for SHA: ${check.sha}`, 422);
    const at = checks.findIndex((known) => known.sha === check.sha && known.name === check.name);
    const same = JSON.stringify(checks[at]) === JSON.stringify(check);
    const batches = Math.max(1, Math.ceil(check.annotations.length / 50));
    Object.assign(this.cost, { reads: same ? 2 : 1, writes: same ? 0 : batches });
    checks.splice(at === -1 ? checks.length : at, 1, structuredClone(check));
  }
}
