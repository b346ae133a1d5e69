import type { ObjectRef } from '../controllers/controller.ts';
import type { Sql } from './database.ts';

/** A webhook as it is kept: its id, its name, and the objects it touches. Never its payload. */
export interface Delivery {
  readonly id: string;
  readonly event: string;
  readonly refs: readonly ObjectRef[];
}

/** Any fixed number: two processes that start at once take turns at making the tables. */
const MAKING_TABLES = 7_302_741;

export async function makeTables(tx: Sql): Promise<void> {
  await tx.executeSql(`select pg_advisory_xact_lock(${MAKING_TABLES})`);
  await tx.executeSql('create schema if not exists debrief');
  await tx.executeSql(`create table if not exists debrief.delivery (
    id text primary key,
    event text not null,
    refs jsonb not null,
    times integer not null default 1,
    received_at timestamptz not null default now()
  )`);
  await tx.executeSql('create index if not exists delivery_received on debrief.delivery (received_at)');
}

/** True when the delivery is new; a doubled one is counted on the row that is there. */
export async function storeDelivery(tx: Sql, delivery: Delivery): Promise<boolean> {
  const { rows } = await tx.executeSql(
    `insert into debrief.delivery (id, event, refs) values ($1, $2, $3)
     on conflict (id) do update set times = debrief.delivery.times + 1
     returning times`,
    [delivery.id, delivery.event, JSON.stringify(delivery.refs)],
  );
  return rows[0]?.times === 1;
}

/** Which of these deliveries have been stored. */
export async function knownDeliveries(sql: Sql, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql.executeSql('select id from debrief.delivery where id = any($1)', [[...ids]]);
  return new Set(rows.map((row) => row.id));
}

/** Repositories that have been heard of in the last `days`. */
export async function recentRepositories(sql: Sql, days: number): Promise<{ owner: string; repo: string }[]> {
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
