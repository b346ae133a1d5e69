import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { ALERT_SOURCES } from '../../src/alerts/index.ts';
import { readAlerts } from '../../src/app/alerts.ts';
import { makeLog } from '../../src/app/log.ts';
import { Storms } from '../../src/app/storms.ts';
import { FakeGitHub, type FakeRepository } from '../../src/github/fake/github.ts';
import type { MarkerKind } from '../../src/github/marker-kinds.ts';
import { findMarker } from '../../src/github/markers.ts';
import {
  type Comment,
  type GitHub,
  GitHubError,
  type Issue,
  type IssueEvent,
} from '../../src/github/port.ts';
import { RunReceipts } from '../../src/github/receipts.ts';
import { withMethods } from '../../src/github/with.ts';
import { type LookOptions, look } from '../../src/reconcile/look.ts';
import { Policies } from '../../src/reconcile/policies.ts';
import { SqliteStore } from '../../src/store/sqlite/index.ts';
import { keyOf, type ObjectRef } from '../../src/vocabulary/refs.ts';
import type { Signal } from '../../src/vocabulary/signal.ts';

const SECRET = 'what the monitors sign with';

/** From the request of a monitor to what stands on GitHub: intake, store, looks, and a clock of the test. */
export class AlertWorld {
  clock = Date.parse('2026-03-01T14:04:40Z');
  readonly github = new FakeGitHub({ now: () => new Date(this.clock) });
  readonly shop: FakeRepository = this.github.repository('acme', 'shop', {
    people: { mira: 'write', tomas: 'write', aiko: 'triage' },
    files: { 'README.md': '# Shop\n' },
  });
  readonly log: string[] = [];
  waiting: Signal[] = [];
  /** GitHub's lists do not show yet what was opened. */
  isLagging = false;
  /** What the lists show while they lag. */
  shown: Issue[] = [];
  /** What GitHub shows of each issue while that lags; null for all of it. */
  events: IssueEvent[] | null = null;
  /** Writes that GitHub refuses once with 502. */
  readonly refused: ('openIssue' | 'editIssue' | 'comment')[] = [];
  private readonly policies = new Policies(3_600_000, () => this.clock);
  private readonly queue = new Map<string, ObjectRef>();
  private readonly timers = new Map<string, { ref: ObjectRef; at: number }>();
  private readonly received = new Set<string>();
  private readonly store: LookOptions['store'] & ConstructorParameters<typeof Storms>[0] = {
    accept: async ({ id }) => Boolean(this.received.add(id)),
    knows: async (ids) => new Set(ids.filter((id) => this.received.has(id))),
    enqueue: async (ref) => void this.queue.set(keyOf(ref), ref),
    setTimer: async (ref, at) => {
      const known = this.timers.get(keyOf(ref))?.at ?? Number.POSITIVE_INFINITY;
      this.timers.set(keyOf(ref), { ref, at: Math.min(known, Date.parse(at)) });
    },
    setEcho: async () => {},
    receipts: new RunReceipts(),
    refusals: new SqliteStore({ url: null, folder: null }).refusals,
    creations: { lately: async () => [], take: async () => true },
    renames: { note: async () => {}, all: async () => [] },
    renamed: async () => {},
    signals: {
      waiting: async (ref) => this.waiting.filter((signal) => keyOf(signal.ref) === keyOf(ref)),
      settle: async (id) => {
        this.waiting = this.waiting.filter((signal) => signal.id !== id);
      },
      keep: async (signal, later) => {
        if (later) await this.store.setTimer(signal.ref, later);
        else await this.store.enqueue(signal.ref);
        return Boolean(this.waiting.push(signal));
      },
    },
    readModel: {
      record: async () => {},
      rows: async () => [],
      row: async () => null,
      incidents: async () => [],
      open: async () => [],
      published: async () => [],
      isEmpty: async () => false,
      clear: async () => {},
    },
  };
  private readonly storms = new Storms(this.store, () => this.clock);

  /** The policy from now on, which a sweep has read. */
  async policy(text: string): Promise<void> {
    this.github.as('mira').write(this.shop, { '.github/debrief.yml': text });
    await this.policies.read(this.github.port(), this.shop);
    this.github.forgetCalls();
  }

  /** A monitor sends the sample of its source, with changes, and all that follows at once is done. */
  async send(source: string, change: (sample: never) => void = () => {}): Promise<void> {
    await this.receive(source, change);
    await this.settle();
  }

  async receive(source: string, change: (sample: never) => void = () => {}): Promise<void> {
    const sample = JSON.parse(readFileSync(`src/alerts/${source}.sample.json`, 'utf8'));
    change(sample as never);
    const body = JSON.stringify(sample);
    const digest = createHmac('sha256', SECRET).update(body).digest('hex');
    const [way] = ALERT_SOURCES[source]!.authentication;
    const header = (name: string) => {
      if (way?.kind === 'hmac') return name === way.header ? way.prefix + digest : '';
      return name === 'authorization' ? `Bearer ${SECRET}` : '';
    };
    const options = {
      secret: () => SECRET,
      repository: { owner: 'acme', repo: 'shop' },
      sources: ALERT_SOURCES,
      now: () => new Date(this.clock),
    };
    for (const signal of readAlerts(source, header, body, options)) await this.storms.keep(signal);
  }

  /** The clock goes on; whatever falls due is looked at. */
  async minutes(count: number): Promise<void> {
    this.clock += count * 60_000;
    for (const [key, { ref, at }] of this.timers) {
      if (at > this.clock) continue;
      this.timers.delete(key);
      this.queue.set(key, ref);
    }
    await this.settle();
  }

  async look(ref: ObjectRef): Promise<void> {
    await look(ref, {
      githubFor: async () => {
        const port = withMethods(this.github.port(), {
          ...this.refusing(),
          ...(this.events && { issueEvents: async () => this.events! }),
        });
        return this.isLagging ? withMethods(port, { ownIssues: async () => this.shown }) : port;
      },
      store: this.store,
      policies: this.policies,
      now: () => new Date(this.clock),
      log: makeLog('debug', { write: (line) => void this.log.push(line) }),
    });
  }

  private refusing(): Partial<GitHub> {
    const port = this.github.port();
    const once = (name: 'openIssue' | 'editIssue' | 'comment') => {
      const at = this.refused.indexOf(name);
      if (at >= 0) throw new GitHubError(`502 ${this.refused.splice(at, 1)}`, 502, 10);
    };
    return {
      openIssue: async (...given) => {
        once('openIssue');
        return port.openIssue(...given);
      },
      editIssue: async (...given) => {
        once('editIssue');
        return port.editIssue(...given);
      },
      comment: async (...given) => {
        once('comment');
        return port.comment(...given);
      },
    };
  }

  async settle(): Promise<void> {
    for (const [key, ref] of this.queue) {
      this.queue.delete(key);
      this.timers.delete(key);
      await this.look(ref).catch(async (error) => {
        if (!(error instanceof GitHubError) || error.retryAfter === null) throw error;
        await this.store.setTimer(ref, new Date(this.clock + error.retryAfter * 1000).toISOString());
      });
    }
  }

  issues(repo = this.shop): Issue[] {
    return [...repo.issues.values()].map(({ issue }) => issue);
  }

  incidents(repo = this.shop): Issue[] {
    return this.issues(repo).filter((issue) => findMarker(issue, 'incident'));
  }

  /** What Debrief's comments say, without their markers. */
  comments(issue: Issue, kind: MarkerKind = 'alert', repo = this.shop): string[] {
    const found = repo.issues
      .get(issue.number)!
      .events.flatMap((e) => (e.type === 'commented' ? [e.comment] : []));
    return found.filter((comment: Comment) => findMarker(comment, kind)).map(({ body }) => textOf(body));
  }

  calls(): number {
    return this.github.calls.reduce((sum, { reads, writes }) => sum + reads + writes, 0);
  }
}

export const textOf = (body: string) => body.split('\n').slice(1).join('\n').trim();
