import { keyOf, type ObjectRef } from '../../vocabulary/refs.ts';
import type { Database } from './database.ts';

/** Timers to take in one go; the rest follow a second later. */
const BATCH = 100;

/** Within a write. One for each object: the earliest instant wins. */
export function setTimer(database: Database, ref: ObjectRef, at: string): void {
  database.change(
    `insert into timer (object, ref, at) values (?, ?, ?)
     on conflict (object) do update set at = min(at, excluded.at)`,
    keyOf(ref),
    JSON.stringify(ref),
    Date.parse(at),
  );
}

/** Within a write. One for each object: the latest instant wins. */
export function setEcho(database: Database, ref: ObjectRef, at: string): void {
  database.change(
    `insert into echo (object, ref, at) values (?, ?, ?)
     on conflict (object) do update set at = max(at, excluded.at)`,
    keyOf(ref),
    JSON.stringify(ref),
    Date.parse(at),
  );
}

/** Within a write. */
export function clearTimer(database: Database, ref: ObjectRef): void {
  database.change('delete from timer where object = ?', keyOf(ref));
}

/** Within a write. Takes the timers and echoes that are due, and returns their objects. */
export function takeDue(database: Database): ObjectRef[] {
  const rows = ['timer', 'echo'].flatMap((table) =>
    database.all(
      `delete from ${table} where object in (select object from ${table} where at <= ? order by at limit ${BATCH})
       returning ref`,
      database.now(),
    ),
  );
  return rows.map((row) => JSON.parse(row.ref));
}

/**
 * The next timer, echo or attempt whose pause ends, in milliseconds; null for none. What is already due does not
 * count.
 */
export function nextDue(database: Database): number | null {
  const [row] = database.all(
    `select min(at) as at from (
       select at from timer union all select at from echo
       union all select ready_at from queue where given_up = 0 and ready_at > ?
     )`,
    database.now(),
  );
  return row.at;
}
