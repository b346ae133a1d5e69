import { keyOf, type ObjectRef } from '../../vocabulary/refs.ts';
import { type Origin, originOf, priorityOf, WORKERS } from '../priority.ts';
import { type GaveUp, LastingFailure, RetryAfter, type StoreOptions, type Work } from '../store.ts';
import type { Database } from './database.ts';
import { clearTimer, setTimer } from './timers.ts';

/** Seconds: the longest pause between two attempts. */
const LONGEST_PAUSE = 300;

interface InHand {
  /** Queued while it is being processed, so it is processed once more. */
  again: boolean;
  /** Which of the workers processes it. */
  readonly worker: number;
  readonly done: Promise<void>;
}

/**
 * The objects to look at: a row for each that is waiting, being processed, or given up. Only this process knows which
 * ones are being processed. Their rows stay until they are done, so after a crash they are simply waiting.
 */
export class Queue {
  private readonly database: Database;
  private readonly options: StoreOptions;
  private readonly inHand = new Map<string, InHand>();
  private run: Work | null = null;
  private onGaveUp: (gaveUp: GaveUp) => void = () => {};

  constructor(database: Database, options: StoreOptions) {
    this.database = database;
    this.options = options;
  }

  /**
   * Within a write. Queues an object, or moves it forward if it is already waiting; one that failed before gets all its
   * attempts again.
   */
  add(ref: ObjectRef, origin: Origin = 'event'): void {
    const { kind, owner, repo, number } = ref;
    const key = keyOf(ref);
    this.database.change(
      `insert into queue (object, ref, ready_at, priority) values (?, ?, ?, ?)
       on conflict (object) do update set ready_at = iif(attempts > 0, excluded.ready_at, ready_at),
         priority = max(priority, excluded.priority), attempts = 0, given_up = 0
       where attempts > 0 or priority < excluded.priority`,
      key,
      JSON.stringify({ kind, owner, repo, number }),
      this.database.now(),
      priorityOf(ref, origin),
    );
    const inHand = this.inHand.get(key);
    if (inHand) inHand.again = true;
  }

  work(run: Work, onGaveUp: (gaveUp: GaveUp) => void): void {
    this.run = run;
    this.onGaveUp = onGaveUp;
    this.takeUp();
  }

  /** Starts processing what is ready, as far as workers are free. */
  takeUp(): void {
    if (!this.run) return;
    const busy = new Set([...this.inHand.values()].map(({ worker }) => worker));
    for (const [worker, { from, to }] of WORKERS.entries()) {
      if (busy.has(worker)) continue;
      // What has not failed yet waits for nothing, even if the clock was set back since it was queued.
      const next = this.database
        .all(
          `select object, ref, attempts, priority from queue
           where given_up = 0 and priority between ? and ? and (attempts = 0 or ready_at <= ?)
           order by priority desc, ready_at limit ?`,
          from,
          to,
          this.database.now(),
          this.inHand.size + 1,
        )
        .find(({ object }) => !this.inHand.has(object));
      if (!next) continue;
      const { object, ref, attempts, priority } = next;
      this.inHand.set(object, {
        again: false,
        worker,
        done: this.process(object, JSON.parse(ref), attempts, originOf(priority)),
      });
    }
  }

  counts(): { waiting: number; active: number; givenUp: number } {
    const [{ queued, givenUp }] = this.database.all(
      'select count(*) filter (where given_up = 0) as queued, count(*) filter (where given_up = 1) as givenUp from queue',
    ) as [{ queued: number; givenUp: number }];
    const onceOnly = [...this.inHand.values()].filter(({ again }) => !again).length;
    return { waiting: queued - onceOnly, active: this.inHand.size, givenUp };
  }

  /** Within a write. Requeues what was given up, unless it is to be left alone for now; returns the number of objects. */
  retryGivenUp(): number {
    const now = this.database.now();
    return this.database.change(
      'update queue set given_up = 0, attempts = 0, ready_at = ? where given_up = 1 and ready_at <= ?',
      now,
      now,
    );
  }

  /** Starts nothing more, and waits at most this many seconds for the work in progress. */
  async close(seconds: number): Promise<void> {
    this.run = null;
    let timeout: NodeJS.Timeout | undefined;
    const enough = new Promise<void>((resolve) => {
      timeout = setTimeout(resolve, seconds * 1000);
    });
    await Promise.race([enough, Promise.all([...this.inHand.values()].map(({ done }) => done))]);
    clearTimeout(timeout);
  }

  private async process(object: string, ref: ObjectRef, attempts: number, origin: Origin): Promise<void> {
    const run = this.run!;
    let failure: Error | null = null;
    try {
      await this.database.write(() => clearTimer(this.database, ref));
      // This process has locked the folder, so no other can take over an object.
      await run(ref, async () => true, origin);
    } catch (error) {
      failure = error as Error;
    }
    let givenUp = false;
    try {
      givenUp = await this.database.write(() => this.settle(object, ref, attempts + 1, failure));
    } catch (error) {
      // The row is unchanged. Do not retry at once: the database probably still cannot be written.
      this.inHand.delete(object);
      this.options.onError?.(error as Error);
      return;
    }
    this.inHand.delete(object);
    if (failure && givenUp) this.onGaveUp({ ref, attempts: attempts + 1, error: failure });
    this.takeUp();
  }

  /** Within a write. What follows from an attempt; true when the object is given up. */
  private settle(object: string, ref: ObjectRef, attempts: number, failure: Error | null): boolean {
    const now = this.database.now();
    const retry = failure instanceof RetryAfter ? failure : null;
    if (retry) setTimer(this.database, ref, new Date(now + retry.seconds * 1000).toISOString());
    if (this.inHand.get(object)?.again) {
      this.database.change('update queue set ready_at = ?, attempts = 0 where object = ?', now, object);
      return false;
    }
    if (!failure || retry) {
      this.database.change('delete from queue where object = ?', object);
      return false;
    }
    const lasting = failure instanceof LastingFailure ? failure : null;
    const isLast = lasting !== null || attempts > (this.options.retries ?? 8);
    const pause = isLast
      ? (lasting?.seconds ?? 0)
      : Math.min((this.options.retryDelay ?? 2) * 2 ** (attempts - 1), LONGEST_PAUSE);
    this.database.change(
      'update queue set ready_at = ?, attempts = ?, given_up = ? where object = ?',
      now + pause * 1000,
      attempts,
      isLast ? 1 : 0,
      object,
    );
    return isLast;
  }
}
