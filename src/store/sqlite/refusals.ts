import { DAY } from '../../vocabulary/milliseconds.ts';
import type { Refusals } from '../../vocabulary/refusals.ts';
import type { Database } from './database.ts';

export function refusals(database: Database): Refusals {
  const since = (key: string): number | null =>
    database.all('select since from refusal where key = ?', key)[0]?.since ?? null;
  return {
    note: (key, now) =>
      database.write(() => {
        database.change(
          'insert into refusal (key, since, at) values (?, ?, ?) on conflict (key) do update set at = excluded.at',
          key,
          now,
          now,
        );
        return since(key)!;
      }),
    since: async (key) => since(key),
    async forget(key) {
      if (since(key) === null) return;
      await database.write(() => {
        database.change('delete from refusal where key = ?', key);
      });
    },
  };
}

/** Within a write. What is refused is tried once a day at least, so its object is gone. How many it forgot. */
export function forgetOldRefusals(database: Database, most: number): number {
  return database.change(
    'delete from refusal where key in (select key from refusal where at < ? limit ?)',
    database.now() - 30 * DAY,
    most,
  );
}
