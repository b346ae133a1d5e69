import { keyOf, type ObjectRef } from '../../vocabulary/refs.ts';
import type { Signal } from '../../vocabulary/signal.ts';
import { jsonb, type Sql } from './database.ts';

/** False if it is already stored. */
export async function keepSignal(tx: Sql, signal: Signal): Promise<boolean> {
  const { rows } = await tx.executeSql(
    `insert into debrief.signal (id, object, signal) values ($1, $2, $3)
     on conflict (id) do nothing returning id`,
    [signal.id, keyOf(signal.ref), jsonb(signal)],
  );
  return rows.length > 0;
}

export async function waitingSignals(sql: Sql, ref: ObjectRef): Promise<Signal[]> {
  const { rows } = await sql.executeSql(
    'select signal from debrief.signal where object = $1 order by kept_at, id',
    [keyOf(ref)],
  );
  return rows.map((row) => row.signal);
}

/** The objects that signals wait for. */
export async function signalObjects(sql: Sql): Promise<ObjectRef[]> {
  const { rows } = await sql.executeSql(
    "select distinct on (object) signal -> 'ref' as ref from debrief.signal order by object",
  );
  return rows.map(({ ref }) => ref);
}

export async function countSignals(sql: Sql): Promise<number> {
  const { rows } = await sql.executeSql('select count(*)::int as signals from debrief.signal');
  return rows[0].signals;
}

export async function forgetSignal(sql: Sql, id: string): Promise<void> {
  await sql.executeSql('delete from debrief.signal where id = $1', [id]);
}
