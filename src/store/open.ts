import type { Store, StoreOptions } from './store.ts';

/** Opens the database and makes its tables. Throws when it cannot be reached, or another process holds its folder. */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { PostgresStore } = await import('./postgres/index.ts');
  return PostgresStore.open(options);
}
