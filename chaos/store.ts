import { LAG, RunReceipts } from '../src/github/receipts.ts';
import type { LookOptions } from '../src/reconcile/look.ts';
import type { SweepOptions } from '../src/reconcile/sweep.ts';
import { type GaveUp, Later, type Row, type Work } from '../src/store/store.ts';
import { keyOf, type ObjectRef, type Repo } from '../src/vocabulary/refs.ts';
import type { VirtualTime } from './time.ts';

const CONCURRENCY = 4;
const RETRIES = 8;

interface Waiting {
  readonly ref: ObjectRef;
  readonly attempts: number;
  readonly from: number;
}

/** The store's twin on a database that outlives the App: same queue, same retries, in virtual time. */
export class ChaosStore {
  private readonly time: VirtualTime;
  private readonly waiting = new Map<string, Waiting>();
  private readonly active = new Map<string, Waiting>();
  private readonly timers = new Map<string, { ref: ObjectRef; at: number }>();
  private readonly echoes = new Map<string, number>();
  private readonly receipts = new RunReceipts();
  private readonly repos = new Map<string, Repo>();
  private readonly rows = new Map<string, readonly Row[]>();
  readonly givenUp = new Map<string, ObjectRef>();
  private run: ((ref: ObjectRef) => Promise<void>) | null = null;
  private generation = 0;

  constructor(time: VirtualTime) {
    this.time = time;
  }

  accept(refs: readonly ObjectRef[]): void {
    for (const ref of refs) {
      this.setEcho(ref, this.time.now() + LAG);
      this.repos.set(`${ref.owner}/${ref.repo}`, { owner: ref.owner, repo: ref.repo });
      this.add(ref);
    }
  }

  /** What the App sees of the store. */
  readonly face: LookOptions['store'] & SweepOptions['store'] = {
    enqueue: async (ref) => this.add(ref),
    setTimer: async (ref, at) => this.setTimer(ref, Date.parse(at)),
    setEcho: async (ref, at) => this.setEcho(ref, Date.parse(at)),
    receipts: this.receipts,
    signals: { waiting: async () => [], settle: async () => {} } as never,
    readModel: {
      record: async (ref: ObjectRef, rows: readonly Row[]) => void this.rows.set(keyOf(ref), rows),
      rows: async () => [...this.rows.values()].flat(),
      isEmpty: async () => this.rows.size === 0,
    },
    recentRepositories: async () => [...this.repos.values()],
    retryGivenUp: async () => {
      const refs = [...this.givenUp.values()];
      this.givenUp.clear();
      for (const ref of refs) this.add(ref);
      return refs.length;
    },
  };

  work(run: Work, onGaveUp: (gaveUp: GaveUp) => void): void {
    const generation = ++this.generation;
    this.run = async (ref) => {
      const key = keyOf(ref);
      const job = this.active.get(key)!;
      this.timers.delete(key);
      const outcome = await run(ref, async () => true).then(
        () => null,
        (error: Error) => error,
      );
      if (generation !== this.generation) return;
      this.active.delete(key);
      if (outcome instanceof Later) this.setTimer(ref, this.time.now() + outcome.seconds * 1000);
      else if (outcome && !this.waiting.has(key)) {
        if (job.attempts >= RETRIES) {
          this.givenUp.set(key, ref);
          onGaveUp({ ref, attempts: job.attempts + 1, error: outcome });
        } else {
          const pause = Math.min(300_000, 2_000 * 2 ** job.attempts);
          this.waiting.set(key, { ref, attempts: job.attempts + 1, from: this.time.now() + pause });
          this.time.at(this.time.now() + pause, () => this.pump());
        }
      } else if (!outcome) this.givenUp.delete(key);
      this.pump();
    };
    this.pump();
  }

  /** The App is gone; what it was processing is taken up again by the next one. */
  abandon(): void {
    this.generation += 1;
    this.run = null;
    for (const [key, { ref }] of this.active) this.waiting.set(key, { ref, attempts: 0, from: 0 });
    this.active.clear();
  }

  private add(ref: ObjectRef): void {
    this.waiting.set(keyOf(ref), { ref, attempts: this.waiting.get(keyOf(ref))?.attempts ?? 0, from: 0 });
    this.pump();
  }

  private setTimer(ref: ObjectRef, at: number): void {
    const key = keyOf(ref);
    const timer = { ref, at: Math.min(at, this.timers.get(key)?.at ?? Number.POSITIVE_INFINITY) };
    this.timers.set(key, timer);
    this.time.at(timer.at, () => {
      if (this.timers.get(key) !== timer) return;
      this.timers.delete(key);
      this.add(ref);
    });
  }

  private setEcho(ref: ObjectRef, at: number): void {
    const key = keyOf(ref);
    this.echoes.set(key, at);
    this.time.at(at, () => {
      if (this.echoes.get(key) === at) this.add(ref);
    });
  }

  private pump(): void {
    for (const [key, job] of this.waiting) {
      if (!this.run || this.active.size >= CONCURRENCY) return;
      if (this.active.has(key) || job.from > this.time.now()) continue;
      this.waiting.delete(key);
      this.active.set(key, job);
      void this.run(job.ref);
    }
  }
}
