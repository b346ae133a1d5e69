import { DAY } from '../../vocabulary/milliseconds.ts';
import type { Repo } from '../../vocabulary/refs.ts';
import type { Delivery } from '../store.ts';
import type { Database } from './database.ts';

/** Within a write. True when the delivery is new. */
export function storeDelivery(database: Database, { id, event, refs }: Delivery): boolean {
  return (
    database.change(
      'insert into delivery (id, event, refs, received_at) values (?, ?, ?, ?) on conflict (id) do nothing',
      id,
      event,
      JSON.stringify(refs),
      database.now(),
    ) > 0
  );
}

/** Which of these deliveries are stored. */
export function knownDeliveries(database: Database, ids: readonly string[]): Set<string> {
  const rows = database.all(
    'select id from delivery where id in (select value from json_each(?))',
    JSON.stringify(ids),
  );
  return new Set(rows.map((row) => row.id));
}

/** Repositories that sent a delivery in the last `days`. */
export function recentRepositories(database: Database, days: number): Repo[] {
  const rows = database.all(
    `select distinct ref.value ->> 'owner' as owner, ref.value ->> 'repo' as repo
     from delivery, json_each(delivery.refs) as ref where received_at > ? order by owner, repo`,
    database.now() - days * DAY,
  );
  return rows.map(({ owner, repo }) => ({ owner, repo }));
}

/** Within a write. GitHub keeps deliveries for three days; a month is plenty to look back on. How many it forgot. */
export function forgetOldDeliveries(database: Database, most: number): number {
  return database.change(
    'delete from delivery where id in (select id from delivery where received_at < ? limit ?)',
    database.now() - 30 * DAY,
    most,
  );
}
