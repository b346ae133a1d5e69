import type { Store, StoreOptions } from './store.ts';

/**
 * Opens the database and creates its tables: a Postgres server, or SQLite in a folder or in memory. Throws if it
 * cannot be reached or written, or if another process is using the folder.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  if (options.url) {
    const { PostgresStore } = await import('./postgres/index.ts');
    return PostgresStore.open(options, options.url);
  }
  const { SqliteStore } = await import('./sqlite/index.ts');
  return new SqliteStore(options);
}
