import type { Store } from './store.ts';

export interface StoreOptions {
  /** A Postgres server; embedded when null. */
  readonly url: string | null;
  /** Folder of the embedded database; in memory when null. */
  readonly folder: string | null;
  /** Objects processed at the same time by this process. */
  readonly concurrency?: number;
  /** Attempts after the first, with growing pauses: 2 s, 4 s, … at most 5 min. */
  readonly retries?: number;
  /** Seconds before the first repetition. */
  readonly retryDelay?: number;
  /** An error in the background; the store goes on. */
  readonly onError?: (error: Error) => void;
}

/** Opens the database and makes its tables. Throws when it cannot be reached, or another process holds its folder. */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { PostgresStore } = await import('./postgres/index.ts');
  return PostgresStore.open(options);
}
