/** Runs one statement with `$1` values. */
export interface Sql {
  // biome-ignore lint/suspicious/noExplicitAny: rows have the shape of the statement.
  executeSql(text: string, values?: unknown[]): Promise<{ rows: any[] }>;
}

/** A Postgres server. */
export interface Database {
  /** Runs statements outside a transaction. */
  readonly sql: Sql;
  /** All statements run through `tx` take effect, or none. */
  transaction<T>(run: (tx: Sql) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/**
 * JSON for a `jsonb` column, which refuses NUL and half a surrogate pair. Both become U+FFFD: an alert with one is still
 * an alert.
 */
export function jsonb(value: unknown): string {
  return JSON.stringify(value).replace(/\\(u0000|ud[89a-f][\da-f]{2}|.)/g, (whole, escaped: string) =>
    escaped.length > 1 ? '\uFFFD' : whole,
  );
}

/** The same for a text, which is a key or what somebody searches for. */
export const storable = (text: string): string => text.toWellFormed().replaceAll('\0', '\uFFFD');

/** A Postgres server by its URL. */
export async function connectPostgres(url: string): Promise<Database> {
  const { default: pg } = await import('pg');
  const pool = new pg.Pool({ connectionString: url, max: 10, application_name: 'debrief' });
  // A dropped idle connection is replaced on next use; without a listener the error would end the process.
  pool.on('error', () => {});
  const { rows } = await pool.query('select 1 as alive');
  if (rows[0]?.alive !== 1) throw new Error('the database does not answer');
  return {
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
