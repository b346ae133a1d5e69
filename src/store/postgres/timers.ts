import { keyOf, type ObjectRef } from '../../vocabulary/refs.ts';
import type { Sql } from './database.ts';

/** Timers to take in one go; the rest follow a second later. */
const BATCH = 100;

/** One for each object: the earliest instant wins. */
export async function setTimer(sql: Sql, ref: ObjectRef, at: string): Promise<void> {
  await sql.executeSql(
    `insert into debrief.timer (object, ref, at) values ($1, $2, $3)
     on conflict (object) do update set at = least(debrief.timer.at, excluded.at)`,
    [keyOf(ref), JSON.stringify(ref), at],
  );
}

/** One for each object: the latest instant wins. */
export async function setEcho(sql: Sql, ref: ObjectRef, at: string): Promise<void> {
  await sql.executeSql(
    `insert into debrief.echo (object, ref, at) values ($1, $2, $3)
     on conflict (object) do update set at = greatest(debrief.echo.at, excluded.at)`,
    [keyOf(ref), JSON.stringify(ref), at],
  );
}

export async function clearTimer(sql: Sql, ref: ObjectRef): Promise<void> {
  await sql.executeSql('delete from debrief.timer where object = $1', [keyOf(ref)]);
}

/**
 * Takes the timers and echoes that are due, and resolves to their objects. Processes that ask at the same time get
 * different ones.
 */
export async function takeDue(tx: Sql): Promise<ObjectRef[]> {
  const refs: ObjectRef[] = [];
  for (const table of ['debrief.timer', 'debrief.echo']) {
    const { rows } = await tx.executeSql(
      `delete from ${table} where object in (
         select object from ${table} where at <= clock_timestamp() order by at limit ${BATCH}
         for update skip locked
       ) returning ref`,
    );
    refs.push(...rows.map((row) => row.ref));
  }
  return refs;
}
