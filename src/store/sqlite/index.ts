import type { Creations } from '../../vocabulary/creations.ts';
import type { LabelNames } from '../../vocabulary/label-names.ts';
import type { Receipts } from '../../vocabulary/receipt.ts';
import type { ObjectRef, Repo } from '../../vocabulary/refs.ts';
import type { Refusals } from '../../vocabulary/refusals.ts';
import type { Rename, Renames } from '../../vocabulary/renames.ts';
import type { Origin } from '../priority.ts';
import type { Delivery, GaveUp, ReadModel, SignalStore, Store, StoreOptions, Work } from '../store.ts';
import { creations } from './creations.ts';
import { Database } from './database.ts';
import { forgetOldDeliveries, knownDeliveries, recentRepositories, storeDelivery } from './deliveries.ts';
import { labelNames } from './label-names.ts';
import { Queue } from './queue.ts';
import { readModel } from './read-model.ts';
import { forgetOldReceipts, receipts } from './receipts.ts';
import { forgetOldRefusals, refusals } from './refusals.ts';
import { rename, renames } from './renamed.ts';
import { countSignals, forgetSignal, keepSignal, signalObjects, waitingSignals } from './signals.ts';
import { nextDue, setEcho, setTimer, takeDue } from './timers.ts';

/** Milliseconds between checks for due timers and for attempts whose pause is over. */
const TICK = 1000;

/** Rows to delete in one write, during which the process does nothing else. */
const AT_ONCE = 1000;

/** The store in a file, for a single process. */
export class SqliteStore implements Store {
  readonly signals: SignalStore;
  readonly receipts: Receipts;
  readonly refusals: Refusals;
  readonly creations: Creations;
  readonly labelNames: LabelNames;
  readonly renames: Renames;
  readonly readModel: ReadModel;
  private readonly database: Database;
  private readonly queue: Queue;
  private readonly options: StoreOptions;
  private ticking: NodeJS.Timeout | undefined;

  /** Accepts a database that is already open, as a killed process left it. */
  constructor(
    options: StoreOptions,
    database = Database.open(options.folder, (message) => options.onError?.(new Error(message)), options.now),
  ) {
    this.database = database;
    this.queue = new Queue(database, options);
    this.options = options;
    this.receipts = receipts(database);
    this.refusals = refusals(database);
    this.creations = creations(database);
    this.labelNames = labelNames(database);
    this.renames = renames(database);
    this.readModel = readModel(database);
    this.signals = {
      waiting: async (ref) => waitingSignals(database, ref),
      settle: (id) => database.write(() => forgetSignal(database, id)),
      keep: (signal, later) =>
        this.queueing(() => {
          if (later) setTimer(database, signal.ref, later);
          else this.queue.add(signal.ref);
          return keepSignal(database, signal);
        }),
      objects: async () => signalObjects(database),
    };
  }

  accept(delivery: Delivery): Promise<boolean> {
    return this.queueing(() => {
      const fresh = storeDelivery(this.database, delivery);
      // Somebody redelivered a known delivery: look at its objects again.
      for (const ref of delivery.refs) {
        this.queue.add(ref);
        if (delivery.again) setEcho(this.database, ref, delivery.again);
      }
      return fresh;
    });
  }

  async check(): Promise<void> {
    await this.database.write(() =>
      this.database.change(
        'insert into probe (id, at) values (1, ?) on conflict (id) do update set at = excluded.at',
        this.database.now(),
      ),
    );
  }

  async knows(ids: readonly string[]): Promise<Set<string>> {
    return knownDeliveries(this.database, ids);
  }

  async recentRepositories(days: number): Promise<Repo[]> {
    return recentRepositories(this.database, days);
  }

  renamed(change: Rename, { again } = { again: false }): Promise<void> {
    return this.queueing(() => {
      for (const ref of rename(this.database, change, again)) this.queue.add(ref);
    });
  }

  enqueue(ref: ObjectRef, origin?: Origin): Promise<void> {
    return this.queueing(() => this.queue.add(ref, origin));
  }

  setTimer(ref: ObjectRef, at: string): Promise<void> {
    return this.database.write(() => setTimer(this.database, ref, at));
  }

  setEcho(ref: ObjectRef, at: string): Promise<void> {
    return this.database.write(() => setEcho(this.database, ref, at));
  }

  async work(run: Work, onGaveUp: (gaveUp: GaveUp) => void = () => {}): Promise<void> {
    this.queue.work(run, onGaveUp);
    if (!this.options.now) this.ticking = setInterval(() => void this.tick(), TICK);
  }

  async tidy(): Promise<void> {
    for (const forget of [forgetOldDeliveries, forgetOldReceipts, forgetOldRefusals])
      while ((await this.database.write(() => forget(this.database, AT_ONCE))) === AT_ONCE);
  }

  /** Queues what is due and starts what is ready. Never throws. */
  async tick(): Promise<void> {
    await this.queueing(() => {
      for (const ref of takeDue(this.database)) this.queue.add(ref);
    }).catch((error) => this.options.onError?.(error as Error));
  }

  /** The next instant, in milliseconds, at which `tick` has something to do; null if nothing waits. */
  nextDue(): number | null {
    return nextDue(this.database);
  }

  async counts(): ReturnType<Store['counts']> {
    return { ...this.queue.counts(), signals: countSignals(this.database) };
  }

  retryGivenUp(): Promise<number> {
    return this.queueing(() => this.queue.retryGivenUp());
  }

  async close(seconds = 25): Promise<void> {
    clearInterval(this.ticking);
    await this.queue.close(seconds);
    this.database.close();
  }

  /** A write that may have queued something. */
  private async queueing<T>(change: () => T): Promise<T> {
    const result = await this.database.write(change);
    this.queue.takeUp();
    return result;
  }
}
