import { PgBoss } from 'pg-boss';
import { keyOf, type ObjectRef } from '../../vocabulary/refs.ts';
import { type Origin, originOf, priorityOf, WORKERS } from '../priority.ts';
import { type GaveUp, LastingFailure, type StoreOptions, type Work } from '../store.ts';
import type { Database, Sql } from './database.ts';

const QUEUE = 'objects';
const GIVEN_UP = 'objects-given-up';

/** The objects to look at, in pg-boss: for each object at most one waiting entry and one being processed. */
export class Queue {
  private readonly database: Database;
  private readonly boss: PgBoss;

  private constructor(database: Database, boss: PgBoss) {
    this.database = database;
    this.boss = boss;
  }

  static async open(database: Database, options: StoreOptions, url: string): Promise<Queue> {
    const boss = new PgBoss({
      // A separate pool, which can listen for work queued by other processes.
      connectionString: url,
      max: 10,
      application_name: 'debrief',
      schedule: false,
      useListenNotify: true,
      persistWarnings: false,
      superviseIntervalSeconds: 30,
    });
    boss.on('error', (error) => options.onError?.(error));
    await boss.start();
    const queue = new Queue(database, boss);
    await queue.make(options);
    return queue;
  }

  /** Queues an object, or moves it forward if it is already waiting. */
  async add(ref: ObjectRef, tx?: Sql, origin: Origin = 'event'): Promise<void> {
    const priority = priorityOf(ref, origin);
    const { kind, owner, repo, number } = ref;
    const data = { kind, owner, repo, number };
    const options = { singletonKey: keyOf(ref), priority, ...(tx && { db: tx }) };
    const isNew = await this.boss.send(QUEUE, data, options);
    if (isNew === null)
      await (tx ?? this.database.sql).executeSql(
        "update pgboss.job set priority = $3 where name = $1 and singleton_key = $2 and state < 'active' and priority < $3",
        [QUEUE, keyOf(ref), priority],
      );
  }

  /** Starts the workers of this process. */
  async work(run: Work, onGaveUp: (gaveUp: GaveUp) => void): Promise<void> {
    for (const { from, to } of WORKERS)
      await this.startWorker({ minPriority: from, maxPriority: to }, run, onGaveUp);
  }

  private async startWorker(
    takes: { readonly minPriority: number; readonly maxPriority: number },
    run: Work,
    onGaveUp: (gaveUp: GaveUp) => void,
  ): Promise<void> {
    const options = {
      ...takes,
      batchSize: 1,
      includeMetadata: true as const,
      pollingIntervalSeconds: 1,
      notifyPollingIntervalSeconds: 1,
    };
    let worker = '';
    worker = await this.boss.work<ObjectRef, void, typeof options>(QUEUE, options, async ([job]) => {
      try {
        await run(job!.data, () => this.holds(job!), originOf(job!.priority));
        await this.noLongerGivenUp(job!.data);
      } catch (error) {
        // Another entry will look at it: of two waiting for a retry, pg-boss would give one up.
        if (await this.waits(job!.data)) return;
        const lasting = error instanceof LastingFailure ? error : null;
        if (lasting || job!.retryCount >= job!.retryLimit)
          onGaveUp({ ref: job!.data, attempts: job!.retryCount + 1, error: error as Error });
        // As pg-boss does after the last attempt.
        if (lasting) {
          await this.noLongerGivenUp(job!.data);
          return void (await this.boss.send(GIVEN_UP, job!.data, { startAfter: lasting.seconds }));
        }
        // pg-boss stores what is thrown, so throw only the message: an error can carry a whole response.
        throw new Error((error as Error).message);
      } finally {
        // Otherwise the worker would pause before asking for the next object. With pg-boss's own `localConcurrency`, only the first worker can be woken this way.
        this.boss.notifyWorker(worker);
      }
    });
  }

  /** An entry that another worker took over has a higher retry count. */
  private async holds({ id, retryCount }: { id: string; retryCount: number }): Promise<boolean> {
    const { rows } = await this.database.sql.executeSql(
      "select 1 from pgboss.job where name = $1 and id = $2 and state = 'active' and retry_count = $3",
      [QUEUE, id, retryCount],
    );
    return rows.length > 0;
  }

  private async waits(ref: ObjectRef): Promise<boolean> {
    const { rows } = await this.database.sql.executeSql(
      "select 1 from pgboss.job where name = $1 and singleton_key = $2 and state < 'active' limit 1",
      [QUEUE, keyOf(ref)],
    );
    return rows.length > 0;
  }

  private async noLongerGivenUp({ kind, owner, repo, number }: ObjectRef): Promise<void> {
    await this.database.sql.executeSql(
      `delete from pgboss.job where name = $1 and state < 'active' and data @> $2`,
      [GIVEN_UP, JSON.stringify({ kind, owner, repo, number })],
    );
  }

  /** The objects that wait and whose names (as `keyOf` writes them) have this part. */
  async named(part: string, tx: Sql): Promise<ObjectRef[]> {
    const { rows } = await tx.executeSql(
      "select data from pgboss.job where name = $1 and state < 'active' and strpos(singleton_key, $2) > 0",
      [QUEUE, part],
    );
    return rows.map(({ data }) => data);
  }

  async counts(): Promise<{ waiting: number; active: number; givenUp: number }> {
    const { rows } = await this.database.sql.executeSql(
      `select count(*) filter (where name = $1 and state < 'active')::int as waiting,
              count(*) filter (where name = $1 and state = 'active')::int as active,
              (count(distinct data) filter (where name = $2 and state < 'active'))::int as "givenUp"
       from pgboss.job`,
      [QUEUE, GIVEN_UP],
    );
    return rows[0];
  }

  /** Requeues what was given up, unless it is to be left alone for now; resolves to the number of objects. */
  async retryGivenUp(): Promise<number> {
    return this.database.transaction(async (tx) => {
      const { rows } = await tx.executeSql(
        "delete from pgboss.job where name = $1 and state < 'active' and start_after <= now() returning data",
        [GIVEN_UP],
      );
      for (const { data } of rows) await this.add(data as ObjectRef, tx);
      return rows.length;
    });
  }

  async close(seconds: number): Promise<void> {
    await this.boss.stop({ graceful: seconds > 0, timeout: seconds * 1000 });
  }

  private async make({ retries, retryDelay }: StoreOptions): Promise<void> {
    await this.boss.createQueue(GIVEN_UP, { retentionSeconds: 30 * 86_400 });
    await this.boss.createQueue(QUEUE, {
      // At most one entry per key and state.
      policy: 'stately',
      deadLetter: GIVEN_UP,
      notify: true,
      retryLimit: retries ?? 8,
      retryDelay: retryDelay ?? 2,
      retryBackoff: true,
      retryDelayMax: 300,
      // A dead worker is detected by missing heartbeats.
      heartbeatSeconds: 30,
      // The pauses that GitHub wants between writes can make a look at many action items take minutes.
      expireInSeconds: 3600,
      deleteAfterSeconds: 86_400,
    });
  }
}
