import type { IssueRef, Repo } from '../vocabulary/refs.ts';
import { Features } from './features.ts';
import { groupPrefix } from './merge-group.ts';
import { pullRequestsOfSuite, setCheck } from './octokit-checks.ts';
import { commitFiles, headOf, makeBranch } from './octokit-commit.ts';
import { type Client, type Context, call, look } from './octokit-context.ts';
import { statusOf } from './octokit-errors.ts';
import { readContent } from './octokit-files.ts';
import { openIssue } from './octokit-open-issue.ts';
import { addSubIssue, listSubIssues } from './octokit-sub-issues.ts';
import * as words from './octokit-words.ts';
import type * as Port from './port.ts';
import { GitHubError } from './port.ts';

export interface OctokitPortOptions {
  /** The App's slug: it writes as `SLUG[bot]`. */
  readonly appSlug: string;
  /** What this server lacks; shared by all ports of one server, so that it is learnt once. */
  readonly features?: Features;
  readonly now?: () => number;
}

/** The port over an Octokit that is signed in as an installation of the App. Make one for each unit of work. */
export function octokitPort(client: Client, options: OctokitPortOptions): Port.GitHub {
  return new OctokitPort({
    client,
    app: `${options.appSlug}[bot]`,
    features: options.features ?? new Features(),
    now: options.now ?? Date.now,
  });
}

const at = ({ owner, repo, number }: IssueRef) => ({ owner, repo, issue_number: number });
const pullAt = ({ owner, repo, number }: IssueRef) => ({ owner, repo, pull_number: number });
const only = ({ owner, repo }: Repo) => ({ owner, repo });
const name = ({ owner, repo, number }: Repo & { number?: number }) =>
  `${owner}/${repo}${number === undefined ? '' : `#${number}`}`;

/** Issues and pull requests with all of these labels. */
async function listLabelled(
  context: Context,
  repo: Repo,
  labels: readonly string[],
  query: { state: 'open' | 'all'; since?: string; sort?: 'created'; direction?: 'desc' },
): Promise<Port.Issue[]> {
  const { client, app } = context;
  const raw = await call(context, `list the issues of ${name(repo)}`, () =>
    client.paginate(client.rest.issues.listForRepo, {
      ...{ ...only(repo), ...query, per_page: 100 },
      // A label with a comma cannot be asked for; those are picked out below.
      labels: labels.filter((label) => !label.includes(',')).join(','),
    }),
  );
  const issues = raw.map((issue) => words.toIssue(issue, repo, app));
  const has = (issue: Port.Issue, label: string) =>
    issue.labels.some((own) => own.toLowerCase() === label.toLowerCase());
  return issues.filter((issue) => labels.every((label) => has(issue, label)));
}

class OctokitPort implements Port.GitHub {
  private readonly context: Context;
  private readonly permissions = new Map<string, Promise<Port.Permission>>();

  constructor(context: Context) {
    this.context = context;
  }

  private get rest() {
    return this.context.client.rest;
  }

  async issue(ref: IssueRef) {
    const found = await look(this.context, `read ${name(ref)}`, () => this.rest.issues.get(at(ref)));
    if (!found) return null;
    // A transferred issue answers from its new repository, which this installation may not be meant for.
    const place = words.repoOf(found.data);
    return place && !words.sameRepo(place, ref) ? null : words.toIssue(found.data, ref, this.context.app);
  }

  async issueEvents(ref: IssueRef) {
    const raw = await call(this.context, `read the timeline of ${name(ref)}`, () =>
      this.context.client.paginate(this.rest.issues.listEventsForTimeline, { ...at(ref), per_page: 100 }),
    );
    const events = raw.map((event) => words.toEvent(event as never, ref, this.context.app));
    return events.filter((event) => event !== null).sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  }

  async issuesWithLabels(
    repo: Repo,
    labels: readonly string[],
    options: { readonly state?: 'open' | 'all'; readonly since?: string } = {},
  ) {
    const { state = 'open', since } = options;
    const query = { state, sort: 'created', direction: 'desc', ...(since ? { since } : {}) } as const;
    const found = await listLabelled(this.context, repo, labels, query);
    return found.filter(({ isPullRequest }) => !isPullRequest);
  }

  async pullRequestsWithLabel(repo: Repo, label: string, since: string) {
    const found = await listLabelled(this.context, repo, [label], { state: 'all', since });
    return found.filter(({ isPullRequest }) => isPullRequest).map(({ number, state }) => ({ number, state }));
  }

  async pullRequest(ref: IssueRef) {
    const found = await look(this.context, `read ${name(ref)}`, () => this.rest.pulls.get(pullAt(ref)));
    return found && words.toPull(found.data, ref, this.context.app);
  }

  async pullRequestFrom(repo: Repo, branch: string) {
    const { data } = await call(this.context, `look for a pull request from ${branch}`, () =>
      this.rest.pulls.list({
        ...{ ...only(repo), head: `${repo.owner}:${branch}`, state: 'all', per_page: 10 },
        ...{ sort: 'created', direction: 'desc' },
      }),
    );
    const pulls = data.map((raw) => words.toPull(raw, repo, this.context.app));
    return pulls.find((pull) => pull.head.ref === branch && !pull.head.fork) ?? null;
  }

  async pullRequestsOfSuite(repo: Repo, suite: number) {
    return look(this.context, `find the pull requests of a check suite of ${name(repo)}`, () =>
      pullRequestsOfSuite(this.context, only(repo), suite),
    );
  }

  async mergeGroups({ owner, repo, number, base }: Port.PullRequest) {
    const ref = `heads/${groupPrefix(base.ref, number)}`;
    const found = await look(
      this.context,
      `look for ${name({ owner, repo, number })} in the merge queue`,
      () => this.rest.git.listMatchingRefs({ owner, repo, ref }),
    );
    return (found?.data ?? []).map(({ object }) => object.sha);
  }

  async changedFiles(ref: IssueRef): Promise<Port.ChangedFile[]> {
    const raw = await call(this.context, `list the files of ${name(ref)}`, () =>
      this.context.client.paginate(this.rest.pulls.listFiles, { ...pullAt(ref), per_page: 100 }),
    );
    const statuses = { added: 'added', copied: 'added', removed: 'removed', renamed: 'renamed' } as const;
    return raw.map(({ filename, previous_filename, status }) => ({
      path: filename,
      previousPath: previous_filename ?? null,
      status: statuses[status as keyof typeof statuses] ?? 'modified',
    }));
  }

  async file(repo: Repo, path: string, ref?: string) {
    return look(this.context, `read ${path}`, () => readContent(this.context, only(repo), path, ref));
  }

  async filesIn(repo: Repo, folder: string, ref?: string) {
    const found = await look(this.context, `list ${folder}`, () =>
      this.rest.repos.getContent({ ...only(repo), path: folder, ...(ref ? { ref } : {}) }),
    );
    const entries = Array.isArray(found?.data) ? found.data : [];
    return entries.filter((entry) => entry.type === 'file').map((entry) => entry.name);
  }

  async versions(repo: Repo, path: string, limit: number) {
    const found = await look(this.context, `read the history of ${path}`, () =>
      this.rest.repos.listCommits({ ...only(repo), path, per_page: limit }),
    );
    return (found?.data ?? []).map((commit) => commit.sha);
  }

  async defaultBranch(repo: Repo) {
    return look(this.context, `read the default branch of ${name(repo)}`, async () => {
      const { data } = await this.rest.repos.get(only(repo));
      const sha = await headOf(this.context, only(repo), data.default_branch);
      return sha ? { name: data.default_branch, sha } : null;
    });
  }

  permission(repo: Repo, login: string) {
    const key = `${name(repo)} ${login}`.toLowerCase();
    const known = this.permissions.get(key);
    if (known) return known;
    const asked = look(this.context, `ask what ${login} may do in ${name(repo)}`, () =>
      this.rest.repos.getCollaboratorPermissionLevel({ ...only(repo), username: login }),
    ).then((found) => (found ? words.toPermission(found.data) : 'none'));
    this.permissions.set(key, asked);
    asked.catch(() => this.permissions.delete(key));
    return asked;
  }

  async assignable(repo: Repo, login: string) {
    const found = await look(this.context, `ask whether ${login} can be assigned`, () =>
      this.rest.issues.checkUserCanBeAssigned({ ...only(repo), assignee: login }),
    );
    return found !== null;
  }

  async openIssue(repo: Repo, wish: Port.NewIssue) {
    return call(this.context, `open an issue in ${name(repo)}`, () =>
      openIssue(this.context, only(repo), wish),
    );
  }

  async editIssue(ref: IssueRef, change: { title?: string; body?: string; state?: 'open' | 'closed' }) {
    await call(this.context, `edit ${name(ref)}`, () => this.rest.issues.update({ ...at(ref), ...change }));
  }

  async addLabels(ref: IssueRef, labels: readonly string[]) {
    await call(this.context, `label ${name(ref)}`, () =>
      this.rest.issues.addLabels({ ...at(ref), labels: [...labels] }),
    );
  }

  async removeLabel(ref: IssueRef, label: string) {
    await look(this.context, `take a label off ${name(ref)}`, () =>
      this.rest.issues.removeLabel({ ...at(ref), name: label }),
    );
  }

  async assign(ref: IssueRef, logins: readonly string[]) {
    await call(this.context, `assign ${name(ref)}`, () =>
      this.rest.issues.addAssignees({ ...at(ref), assignees: [...logins] }),
    );
  }

  async comment(ref: IssueRef, body: string) {
    const { data } = await call(this.context, `comment on ${name(ref)}`, () =>
      this.rest.issues.createComment({ ...at(ref), body }),
    );
    return words.toComment(data, this.context.app);
  }

  async editComment(repo: Repo, id: number, body: string) {
    await call(this.context, `edit a comment in ${name(repo)}`, () =>
      this.rest.issues.updateComment({ ...only(repo), comment_id: id, body }),
    );
  }

  async react(repo: Repo, commentId: number, reaction: '+1' | 'confused' | 'eyes' | 'rocket') {
    await call(this.context, `react to a comment in ${name(repo)}`, () =>
      this.rest.reactions.createForIssueComment({ ...only(repo), comment_id: commentId, content: reaction }),
    );
  }

  async addSubIssue(parent: IssueRef, child: Port.Issue) {
    return call(this.context, `make ${name(child)} a sub-issue of ${name(parent)}`, () =>
      addSubIssue(this.context, parent, child.id),
    );
  }

  async subIssues(parent: IssueRef) {
    return look(this.context, `list the sub-issues of ${name(parent)}`, () =>
      listSubIssues(this.context, parent),
    );
  }

  async commitToBranch(
    repo: Repo,
    branch: string,
    files: readonly { readonly path: string; readonly text: string }[],
    message: string,
  ) {
    return call(this.context, `commit to ${branch} in ${name(repo)}`, async () => {
      let head = await headOf(this.context, only(repo), branch);
      let missing = files;
      if (head) {
        // Read at the very commit that the new one must sit upon: GitHub refuses it when the branch moved on.
        const there = await Promise.all(files.map(({ path }) => this.file(repo, path, head!)));
        missing = files.filter((_, index) => !there[index]);
        if (!missing.length) return { sha: head };
      } else {
        head = (await this.defaultBranch(repo))?.sha ?? null;
        if (!head) throw new GitHubError(`${name(repo)} is empty: it needs a first commit`, 409);
        await makeBranch(this.context, only(repo), branch, head);
      }
      return { sha: await commitFiles(this.context, only(repo), { branch, head }, missing, message) };
    });
  }

  async openPullRequest(
    repo: Repo,
    pull: { title: string; body: string; head: string; base: string; draft: boolean },
  ) {
    const create = (draft: boolean) => this.rest.pulls.create({ ...only(repo), ...pull, draft });
    const { data } = await call(this.context, `open a pull request in ${name(repo)}`, async () => {
      try {
        return await create(pull.draft);
      } catch (error) {
        // Private repositories of free plans have no drafts.
        if (pull.draft && statusOf(error) === 422 && /draft/i.test((error as Error).message))
          return create(false);
        throw error;
      }
    });
    return words.toPull(data, repo, this.context.app);
  }

  async report(repo: Repo, check: Port.CheckReport) {
    await call(this.context, `report ${check.name} in ${name(repo)}`, () =>
      setCheck(this.context, only(repo), check),
    );
  }
}
