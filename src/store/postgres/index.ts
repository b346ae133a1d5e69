import type { Creations } from '../../vocabulary/creations.ts';
import type { LabelNames } from '../../vocabulary/label-names.ts';
import type { Receipts } from '../../vocabulary/receipt.ts';
import type { ObjectRef, Repo } from '../../vocabulary/refs.ts';
import type { Refusals } from '../../vocabulary/refusals.ts';
import type { Rename, Renames } from '../../vocabulary/renames.ts';
import type { Origin } from '../priority.ts';
import { renamedBy } from '../renamed.ts';
import {
  type Delivery,
  type GaveUp,
  type ReadModel,
  RetryAfter,
  type SignalStore,
  type Store,
  type StoreOptions,
  type Work,
} from '../store.ts';
import { creations } from './creations.ts';
import { connectPostgres, type Database } from './database.ts';
import { forgetOldDeliveries, knownDeliveries, recentRepositories, storeDelivery } from './deliveries.ts';
import { labelNames } from './label-names.ts';
import { Queue } from './queue.ts';
import { readModel } from './read-model.ts';
import { forgetOldReceipts, receipts } from './receipts.ts';
import { forgetOldRefusals, refusals } from './refusals.ts';
import { rename, renames } from './renamed.ts';
import { countSignals, forgetSignal, keepSignal, signalObjects, waitingSignals } from './signals.ts';
import { makeTables } from './tables.ts';
import { clearTimer, setEcho, setTimer, takeDue } from './timers.ts';

/** Milliseconds between checks for due timers. */
const TICK = 1000;

/** The store on a Postgres server, for any number of processes. The queue is pg-boss's, the tables are ours. */
export class PostgresStore implements Store {
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
  private ticking: NodeJS.Timeout | null = null;
  private tick: Promise<void> = Promise.resolve();

  private constructor(database: Database, queue: Queue, options: StoreOptions) {
    this.database = database;
    this.queue = queue;
    this.options = options;
    this.receipts = receipts(database.sql);
    this.refusals = refusals(database.sql);
    this.creations = creations(database);
    this.labelNames = labelNames(database);
    this.renames = renames(database.sql);
    this.readModel = readModel(database);
    this.signals = {
      waiting: (ref) => waitingSignals(database.sql, ref),
      settle: (id) => forgetSignal(database.sql, id),
      keep: (signal, later) =>
        database.transaction(async (tx) => {
          const fresh = await keepSignal(tx, signal);
          if (later) await setTimer(tx, signal.ref, later);
          else await queue.add(signal.ref, tx);
          return fresh;
        }),
      objects: () => signalObjects(database.sql),
    };
  }

  static async open(options: StoreOptions, url: string): Promise<PostgresStore> {
    const database = await connectPostgres(url);
    await database.transaction(makeTables);
    const queue = await Queue.open(database, options, url);
    return new PostgresStore(database, queue, options);
  }

  async accept(delivery: Delivery): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      const fresh = await storeDelivery(tx, delivery);
      // Somebody redelivered a known delivery: look at its objects again.
      for (const ref of delivery.refs) {
        await this.queue.add(ref, tx);
        if (delivery.again) await setEcho(tx, ref, delivery.again);
      }
      return fresh;
    });
  }

  async check(): Promise<void> {
    await this.database.sql.executeSql(
      'insert into debrief.probe (id, at) values (1, now()) on conflict (id) do update set at = excluded.at',
    );
  }

  knows(ids: readonly string[]): Promise<Set<string>> {
    return knownDeliveries(this.database.sql, ids);
  }

  recentRepositories(days: number): Promise<Repo[]> {
    return recentRepositories(this.database.sql, days);
  }

  async renamed(change: Rename, { again } = { again: false }): Promise<void> {
    await this.database.transaction(async (tx) => {
      const queued = await this.queue.named(renamedBy(change).inObjects, tx);
      for (const ref of await rename(tx, change, queued, again)) await this.queue.add(ref, tx);
    });
  }

  enqueue(ref: ObjectRef, origin?: Origin): Promise<void> {
    return this.queue.add(ref, undefined, origin);
  }

  setTimer(ref: ObjectRef, at: string): Promise<void> {
    return setTimer(this.database.sql, ref, at);
  }

  setEcho(ref: ObjectRef, at: string): Promise<void> {
    return setEcho(this.database.sql, ref, at);
  }

  async work(run: Work, onGaveUp: (gaveUp: GaveUp) => void = () => {}): Promise<void> {
    const process: Work = async (ref, holds, origin) => {
      await clearTimer(this.database.sql, ref);
      try {
        await run(ref, holds, origin);
      } catch (error) {
        if (!(error instanceof RetryAfter)) throw error;
        await this.setTimer(ref, new Date(Date.now() + error.seconds * 1000).toISOString());
      }
    };
    await this.queue.work(process, onGaveUp);
    let busy = false;
    this.ticking = setInterval(() => {
      if (busy) return;
      busy = true;
      this.tick = this.fireTimers()
        .catch((error) => this.options.onError?.(error as Error))
        .finally(() => {
          busy = false;
        });
    }, TICK);
  }

  async tidy(): Promise<void> {
    await forgetOldDeliveries(this.database.sql);
    await forgetOldReceipts(this.database.sql);
    await forgetOldRefusals(this.database.sql);
  }

  async counts(): ReturnType<Store['counts']> {
    return { ...(await this.queue.counts()), signals: await countSignals(this.database.sql) };
  }

  retryGivenUp(): Promise<number> {
    return this.queue.retryGivenUp();
  }

  async close(seconds = 25): Promise<void> {
    if (this.ticking) clearInterval(this.ticking);
    await this.tick;
    await this.queue.close(seconds);
    await this.database.close();
  }

  /** Moves the objects whose timer is due to the queue, all or none. */
  private async fireTimers(): Promise<void> {
    await this.database.transaction(async (tx) => {
      for (const ref of await takeDue(tx)) await this.queue.add(ref, tx);
    });
  }
}
