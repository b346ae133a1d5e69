import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { TABLES } from './tables.ts';

type Value = string | number | null;

/** The SQLite error codes that are handled differently here: https://www.sqlite.org/rescode.html */
const BUSY = 5;
const DAMAGED = [11, 26];

/** Milliseconds to wait for the lock: two processes starting at the same moment may each find it taken once. */
const LOCK_PATIENCE = 500;

interface Pending {
  readonly run: () => unknown;
  readonly resolve: (value: never) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * A SQLite database for the exclusive use of this process. SQLite is synchronous and blocks the process, so all
 * writes of one turn of the event loop go into one transaction, with one sync to disk.
 */
export class Database {
  private readonly connection: DatabaseSync;
  private readonly unlock: () => void;
  private readonly statements = new Map<string, StatementSync>();
  private pending: Pending[] = [];
  private closed = false;

  /** Milliseconds, as `Date.now()`. */
  readonly now: () => number;

  private constructor(connection: DatabaseSync, unlock: () => void, now: () => number) {
    this.connection = connection;
    this.unlock = unlock;
    this.now = now;
  }

  /**
   * Opens the database in a folder, or one in memory. A damaged one is moved aside and replaced by a new one:
   * `onDamage` gets a message about it. Throws if another process uses the folder, or if it is not writable.
   */
  static open(
    folder: string | null,
    onDamage: (message: string) => void,
    now: () => number = Date.now,
  ): Database {
    if (folder === null) return new Database(connect(':memory:'), () => {}, now);
    const where = resolve(folder);
    try {
      mkdirSync(where, { recursive: true });
      const unlock = lock(where);
      try {
        return new Database(connectOrMakeAnew(where, onDamage), unlock, now);
      } catch (error) {
        unlock();
        throw error;
      }
    } catch (error) {
      throw new Error(`the embedded database in ${where} cannot be opened: ${(error as Error).message}`);
    }
  }

  /** The rows of a statement. */
  // biome-ignore lint/suspicious/noExplicitAny: rows have the shape of the statement.
  all(text: string, ...values: Value[]): any[] {
    return this.prepared(text).all(...values);
  }

  /** How many rows a statement changed. Call it within `write`. */
  change(text: string, ...values: Value[]): number {
    return Number(this.prepared(text).run(...values).changes);
  }

  /**
   * Resolves when the changes made by `run` are on disk. If `run` throws, its changes are undone and those of others
   * are kept.
   */
  write<T>(run: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (this.closed) return reject(new Error('the store is closed'));
      if (this.pending.length === 0) setImmediate(() => this.flush());
      this.pending.push({ run, resolve, reject });
    });
  }

  close(): void {
    if (this.closed) return;
    this.flush();
    this.closed = true;
    this.connection.close();
    this.unlock();
  }

  private flush(): void {
    const batch = this.pending;
    this.pending = [];
    if (batch.length === 0) return;
    const settled: (() => void)[] = [];
    try {
      this.connection.exec('begin immediate');
      for (const { run, resolve, reject } of batch) {
        this.connection.exec('savepoint one');
        try {
          const value = run();
          settled.push(() => resolve(value as never));
        } catch (error) {
          // A full disk ends the whole transaction, not just this savepoint.
          if (!this.connection.isTransaction) throw error;
          this.connection.exec('rollback to one');
          settled.push(() => reject(error));
        }
        this.connection.exec('release one');
      }
      this.connection.exec('commit');
    } catch (error) {
      if (this.connection.isTransaction) this.connection.exec('rollback');
      for (const { reject } of batch) reject(error);
      return;
    }
    for (const settle of settled) settle();
  }

  private prepared(text: string): StatementSync {
    let statement = this.statements.get(text);
    if (!statement) {
      statement = this.connection.prepare(text);
      this.statements.set(text, statement);
    }
    return statement;
  }
}

/**
 * Locks the folder for this process, and returns a function that unlocks it. An open transaction on a separate file
 * is a lock of the operating system: it ends with the process however the process ends, and works between containers
 * that cannot see each other's processes.
 */
function lock(folder: string): () => void {
  const connection = new DatabaseSync(join(folder, 'lock'), { timeout: LOCK_PATIENCE });
  try {
    connection.exec('begin exclusive');
  } catch (error) {
    connection.close();
    if (codeOf(error) !== BUSY) throw error;
    throw new Error(
      'another Debrief uses it. Stop that one, set DEBRIEF_DATA to another folder, or give both a DATABASE_URL',
    );
  }
  return () => connection.close();
}

function connectOrMakeAnew(folder: string, onDamage: (message: string) => void): DatabaseSync {
  const path = join(folder, 'debrief.sqlite');
  try {
    return connect(path);
  } catch (error) {
    if (!DAMAGED.includes(codeOf(error))) throw error;
    const aside = join(folder, `damaged-${new Date().toISOString().replaceAll(':', '-')}`);
    mkdirSync(aside);
    for (const suffix of ['', '-wal', '-shm'])
      if (existsSync(path + suffix)) renameSync(path + suffix, join(aside, `debrief.sqlite${suffix}`));
    onDamage(
      `${path} was damaged (${(error as Error).message}). It was moved to ${aside}, which you can delete; a new one was created, and everything is read again from GitHub`,
    );
    return connect(path);
  }
}

function connect(path: string): DatabaseSync {
  const connection = new DatabaseSync(path);
  try {
    connection.exec('pragma journal_mode = wal; pragma synchronous = full');
    const [found] = connection.prepare('pragma quick_check(1)').all() as { quick_check: string }[];
    if (found?.quick_check !== 'ok') throw Object.assign(new Error(found?.quick_check), { errcode: 11 });
    connection.exec(TABLES);
    addPriority(connection);
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** A queue that an older version made has no priorities yet. */
function addPriority(connection: DatabaseSync): void {
  const known = connection.prepare("select 1 from pragma_table_info('queue') where name = 'priority'").get();
  if (!known) connection.exec('alter table queue add column priority integer not null default 1');
  connection.exec('create index if not exists queue_next on queue (given_up, priority desc, ready_at)');
}

/** The primary code of a SQLite error, 0 for any other error. */
const codeOf = (error: unknown) => ((error as { errcode?: number }).errcode ?? 0) & 0xff;
