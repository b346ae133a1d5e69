/** Runs one statement with `$1` values. */
export interface Sql {
  // biome-ignore lint/suspicious/noExplicitAny: rows have the shape of the statement.
  executeSql(text: string, values?: unknown[]): Promise<{ rows: any[] }>;
}

/** A Postgres server. */
export interface Database {
  /** For statements outside a transaction. */
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
