import type { Refusals } from '../../vocabulary/refusals.ts';
import type { Sql } from './database.ts';

export function refusals(sql: Sql): Refusals {
  return {
    async note(key, now) {
      const { rows } = await sql.executeSql(
        `insert into debrief.refusal (key, since, at) values ($1, $2, $2)
         on conflict (key) do update set at = excluded.at returning since`,
        [key, new Date(now)],
      );
      return rows[0].since.getTime();
    },
    async since(key) {
      const { rows } = await sql.executeSql('select since from debrief.refusal where key = $1', [key]);
      return rows[0]?.since.getTime() ?? null;
    },
    async forget(key) {
      await sql.executeSql('delete from debrief.refusal where key = $1', [key]);
    },
  };
}

/** What is refused is tried once a day at least, so its object is gone. */
export async function forgetOldRefusals(sql: Sql): Promise<void> {
  await sql.executeSql("delete from debrief.refusal where at < now() - interval '30 days'");
}
