import type { IssueRef, Repo } from '../vocabulary/refs.ts';
import type { FakeGitHub, FakeIssue, FakeRepository } from './fake.ts';
import type * as Port from './port.ts';
import { GitHubError } from './port.ts';

type Happening = Port.IssueEvent extends infer E
  ? E extends unknown
    ? Omit<E, 'at' | 'actor'>
    : never
  : never;

/** What a change leaves behind in the fake: the numbers, labels, assignees and events that GitHub would make of it. */
export class FakeHands {
  protected readonly github: FakeGitHub;
  protected readonly actor: Port.Actor;

  constructor(github: FakeGitHub, actor: Port.Actor) {
    this.github = github;
    this.actor = actor;
  }

  protected repo(ref: Repo): FakeRepository {
    const state = this.github.find(ref);
    if (!state) throw new GitHubError(`There is no repository ${ref.owner}/${ref.repo}`, 404);
    return state;
  }

  protected find(ref: IssueRef): FakeIssue {
    const found = this.repo(ref).issues.get(ref.number);
    if (!found) throw new GitHubError(`There is no issue ${ref.owner}/${ref.repo}#${ref.number}`, 404);
    return found;
  }

  protected at(): string {
    return `${this.github.now().toISOString().slice(0, 19)}Z`;
  }

  protected happened(found: FakeIssue, event: Happening): void {
    found.events.push({ at: this.at(), actor: this.actor, ...event } as Port.IssueEvent);
  }

  protected make(
    state: FakeRepository,
    title: string,
    body: string,
    pull?: { head: string; base: string; draft: boolean },
  ): FakeIssue {
    if (title.length > 256) throw new GitHubError('title is too long (maximum is 256 characters)', 422);
    refuseLong(body);
    state.lastNumber += 1;
    const number = state.lastNumber;
    const place = `${this.github.url}/${state.owner}/${state.repo}`;
    const found: FakeIssue = {
      issue: {
        ...{ owner: state.owner, repo: state.repo, number, id: this.github.nextId(), title, body },
        ...{ author: this.actor, state: 'open', locked: false, isPullRequest: Boolean(pull) },
        ...{ labels: [], assignees: [], createdAt: this.at(), closedAt: null },
        url: `${place}/${pull ? 'pull' : 'issues'}/${number}`,
      },
      ...{ events: [], children: [] },
      pull: pull
        ? { head: pull.head, base: pull.base, draft: pull.draft, mergedAt: null, mergeSha: null }
        : null,
    };
    state.issues.set(number, found);
    this.refer(found, body);
    return found;
  }

  /** A pull request as GitHub shows it now. */
  protected shown({ issue }: FakeIssue, pull: NonNullable<FakeIssue['pull']>): Port.PullRequest {
    const { git } = this.repo(issue);
    const sha = (branch: string) => git.branches.get(branch) ?? '';
    const { owner, repo, number, title, body, author, state, url } = issue;
    return {
      ...{ owner, repo, number, title, body, author, state, url, labels: [...issue.labels] },
      ...{
        merged: pull.mergedAt !== null,
        mergedAt: pull.mergedAt,
        mergeSha: pull.mergeSha,
        draft: pull.draft,
      },
      head: { ref: pull.head, sha: sha(pull.head), fork: false },
      base: { ref: pull.base, sha: sha(pull.base) },
    };
  }

  protected put(found: FakeIssue, labels: readonly string[]): void {
    const known = this.repo(found.issue).labels;
    for (const wish of labels) {
      const label = [...known].find((own) => same(own, wish)) ?? wish;
      known.add(label);
      if (found.issue.labels.includes(label)) continue;
      found.issue.labels = [...found.issue.labels, label];
      this.happened(found, { type: 'labeled', label });
    }
  }

  protected give(found: FakeIssue, logins: readonly string[]): void {
    for (const assignee of logins) {
      if (found.issue.assignees.some((own) => same(own, assignee))) continue;
      found.issue.assignees = [...found.issue.assignees, assignee];
      this.happened(found, { type: 'assigned', assignee });
    }
  }

  /** GitHub notes a mention on the issue that was mentioned, once for each that mentions it. */
  protected refer(from: FakeIssue, text: string): void {
    const { owner, repo, number } = from.issue;
    const mention = /(?:https?:\/\/[^\s/]+\/)?(?:([\w.-]+)\/([\w.-]+))?(?:#|\/(?:issues|pull)\/)(\d+)/g;
    for (const [, toOwner, toRepo, toNumber] of text.matchAll(mention)) {
      const target = { owner: toOwner ?? owner, repo: toRepo ?? repo, number: Number(toNumber) };
      const found = this.github.find(target)?.issues.get(target.number);
      if (!found || found === from) continue;
      const source = { owner, repo, number };
      const known = found.events.some(
        (event) =>
          event.type === 'cross-referenced' && JSON.stringify(event.source) === JSON.stringify(source),
      );
      if (!known) this.happened(found, { type: 'cross-referenced', source });
    }
  }
}

export function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

export function lookUp<T>(map: Map<string, T>, name: string): T | undefined {
  for (const [key, value] of map) if (same(key, name)) return value;
  return undefined;
}

/** GitHub refuses texts over 65,536 characters. */
export function refuseLong(body: string): void {
  if ([...body].length > 65_536) throw new GitHubError('body is too long (maximum is 65536 characters)', 422);
}

/** Calls for a list, of which GitHub gives a hundred at a time. */
export function pages(list: readonly unknown[]): number {
  return Math.max(1, Math.ceil(list.length / 100));
}
