import { PgBoss } from 'pg-boss';
import { keyOf, type ObjectRef } from '../../vocabulary/refs.ts';
import type { GaveUp, StoreOptions, Work } from '../store.ts';
import type { Database, Sql } from './database.ts';

const QUEUE = 'objects';
const GIVEN_UP = 'objects-given-up';

/** The objects to look at, in pg-boss: for each object at most one entry that waits and one that is being processed. */
export class Queue {
  private readonly database: Database;
  private readonly boss: PgBoss;

  private constructor(database: Database, boss: PgBoss) {
    this.database = database;
    this.boss = boss;
  }

  static async open(database: Database, options: StoreOptions, url: string): Promise<Queue> {
    const boss = new PgBoss({
      // A pool of its own, which can listen for work that other processes bring.
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

  /** Queues an object, unless it waits already. */
  async add(ref: ObjectRef, tx?: Sql): Promise<void> {
    const { kind, owner, repo, number } = ref;
    const data = { kind, owner, repo, number };
    await this.boss.send(QUEUE, data, { singletonKey: keyOf(ref), ...(tx && { db: tx }) });
  }

  /** Starts so many workers of this process. */
  async work(concurrency: number, run: Work, onGaveUp: (gaveUp: GaveUp) => void): Promise<void> {
    for (let started = 0; started < concurrency; started++) await this.startWorker(run, onGaveUp);
  }

  private async startWorker(run: Work, onGaveUp: (gaveUp: GaveUp) => void): Promise<void> {
    const options = {
      batchSize: 1,
      includeMetadata: true as const,
      pollingIntervalSeconds: 1,
      notifyPollingIntervalSeconds: 1,
    };
    let worker = '';
    worker = await this.boss.work<ObjectRef, void, typeof options>(QUEUE, options, async ([job]) => {
      try {
        await run(job!.data, () => this.holds(job!));
        await this.noLongerGivenUp(job!.data);
      } catch (error) {
        // Another entry looks at it: two that wait for a repetition would push one of them to what was given up.
        if (await this.waits(job!.data)) return;
        if (job!.retryCount >= job!.retryLimit)
          onGaveUp({ ref: job!.data, attempts: job!.retryCount + 1, error: error as Error });
        // pg-boss stores what is thrown: the message alone, since an error can carry a whole response.
        throw new Error((error as Error).message);
      } finally {
        // Otherwise the worker would pause before it asks for the next object. Only the first of pg-boss's own
        // `localConcurrency` workers could be woken so.
        this.boss.notifyWorker(worker);
      }
    });
  }

  /** An entry that was taken over has been repeated: it counts one repetition more. */
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

  /** Queues again what was given up; resolves to how many objects that were. */
  async retryGivenUp(): Promise<number> {
    return this.database.transaction(async (tx) => {
      const { rows } = await tx.executeSql(
        "delete from pgboss.job where name = $1 and state < 'active' returning data",
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
      // For each key at most one entry in each state.
      policy: 'stately',
      deadLetter: GIVEN_UP,
      notify: true,
      retryLimit: retries ?? 8,
      retryDelay: retryDelay ?? 2,
      retryBackoff: true,
      retryDelayMax: 300,
      // A worker that dies is noticed by its silence.
      heartbeatSeconds: 30,
      // GitHub's pauses between writes can stretch a look at many action items over many minutes.
      expireInSeconds: 3600,
      deleteAfterSeconds: 86_400,
    });
  }
}
