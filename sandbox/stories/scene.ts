import { Chance } from '../faults/chance.ts';
import type { GitHub } from '../github.ts';
import type { Json } from '../json.ts';
import type { RehearsalApp } from '../rehearsal/app.ts';
import type { VirtualTime } from '../rehearsal/time.ts';
import type { Slack } from '../slack.ts';
import type { Answer } from '../world.ts';
import { Mistake, Refused } from './refused.ts';
import type { Subject } from './subject.ts';

/** A request from Debrief to GitHub. */
export interface Call {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  /** False for an unchanged answer (304), which is free under the rate limit. */
  readonly isCharged: boolean;
}

/** Where webhooks go on the App's server. */
const WEBHOOKS = '/api/github/webhooks';

interface SceneParts {
  /** Null if the story does not use it. */
  readonly slack: Slack | null;
  readonly github: GitHub;
  readonly time: VirtualTime;
  readonly repos: readonly string[];
  /** The label that declares an incident, by the story's policy. */
  readonly incidentLabel: string;
  /** Secrets and addresses that the App was started with. */
  readonly env: Readonly<Record<string, string>>;
}

/** The world of one story: what its verbs act on and its expectations look at. */
export class Scene {
  readonly github: GitHub;
  readonly time: VirtualTime;
  /** The first is the default one. */
  repos: readonly string[];
  readonly incidentLabel: string;
  readonly env: Readonly<Record<string, string>>;
  readonly slack: Slack | null;
  readonly bot: string;
  /** Debrief's requests to GitHub so far. */
  readonly calls: Call[] = [];
  /** How many calls there had been when a named step began. */
  readonly callsBefore = new Map<string, number>();
  /** Subjects by their `name:`. */
  readonly named = new Map<string, Subject>();
  app!: RehearsalApp;
  /** Milliseconds: the time at the end of the last wait. */
  moment: number;
  private readonly incidents: Subject[] = [];
  private readonly chance = new Chance(1);
  private lost = 0;
  private doubled = 0;
  private shuffled = 0;
  private holding = false;
  private held: (() => Promise<unknown>)[] = [];

  constructor({ github, time, repos, incidentLabel, env, slack }: SceneParts) {
    this.incidentLabel = incidentLabel;
    this.slack = slack;
    this.github = github;
    this.time = time;
    this.repos = repos;
    this.env = env;
    this.bot = `${github.app.slug}[bot]`;
    this.moment = time.now();
  }

  get repo(): string {
    return this.repos[0]!;
  }

  base(repo = this.repo): string {
    return `/repos/${this.github.owner}/${repo}`;
  }

  /** Does something on GitHub as a person. Paths begin with `/`. Throws a `Refused` if GitHub refuses. */
  async act(who: string, method: string, path: string, body?: unknown): Promise<Json> {
    const answer = await this.tryTo(who, method, path, body);
    if (answer.ok) return answer.data;
    const more = (answer.data?.errors ?? []).map((error: Json) => error.message ?? JSON.stringify(error));
    throw new Refused(
      [
        `GitHub refuses ${method} ${path} by ${who}: ${answer.status} ${answer.data?.message ?? ''}`,
        ...more,
      ].join(' '),
    );
  }

  tryTo(who: string, method: string, path: string, body?: unknown): Promise<Answer> {
    return this.time.during(() => this.github.as(who)(method, path, body));
  }

  /** Reads as the organisation's admin; null if it does not exist. */
  async read(path: string): Promise<Json> {
    const answer = await this.tryTo(`admin-of-${this.github.owner}`, 'GET', path);
    return answer.ok ? answer.data : null;
  }

  /**
   * Lets Debrief finish its immediate work. That may include waiting for GitHub's replicas, so some seconds may pass.
   */
  settle(): Promise<void> {
    return this.time.settle();
  }

  /** Moves the clock forward from the end of the last wait, whatever time settling took. */
  async waitUntil(instant: number): Promise<void> {
    this.moment = Math.max(instant, this.moment);
    await this.time.until(this.moment);
  }

  /** Starts the App, with its first sweep. */
  async startApp(): Promise<void> {
    await this.time.during(() => this.app.start());
    await this.time.until(this.time.now());
  }

  // Webhooks

  /** Makes the next webhooks get lost, arrive twice, or arrive out of order. */
  lose(count: number): void {
    this.lost = count;
  }
  double(count: number): void {
    this.doubled = count;
  }
  shuffle(count: number): void {
    this.shuffled = count;
  }

  /** Holds webhooks back until `release`. */
  hold(): void {
    this.holding = true;
  }
  async release(): Promise<void> {
    this.holding = false;
    await this.deliverHeld();
  }

  /** Carries a webhook from GitHub to the App. */
  async deliver(request: RequestInit): Promise<Response> {
    if (this.lost > 0) {
      this.lost -= 1;
      // GitHub considers it delivered, so it is not sent again.
      return new Response(null, { status: 202 });
    }
    const send = () => this.app.receive(WEBHOOKS, request);
    if (this.doubled > 0) {
      this.doubled -= 1;
      await send();
      return send();
    }
    if (this.shuffled > 0 || this.holding) {
      this.held.push(send);
      if (this.shuffled > 0) {
        this.shuffled -= 1;
        if (this.shuffled === 0 && !this.holding) await this.deliverHeld('in another order');
      }
      return new Response(null, { status: 202 });
    }
    return send();
  }

  /** Delivers the webhooks that were held back. */
  async deliverHeld(how?: 'in another order'): Promise<void> {
    const late = this.held;
    this.held = [];
    if (how || this.shuffled > 0) {
      this.shuffled = 0;
      late.reverse();
      // Not merely backwards.
      if (late.length > 2) late.splice(this.chance.pick([0, 1]), 0, late.pop()!);
    }
    for (const send of late) await this.time.during(() => send().catch(() => undefined));
  }

  // What a story talks about

  /** The subject of `on:`. Throws a `Mistake` if there is none. */
  async find(on: string): Promise<Subject> {
    const named = this.named.get(on);
    if (named) return named;
    const [, kind, nth] = /^(incident|post-mortem)(?: (\d+))?$/.exec(on) ?? [];
    if (kind) {
      const all = kind === 'incident' ? await this.findIncidents() : await this.findPostMortems();
      const found = nth ? all[Number(nth) - 1] : all.at(-1);
      if (!found) throw new Mistake(`there is no ${on}${all.length ? `, only ${all.length}` : ''}`);
      return found;
    }
    const [, what, title] = /^(issue|pull request) titled (.+)$/.exec(on) ?? [];
    if (title) {
      const issues = (await this.issues()).filter((each) => what === 'issue' || each.pull_request);
      const found =
        issues.find((each) => each.title === title) ?? issues.find((each) => each.title.includes(title));
      if (found) return subjectOf(found);
      const titles = issues.map((each) => `“${each.title}”`).join(', ');
      throw new Mistake(`there is no ${what} titled “${title}”; there is ${titles || 'none'}`);
    }
    const names = [...this.named.keys()].join(', ');
    throw new Mistake(
      `nothing is called “${on}”. There are: incident, post-mortem, issue titled …${names && `, ${names}`}`,
    );
  }

  /** An issue has another number in another repository: whatever the story calls it follows. */
  move(from: Subject, to: Subject): void {
    for (const [name, subject] of this.named) if (isSame(subject, from)) this.named.set(name, to);
    const index = this.incidents.findIndex((known) => isSame(known, from));
    if (index >= 0) this.incidents[index] = to;
  }

  /** Whatever the story names in a repository is found below its new name. */
  renameRepository(from: string, to: string): void {
    const now = (subject: Subject) => (subject.repo === from ? { ...subject, repo: to } : subject);
    this.repos = this.repos.map((repo) => (repo === from ? to : repo));
    for (const [name, subject] of this.named) this.named.set(name, now(subject));
    this.incidents.splice(0, Infinity, ...this.incidents.map(now));
  }

  /** Issues and pull requests of all repositories, oldest first. */
  async issues(): Promise<Json[]> {
    const lists = await Promise.all(
      this.repos.map((repo) => this.read(`${this.base(repo)}/issues?state=all&direction=asc&per_page=100`)),
    );
    return lists.flatMap((list: Json[] | null) => list ?? []);
  }

  async comments(subject: Subject): Promise<Json[]> {
    return (
      (await this.read(`${this.base(subject.repo)}/issues/${subject.number}/comments?per_page=100`)) ?? []
    );
  }

  /** Debrief's status panel on an issue; null if there is none. */
  async panel(subject: Subject): Promise<Json | null> {
    return (await this.comments(subject)).find((each) => isOurs(each, this.bot, 'panel')) ?? null;
  }

  /** Whether an issue reports an incident that Debrief follows in an issue of its own. */
  async isReport(subject: Subject): Promise<boolean> {
    return (await this.comments(subject)).some((each) => isOurs(each, this.bot, 'declared'));
  }

  /** In the order of their declaration; an incident seen once stays in the list, whatever happens to it. */
  private async findIncidents(): Promise<Subject[]> {
    for (const issue of await this.issues()) {
      const subject = subjectOf(issue);
      if (this.incidents.some((known) => isSame(known, subject))) continue;
      if (isOurs(issue, this.bot, 'incident') || (await this.panel(subject))) this.incidents.push(subject);
    }
    return this.incidents;
  }

  private async findPostMortems(): Promise<Subject[]> {
    const pulls = (await this.issues()).filter((each) => each.pull_request);
    return pulls.filter((pull) => isOurs(pull, this.bot, 'post-mortem')).map(subjectOf);
  }
}

const isSame = (a: Subject, b: Subject) => a.repo === b.repo && a.number === b.number;

const isOurs = (written: Json, bot: string, marker: string): boolean =>
  written.user?.login === bot && new RegExp(`<!-- debrief:${marker}[ >]`).test(written.body ?? '');

/** An issue or pull request from GitHub as a subject. */
export function subjectOf(issue: Json): Subject {
  const [, repo] = /\/repos\/[^/]+\/([^/]+)\//.exec(issue.url)!;
  return { repo: repo!, number: issue.number, isPull: Boolean(issue.pull_request ?? issue.head) };
}
