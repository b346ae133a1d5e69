import type { Repo } from '../../vocabulary/refs.ts';
import type { Delivery } from '../store.ts';
import type { Sql } from './database.ts';

/** True if the delivery is new; a repeated one is counted on the existing row. */
export async function storeDelivery(tx: Sql, delivery: Delivery): Promise<boolean> {
  const { rows } = await tx.executeSql(
    `insert into debrief.delivery (id, event, refs) values ($1, $2, $3)
     on conflict (id) do update set times = debrief.delivery.times + 1
     returning times`,
    [delivery.id, delivery.event, JSON.stringify(delivery.refs)],
  );
  return rows[0]?.times === 1;
}

/** Which of these deliveries are stored. */
export async function knownDeliveries(sql: Sql, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql.executeSql('select id from debrief.delivery where id = any($1)', [[...ids]]);
  return new Set(rows.map((row) => row.id));
}

/** Repositories that sent a delivery in the last `days`. */
export async function recentRepositories(sql: Sql, days: number): Promise<Repo[]> {
  const { rows } = await sql.executeSql(
    `select distinct ref->>'owner' as owner, ref->>'repo' as repo
     from debrief.delivery, jsonb_array_elements(refs) as ref
     where received_at > now() - make_interval(days => $1) order by owner, repo`,
    [days],
  );
  return rows;
}

/** GitHub keeps deliveries for three days; a month is plenty to look back on. */
export async function forgetOldDeliveries(sql: Sql): Promise<void> {
  await sql.executeSql("delete from debrief.delivery where received_at < now() - interval '30 days'");
}
