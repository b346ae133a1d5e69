import { keyOf, type ObjectRef } from '../../vocabulary/refs.ts';
import { type GaveUp, Later, type StoreOptions, type Work } from '../store.ts';
import type { Database } from './database.ts';
import { clearTimer, setTimer } from './timers.ts';

/** Seconds: no pause between two attempts is longer. */
const LONGEST_PAUSE = 300;

interface InHand {
  /** Queued while it is being processed, so it is processed once more. */
  again: boolean;
  readonly done: Promise<void>;
}

/**
 * The objects to look at: a row for each that waits, is being processed, or was given up. Which ones are being processed
 * is known to this process alone. Their rows stay until they are done, so after a crash they simply wait.
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

  /** Within a write. Queues an object unless it waits already; one that failed before starts anew. */
  add(ref: ObjectRef): void {
    const { kind, owner, repo, number } = ref;
    const key = keyOf(ref);
    this.database.change(
      `insert into queue (object, ref, ready_at) values (?, ?, ?)
       on conflict (object) do update set ready_at = excluded.ready_at, attempts = 0, given_up = 0
       where attempts > 0`,
      key,
      JSON.stringify({ kind, owner, repo, number }),
      this.database.now(),
    );
    const inHand = this.inHand.get(key);
    if (inHand) inHand.again = true;
  }

  work(run: Work, onGaveUp: (gaveUp: GaveUp) => void): void {
    this.run = run;
    this.onGaveUp = onGaveUp;
    this.takeUp();
  }

  /** Starts processing what is ready, as far as hands are free. */
  takeUp(): void {
    let free = (this.options.concurrency ?? 4) - this.inHand.size;
    if (!this.run || free <= 0) return;
    const rows = this.database.all(
      'select object, ref, attempts from queue where given_up = 0 and ready_at <= ? order by ready_at limit ?',
      this.database.now(),
      free + this.inHand.size,
    );
    for (const { object, ref, attempts } of rows) {
      if (free === 0 || this.inHand.has(object)) continue;
      free -= 1;
      this.inHand.set(object, { again: false, done: this.process(object, JSON.parse(ref), attempts) });
    }
  }

  counts(): { waiting: number; active: number; givenUp: number } {
    const [{ queued, givenUp }] = this.database.all(
      'select count(*) filter (where given_up = 0) as queued, count(*) filter (where given_up = 1) as givenUp from queue',
    ) as [{ queued: number; givenUp: number }];
    const onceOnly = [...this.inHand.values()].filter(({ again }) => !again).length;
    return { waiting: queued - onceOnly, active: this.inHand.size, givenUp };
  }

  /** Within a write. Queues again what was given up; returns how many objects that were. */
  retryGivenUp(): number {
    return this.database.change(
      'update queue set given_up = 0, attempts = 0, ready_at = ? where given_up = 1',
      this.database.now(),
    );
  }

  /** Takes up nothing more, and waits for what is in hand at most so many seconds. */
  async close(seconds: number): Promise<void> {
    this.run = null;
    let timeout: NodeJS.Timeout | undefined;
    const enough = new Promise<void>((resolve) => {
      timeout = setTimeout(resolve, seconds * 1000);
    });
    await Promise.race([enough, Promise.all([...this.inHand.values()].map(({ done }) => done))]);
    clearTimeout(timeout);
  }

  private async process(object: string, ref: ObjectRef, attempts: number): Promise<void> {
    const run = this.run!;
    let failure: Error | null = null;
    try {
      await this.database.write(() => clearTimer(this.database, ref));
      // The folder is locked for this process, so nobody can take an object over.
      await run(ref, async () => true);
    } catch (error) {
      failure = error as Error;
    }
    try {
      await this.database.write(() => this.settle(object, ref, attempts + 1, failure));
    } catch (error) {
      // The row is as it was. Not at once again: what cannot be written now could not be written then.
      this.inHand.delete(object);
      this.options.onError?.(error as Error);
      return;
    }
    this.inHand.delete(object);
    if (failure && !(failure instanceof Later) && attempts >= this.retries)
      this.onGaveUp({ ref, attempts: attempts + 1, error: failure });
    this.takeUp();
  }

  private settle(object: string, ref: ObjectRef, attempts: number, failure: Error | null): void {
    const now = this.database.now();
    const later = failure instanceof Later ? failure : null;
    if (later) setTimer(this.database, ref, new Date(now + later.seconds * 1000).toISOString());
    if (this.inHand.get(object)?.again) {
      this.database.change('update queue set ready_at = ?, attempts = 0 where object = ?', now, object);
    } else if (!failure || later) {
      this.database.change('delete from queue where object = ?', object);
    } else {
      const pause = Math.min((this.options.retryDelay ?? 2) * 2 ** (attempts - 1), LONGEST_PAUSE);
      this.database.change(
        'update queue set ready_at = ?, attempts = ?, given_up = ? where object = ?',
        now + pause * 1000,
        attempts,
        attempts > this.retries ? 1 : 0,
        object,
      );
    }
  }

  private get retries(): number {
    return this.options.retries ?? 8;
  }
}
