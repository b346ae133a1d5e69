import type { IssueRef, Repo } from '../../vocabulary/refs.ts';
import type { Actor, IssueEvent } from '../port.ts';
import { GitHubError } from '../port.ts';
import type { FakeServer } from './server.ts';
import { type FakeIssue, type FakePull, type FakeRepository, same } from './state.ts';

type NewEvent = IssueEvent extends infer E ? (E extends unknown ? Omit<E, 'at' | 'actor'> : never) : never;

/** Somebody signed in to the fake: finds things there, and records what their changes leave behind. */
export class Session {
  readonly github: FakeServer;
  readonly actor: Actor;
  /** Where the running method notes what it would cost; replaced for each call. */
  cost = { reads: 0, writes: 0 };

  constructor(github: FakeServer, actor: Actor) {
    this.github = github;
    this.actor = actor;
  }

  repo(ref: Repo): FakeRepository {
    const state = this.github.find(ref);
    if (!state) throw new GitHubError(`There is no repository ${ref.owner}/${ref.repo}`, 404);
    return state;
  }

  find(ref: IssueRef): FakeIssue {
    const found = this.repo(ref).issues.get(ref.number);
    if (!found) throw new GitHubError(`There is no issue ${ref.owner}/${ref.repo}#${ref.number}`, 404);
    return found;
  }

  /** Issues and pull requests, oldest first; none in a repository that does not exist. */
  all(repo: Repo): FakeIssue[] {
    return [...(this.github.find(repo)?.issues.values() ?? [])];
  }

  at(): string {
    return `${this.github.now().toISOString().slice(0, 19)}Z`;
  }

  record(found: FakeIssue, event: NewEvent): void {
    found.events.push({ at: this.at(), actor: this.actor, ...event } as IssueEvent);
    found.issue.updatedAt = this.at();
  }

  /** A new issue, or a new pull request when `pull` is given. */
  create(state: FakeRepository, title: string, body: string, pull: FakePull | null): FakeIssue {
    if (title.length > 256) throw new GitHubError('title is too long (maximum is 256 characters)', 422);
    refuseLong(body);
    state.lastNumber += 1;
    const { owner, repo, lastNumber: number } = state;
    const found: FakeIssue = {
      issue: {
        owner,
        repo,
        number,
        id: this.github.nextId(),
        title,
        body,
        author: this.actor,
        state: 'open',
        locked: false,
        isPullRequest: pull !== null,
        labels: [],
        assignees: [],
        createdAt: this.at(),
        updatedAt: this.at(),
        closedAt: null,
        closedAs: null,
        url: `${this.github.url}/${owner}/${repo}/${pull ? 'pull' : 'issues'}/${number}`,
      },
      events: [],
      children: [],
      fields: new Map(),
      reviewComments: [],
      pull,
    };
    state.issues.set(number, found);
    this.mention(found, body);
    return found;
  }

  label(found: FakeIssue, labels: readonly string[]): void {
    const known = this.repo(found.issue).labels;
    for (const wish of labels) {
      const label = [...known].find((own) => same(own, wish)) ?? wish;
      known.add(label);
      if (found.issue.labels.includes(label)) continue;
      found.issue.labels = [...found.issue.labels, label];
      this.record(found, { type: 'labeled', label });
    }
  }

  assign(found: FakeIssue, logins: readonly string[]): void {
    const people = [...this.repo(found.issue).people.keys()];
    for (const login of logins) {
      const assignee = people.find((each) => same(each, login)) ?? login;
      if (found.issue.assignees.some((own) => same(own, assignee))) continue;
      found.issue.assignees = [...found.issue.assignees, assignee];
      this.record(found, { type: 'assigned', assignee });
    }
  }

  /** GitHub notes a mention on the issue that was mentioned, once for each issue that mentions it. */
  mention(from: FakeIssue, text: string): void {
    const { owner, repo, number } = from.issue;
    const reference = /(?:https?:\/\/[^\s/]+\/)?(?:([\w.-]+)\/([\w.-]+))?(?:#|\/(?:issues|pull)\/)(\d+)/g;
    for (const [, toOwner, toRepo, toNumber] of text.matchAll(reference)) {
      const target = { owner: toOwner ?? owner, repo: toRepo ?? repo, number: Number(toNumber) };
      const found = this.github.find(target)?.issues.get(target.number);
      if (!found || found === from) continue;
      const source = { owner, repo, number };
      const known = found.events.some(
        (event) =>
          event.type === 'cross-referenced' && JSON.stringify(event.source) === JSON.stringify(source),
      );
      if (!known) this.record(found, { type: 'cross-referenced', source });
    }
  }
}

/** GitHub refuses texts over 65,536 characters. */
export function refuseLong(body: string): void {
  if ([...body].length > 65_536) throw new GitHubError('body is too long (maximum is 65536 characters)', 422);
}
