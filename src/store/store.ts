import { PgBoss } from 'pg-boss';
import type { ObjectRef } from '../controllers/controller.ts';
import { connectPostgres, type Database, openEmbedded, type Sql } from './database.ts';
import {
  type Delivery,
  forgetOldDeliveries,
  knownDeliveries,
  makeTables,
  recentRepositories,
  storeDelivery,
} from './inbox.ts';

export interface StoreOptions {
  /** A Postgres server; embedded when null. */
  readonly url: string | null;
  /** Folder of the embedded database; in memory when null. */
  readonly folder: string | null;
  /** Objects worked at the same time by this process. */
  readonly concurrency?: number;
  /** Attempts after the first, with growing pauses: 2 s, 4 s, … at most 5 min. */
  readonly retries?: number;
  /** Seconds before the first repetition. */
  readonly retryDelay?: number;
  /** Something went wrong in the background; the store goes on. */
  readonly onError?: (error: Error) => void;
}

/** Works one object. To be called again later, it throws; to be called at a certain time, it throws `Later`. */
export type Work = (ref: ObjectRef) => Promise<void>;

/** Thrown by a `Work` that is to be done after so many seconds, without counting as a failure. */
export class Later extends Error {
  readonly seconds: number;
  constructor(seconds: number, why: string) {
    super(why);
    this.seconds = seconds;
  }
}

export interface GaveUp {
  readonly ref: ObjectRef;
  readonly attempts: number;
  readonly error: Error;
}

const QUEUE = 'objects';
const GIVEN_UP = 'objects-given-up';

const keyOf = (ref: ObjectRef) => `${ref.kind} ${ref.owner}/${ref.repo}#${ref.number}`.toLowerCase();

/**
 * What may be lost without losing an incident: the inbox of deliveries, and the queue of objects to look at again.
 * An object waits at most once and is worked by one worker at a time, over all processes of one database.
 */
export class Store {
  private readonly database: Database;
  private readonly boss: PgBoss;
  private readonly options: StoreOptions;

  private constructor(database: Database, boss: PgBoss, options: StoreOptions) {
    this.database = database;
    this.boss = boss;
    this.options = options;
  }

  static async open(options: StoreOptions): Promise<Store> {
    const database = options.url ? await connectPostgres(options.url) : await openEmbedded(options.folder);
    const boss = new PgBoss({
      // A server gets a pool of pg-boss's own, which can listen for work that other processes bring.
      ...(options.url
        ? { connectionString: options.url, max: 10, application_name: 'debrief' }
        : { db: database.sql, backend: 'pglite' as const }),
      ...{ schedule: false, useListenNotify: true, persistWarnings: false, superviseIntervalSeconds: 30 },
    });
    boss.on('error', (error) => options.onError?.(error));
    await database.transaction(makeTables);
    await boss.start();
    const store = new Store(database, boss, options);
    await store.makeQueues();
    if (database.alone) await store.takeBack();
    await forgetOldDeliveries(database.sql);
    return store;
  }

  /** Stores a delivery and queues what it touches, both or neither. True when the delivery is new. */
  async accept(delivery: Delivery): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      const fresh = await storeDelivery(tx, delivery);
      // A known delivery that comes again was sent again by somebody who wants it looked at.
      for (const ref of delivery.refs) await this.queue(ref, 0, tx);
      return fresh;
    });
  }

  /** Queues an object, unless it waits already. */
  async enqueue(ref: ObjectRef, afterSeconds = 0): Promise<void> {
    await this.queue(ref, afterSeconds);
  }

  /** Starts working the queue. `onGaveUp` hears of an object whose last attempt failed. */
  async work(run: Work, onGaveUp: (gaveUp: GaveUp) => void = () => {}): Promise<void> {
    const options = {
      ...{ localConcurrency: this.options.concurrency ?? 4, batchSize: 1, includeMetadata: true as const },
      ...{ pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: 1 },
    };
    let worker = '';
    worker = await this.boss.work<ObjectRef, void, typeof options>(QUEUE, options, async ([job]) => {
      try {
        await run(job!.data);
      } catch (error) {
        if (error instanceof Later) return this.enqueue(job!.data, error.seconds);
        if (job!.retryCount >= job!.retryLimit)
          onGaveUp({ ref: job!.data, attempts: job!.retryCount + 1, error: error as Error });
        // pg-boss keeps what is thrown: only the sentence, since errors can carry whole answers.
        throw new Error((error as Error).message);
      } finally {
        // Otherwise the worker would pause before it asks for the next object.
        this.boss.notifyWorker(worker);
      }
    });
  }

  async counts(): Promise<{ waiting: number; active: number; givenUp: number }> {
    const { rows } = await this.database.sql.executeSql(
      `select count(*) filter (where name = $1 and state < 'active')::int as waiting,
              count(*) filter (where name = $1 and state = 'active')::int as active,
              count(*) filter (where name = $2 and state < 'active')::int as "givenUp"
       from pgboss.job`,
      [QUEUE, GIVEN_UP],
    );
    return rows[0];
  }

  /** Queues again what was given up; resolves to how many objects that were. */
  async retryGivenUp(): Promise<number> {
    return this.requeue(GIVEN_UP, "state < 'active'");
  }

  knows(ids: readonly string[]): Promise<Set<string>> {
    return knownDeliveries(this.database.sql, ids);
  }

  recentRepositories(days: number): Promise<{ owner: string; repo: string }[]> {
    return recentRepositories(this.database.sql, days);
  }

  /** Lets the work in hand finish (at most `seconds`), then closes. What was not finished waits for the next start. */
  async close(seconds = 25): Promise<void> {
    await this.boss.stop({ graceful: seconds > 0, timeout: seconds * 1000 });
    await this.database.close();
  }

  private async queue(ref: ObjectRef, afterSeconds: number, tx?: Sql): Promise<void> {
    const { kind, owner, repo, number } = ref;
    await this.boss.send(
      QUEUE,
      { kind, owner, repo, number },
      {
        singletonKey: keyOf(ref),
        ...(afterSeconds > 0 ? { startAfter: afterSeconds } : {}),
        ...(tx ? { db: tx } : {}),
      },
    );
  }

  private async makeQueues(): Promise<void> {
    await this.boss.createQueue(GIVEN_UP, { retentionSeconds: 30 * 86_400 });
    await this.boss.createQueue(QUEUE, {
      // For each key at most one that waits and one that is worked.
      ...{ policy: 'stately', deadLetter: GIVEN_UP, notify: true },
      ...{ retryLimit: this.options.retries ?? 8, retryDelay: this.options.retryDelay ?? 2 },
      ...{ retryBackoff: true, retryDelayMax: 300 },
      // A worker that dies is noticed by its silence.
      // GitHub's pauses between writes can stretch a look at many action items over many minutes.
      ...{ heartbeatSeconds: 30, expireInSeconds: 3600, deleteAfterSeconds: 86_400 },
    });
  }

  /** After a crash of the only process, what it was working on is queued again. */
  private async takeBack(): Promise<void> {
    await this.requeue(QUEUE, "state = 'active'");
  }

  /** Takes entries out of a queue and puts their objects at the end of ours, all or none. */
  private async requeue(queue: string, which: string): Promise<number> {
    return this.database.transaction(async (tx) => {
      const { rows } = await tx.executeSql(
        `delete from pgboss.job where name = $1 and ${which} returning data`,
        [queue],
      );
      for (const { data } of rows) await this.queue(data as ObjectRef, 0, tx);
      return rows.length;
    });
  }
}
