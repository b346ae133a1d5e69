import type { Receipts } from '../../vocabulary/receipt.ts';
import type { Sql } from './database.ts';

export function receipts(sql: Sql): Receipts {
  const get = async (key: string) => {
    const { rows } = await sql.executeSql('select id, at from debrief.receipt where key = $1', [key]);
    const [known] = rows;
    return known
      ? { id: known.id === null ? null : Number(known.id), at: new Date(known.at).getTime() }
      : null;
  };
  return {
    get,
    async begin(key, at, since = 0) {
      // If two processes begin the same write at once, one inserts and the other reads.
      const { rows: fresh } = await sql.executeSql(
        `insert into debrief.receipt as known (key, at) values ($1, $2)
         on conflict (key) do update set id = null, at = excluded.at where known.at < $3 returning key`,
        [key, new Date(at), new Date(since)],
      );
      return fresh.length ? null : get(key);
    },
    async note(key, { id, at }) {
      await sql.executeSql(
        `insert into debrief.receipt (key, id, at) values ($1, $2, $3)
         on conflict (key) do update set id = excluded.id, at = excluded.at`,
        [key, id, new Date(at)],
      );
    },
    async forget(key) {
      await sql.executeSql('delete from debrief.receipt where key = $1', [key]);
    },
  };
}

/** After a day, GitHub shows everything that was written. */
export async function forgetOldReceipts(sql: Sql): Promise<void> {
  await sql.executeSql("delete from debrief.receipt where at < now() - interval '1 day'");
}
