import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Runs one statement with `$1` values. */
export interface Sql {
  // biome-ignore lint/suspicious/noExplicitAny: rows have the shape of the statement.
  executeSql(text: string, values?: unknown[]): Promise<{ rows: any[] }>;
}

/** Postgres, a server or embedded: the same SQL, so nobody above needs to know which. */
export interface Database {
  /** Embedded: this process is alone with it, so what is marked as being worked on at the start is nobody's. */
  readonly alone: boolean;
  /** For pg-boss, and for statements outside a transaction. */
  readonly sql: Sql;
  /** All statements through `tx` happen, or none. */
  transaction<T>(run: (tx: Sql) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** A Postgres server by its URL. */
export async function connectPostgres(url: string): Promise<Database> {
  const { default: pg } = await import('pg');
  const pool = new pg.Pool({ connectionString: url, max: 10, application_name: 'debrief' });
  // A dropped idle connection is replaced at the next use; without a listener it would end the process.
  pool.on('error', () => {});
  const { rows } = await pool.query('select 1 as alive');
  if (rows[0]?.alive !== 1) throw new Error('the database does not answer');
  return {
    alone: false,
    sql: { executeSql: (text, values) => pool.query(text, values) },
    async transaction(run) {
      const client = await pool.connect();
      try {
        await client.query('begin');
        const result = await run({ executeSql: (text, values) => client.query(text, values) });
        await client.query('commit');
        client.release();
        return result;
      } catch (error) {
        // A connection that cannot even roll back is thrown away.
        await client.query('rollback').then(
          () => client.release(),
          (broken) => client.release(broken),
        );
        throw error;
      }
    },
    close: () => pool.end(),
  };
}

/** Postgres inside this process, in a folder; in memory when none is given. One process at a time. */
export async function openEmbedded(folder: string | null): Promise<Database> {
  const unlock = folder === null ? () => {} : lock(folder);
  try {
    const [{ PGlite }, { fromPglite }] = await Promise.all([
      import('@electric-sql/pglite'),
      import('pg-boss'),
    ]);
    const pglite = await PGlite.create(folder === null ? {} : { dataDir: await makeFiles(PGlite, folder) });
    return {
      alone: true,
      sql: fromPglite(pglite as never) as Sql,
      transaction: (run) =>
        pglite.transaction((tx) => run({ executeSql: (text, values) => tx.query(text, values) })) as never,
      async close() {
        await pglite.close();
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}

/** The folder of the database's files. Put in place whole: a first start that is cut off leaves nothing half made. */
async function makeFiles(
  PGlite: typeof import('@electric-sql/pglite').PGlite,
  folder: string,
): Promise<string> {
  const path = join(resolve(folder), 'db');
  if (existsSync(path)) return path;
  const fresh = `${path}.new`;
  rmSync(fresh, { recursive: true, force: true });
  await (await PGlite.create({ dataDir: fresh })).close();
  renameSync(fresh, path);
  return path;
}

/** Two processes on one embedded database would corrupt it, so the first one leaves its process id in the folder. */
function lock(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'pid');
  const holder = Number(readOr(file, '0'));
  // In a container the process before us had our own number.
  if (holder && holder !== process.pid && isAlive(holder)) {
    throw new Error(
      `another Debrief (process ${holder}) uses ${resolve(folder)}. Stop it, set DEBRIEF_DATA to another folder, or give both a DATABASE_URL`,
    );
  }
  writeFileSync(file, String(process.pid));
  return () => rmSync(file, { force: true });
}

function readOr(file: string, otherwise: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return otherwise;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
