import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Store } from '../store/store.ts';
import { SEVERITIES } from '../vocabulary/severity.ts';
import type { Call } from './clients.ts';

/** What the App counts while it runs. No label names a repository, a person or an incident. */
export class Metrics {
  private readonly registry = new Registry();
  private readonly incidents = new Registry();

  readonly deliveries = new Counter({
    name: 'debrief_deliveries_total',
    help: 'Webhooks that were accepted, by event.',
    labelNames: ['event'],
    registers: [this.registry],
  });
  readonly looks = new Histogram({
    name: 'debrief_look_seconds',
    help: 'Time to look at an object and act on it, by kind and outcome.',
    labelNames: ['kind', 'outcome'],
    buckets: [0.1, 0.5, 1, 2, 5, 10, 30, 60],
    registers: [this.registry],
  });
  readonly calls = new Counter({
    name: 'debrief_github_calls_total',
    help: 'Calls to GitHub, by status.',
    labelNames: ['status'],
    registers: [this.registry],
  });
  readonly rateLimit = new Gauge({
    name: 'debrief_github_rate_limit_remaining',
    help: 'Calls left in GitHub’s rate limit, by installation.',
    labelNames: ['installation'],
    registers: [this.registry],
  });

  /** Measures the process: memory, CPU time, handles. */
  watchProcess(): void {
    collectDefaultMetrics({ register: this.registry, prefix: 'debrief_' });
  }

  /** Counts the queue and the incidents of a store at each scrape. */
  watchStore(store: Pick<Store, 'counts' | 'readModel'>, now: () => Date): void {
    new Gauge({
      name: 'debrief_queue_objects',
      help: 'Objects that are waiting, being looked at, or given up.',
      labelNames: ['state'],
      registers: [this.registry],
      async collect() {
        const { waiting, active, givenUp } = await store.counts();
        this.set({ state: 'waiting' }, waiting);
        this.set({ state: 'active' }, active);
        this.set({ state: 'given_up' }, givenUp);
      },
    });
    new Gauge({
      name: 'debrief_signals_waiting',
      help: 'Alerts and commands in chat that are not on GitHub yet.',
      registers: [this.registry],
      async collect() {
        this.set((await store.counts()).signals);
      },
    });
    new Gauge({
      name: 'debrief_incidents_open',
      help: 'Open incidents by severity.',
      labelNames: ['severity'],
      registers: [this.incidents],
      async collect() {
        const open = await store.readModel.open();
        for (const severity of SEVERITIES)
          this.set({ severity }, open.filter(({ data }) => data.severity === severity).length);
      },
    });
    new Gauge({
      name: 'debrief_updates_late',
      help: 'Open incidents whose next status update is overdue.',
      registers: [this.incidents],
      async collect() {
        const open = await store.readModel.open();
        const isLate = ({ updateDue }: { updateDue?: unknown }) =>
          typeof updateDue === 'string' && Date.parse(updateDue) < now().getTime();
        this.set(open.filter(({ data }) => isLate(data)).length);
      },
    });
  }

  called({ installation, status, left }: Call): void {
    this.calls.inc({ status });
    if (left !== null) this.rateLimit.set({ installation }, left);
  }

  /** Runs a look at an object of this kind, and records how long it took. */
  async timed(kind: string, run: () => Promise<void>): Promise<void> {
    const end = this.looks.startTimer({ kind });
    try {
      await run();
      end({ outcome: 'done' });
    } catch (error) {
      end({ outcome: 'failed' });
      throw error;
    }
  }

  /** Calls left in the rate limit of the installation that has the fewest; null before the first call. */
  async fewestCallsLeft(): Promise<number | null> {
    const { values } = await this.rateLimit.get();
    return values.length ? Math.min(...values.map(({ value }) => value)) : null;
  }

  /** All metrics in Prometheus's text format; figures of incidents only for readers who may see them. */
  async text(withIncidents: boolean): Promise<string> {
    const shown = withIncidents ? Registry.merge([this.registry, this.incidents]) : this.registry;
    return shown.metrics();
  }

  get contentType(): string {
    return this.registry.contentType;
  }
}
