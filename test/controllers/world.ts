import type { Integrations } from '../../src/controllers/controller.ts';
import { FakeGitHub, type FakeRepository } from '../../src/github/fake/github.ts';
import { findMarker } from '../../src/github/markers.ts';
import type { Comment, GitHub, Issue } from '../../src/github/port.ts';
import { DEFAULT_POLICY } from '../../src/policy/default.ts';
import type { Policy } from '../../src/policy/schema.ts';
import { drain } from '../../src/reconcile/drain.ts';
import { type Outcome, reconcile } from '../../src/reconcile/reconcile.ts';
import type { Row } from '../../src/store/store.ts';
import type { ObjectRef } from '../../src/vocabulary/refs.ts';
import type { Signals } from '../../src/vocabulary/signal.ts';

/** A repository of an invented shop, its people, and Debrief beside it. The clock is the test's. */
export class World {
  clock = Date.parse('2026-03-01T14:00:00Z');
  readonly github = new FakeGitHub({ now: () => new Date(this.clock) });
  readonly repo: FakeRepository = this.github.repository('acme', 'shop', {
    people: { ana: 'write', bo: 'triage', cy: 'maintain', rea: 'read' },
    files: { 'README.md': '# Shop\n' },
  });
  port: GitHub = this.github.port();
  policy: Policy = DEFAULT_POLICY;
  signals?: Signals;
  integrations: Integrations = {};
  /** When the App was installed, ISO; null where nobody can tell. */
  installedAt: string | null = null;
  /** Repositories besides the shop's on which the App is installed, too: `acme/pay`. */
  readonly installed = new Set<string>();
  /** What an earlier look recorded. */
  rows: Row[] = [];

  minutes(n: number): void {
    this.clock += n * 60_000;
  }

  ref(kind: ObjectRef['kind'], number: number): ObjectRef {
    return { kind, owner: 'acme', repo: 'shop', number };
  }

  /** One look at one object. */
  look(ref: ObjectRef): Promise<Outcome> {
    const signals = this.signals && { signals: this.signals };
    const readModel = {
      row: async (table: string, key: string) =>
        this.rows.find((row) => row.table === table && row.key === key) ?? null,
      rows: async (table: string, from = '') =>
        this.rows.filter((row) => row.table === table && row.key >= from),
    };
    return reconcile(
      ref,
      {
        github: this.port,
        isInstalled: async ({ owner, repo }) => this.installed.has(`${owner}/${repo}`),
        installedAt: async () => this.installedAt,
        readModel,
        ...signals,
        ...this.integrations,
      },
      this.policy,
      new Date(this.clock),
    );
  }

  /** Looks at an object, and at everything that this changes, until all is quiet. */
  async settle(...refs: ObjectRef[]): Promise<Outcome[]> {
    const outcomes: Outcome[] = [];
    await drain(refs, async (ref) => {
      const outcome = await this.look(ref);
      outcomes.push(outcome);
      return outcome.next;
    });
    return outcomes;
  }

  /** What a sweep looks at: every issue and pull request that is there. */
  async sweep(): Promise<void> {
    const numbers = [...this.repo.issues.keys()];
    for (const number of numbers) {
      if (this.repo.issues.get(number)?.pull) {
        for (const kind of ['post-mortem', 'action-items', 'learned'])
          await this.settle(this.ref(kind, number));
      } else {
        await this.settle(this.ref('incident', number));
      }
    }
  }

  async report(title = 'Checkout rejects cards', labels = ['incident', 'sev2']): Promise<Issue> {
    const wish = { title, body: 'Cards are declined since lunch.', labels: [], assignees: [] };
    const { issue } = await this.github.as('ana').openIssue(this.repo, wish);
    if (labels.length) await this.github.as('ana').addLabels(issue, labels);
    return issue;
  }

  /** An incident that stands, with its panel. */
  async incident(title?: string): Promise<Issue> {
    const source = await this.report(title);
    await this.settle(this.ref('incident', source.number));
    return this.incidents().at(-1)!;
  }

  async say(issue: Issue, login: string, body: string): Promise<Comment> {
    return this.github.as(login).comment(issue, body);
  }

  issues(): Issue[] {
    return [...this.repo.issues.values()].filter(({ pull }) => !pull).map(({ issue }) => issue);
  }

  incidents(): Issue[] {
    return this.issues().filter((issue) => findMarker(issue, 'incident'));
  }

  comments(issue: Issue): Comment[] {
    const { events } = this.repo.issues.get(issue.number)!;
    return events.flatMap((event) => (event.type === 'commented' ? [event.comment] : []));
  }

  panels(issue: Issue): Comment[] {
    return this.comments(issue).filter((comment) => findMarker(comment, 'panel'));
  }

  reactions(comment: Comment): string[] {
    return this.repo.reactions.filter((made) => made.comment === comment.id).map(({ reaction }) => reaction);
  }

  /** All that people can see, without what depends on the order in which things were numbered and timed. */
  visible(): unknown {
    const { issues, checks, git } = this.repo;
    return {
      issues: [...issues.values()].map(({ issue, children, pull }) => ({
        title: issue.title,
        // Digests cover texts with ids in them.
        body: issue.body.replace(/ (of|wrote|rows)=\S+/g, ''),
        state: issue.state,
        labels: [...issue.labels].sort(),
        assignees: issue.assignees,
        children: children.map(({ title }) => title).sort(),
        pull: pull && { ...pull, mergeSha: null, baseSha: null, mergedAt: null },
        // Whether an answer stands above or below the next question is chance.
        comments: this.comments(issue)
          .map(({ body, author }) => `${author.login}: ${this.withoutIds(issue, body)}`)
          .sort(),
      })),
      checks: checks.map(({ name, conclusion, title }) => ({ name, conclusion, title })),
      reactions: this.repo.reactions.map(({ reaction, login }) => `${login} ${reaction}`).sort(),
      branches: [...git.branches.keys()].sort(),
    };
  }

  /** Ids depend on how many comments were made before: people's comments are counted instead. */
  private withoutIds(issue: Issue, body: string): string {
    const people = this.comments(issue).filter(({ author }) => !author.app);
    return people.reduce((text, { id }, index) => text.replaceAll(String(id), `comment-${index}`), body);
  }
}
