import { DAY } from '../../vocabulary/milliseconds.ts';
import type { Receipts } from '../../vocabulary/receipt.ts';
import type { Database } from './database.ts';

export function receipts(database: Database): Receipts {
  return {
    async get(key) {
      const [known] = database.all('select id, at from receipt where key = ?', key);
      return known ? { id: known.id, at: known.at } : null;
    },
    begin: (key, at, since = 0) =>
      database.write(() => {
        const [known] = database.all('select id, at from receipt where key = ?', key);
        if (known && known.at >= since) return { id: known.id, at: known.at };
        database.change('insert or replace into receipt (key, at) values (?, ?)', key, at);
        return null;
      }),
    note: (key, { id, at }) =>
      database.write(() => {
        database.change('insert or replace into receipt (key, id, at) values (?, ?, ?)', key, id, at);
      }),
    forget: (key) =>
      database.write(() => {
        database.change('delete from receipt where key = ?', key);
      }),
  };
}

/** Within a write. After a day, GitHub shows everything that was written. How many it forgot. */
export function forgetOldReceipts(database: Database, most: number): number {
  return database.change(
    'delete from receipt where key in (select key from receipt where at < ? limit ?)',
    database.now() - DAY,
    most,
  );
}
