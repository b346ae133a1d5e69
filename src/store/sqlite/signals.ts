import { keyOf, type ObjectRef } from '../../vocabulary/refs.ts';
import type { Signal } from '../../vocabulary/signal.ts';
import type { Database } from './database.ts';

/** Within a write. False if it is already stored. */
export function keepSignal(database: Database, signal: Signal): boolean {
  return (
    database.change(
      'insert into signal (id, object, signal) values (?, ?, ?) on conflict (id) do nothing',
      signal.id,
      keyOf(signal.ref),
      JSON.stringify(signal),
    ) > 0
  );
}

export function waitingSignals(database: Database, ref: ObjectRef): Signal[] {
  const rows = database.all('select signal from signal where object = ? order by place', keyOf(ref));
  return rows.map((row) => JSON.parse(row.signal));
}

/** The objects that signals wait for. */
export function signalObjects(database: Database): ObjectRef[] {
  const rows = database.all("select min(signal ->> '$.ref') as ref from signal group by object");
  return rows.map(({ ref }) => JSON.parse(ref));
}

export const countSignals = (database: Database): number =>
  database.all('select count(*) as signals from signal')[0].signals;

/** Within a write. */
export function forgetSignal(database: Database, id: string): void {
  database.change('delete from signal where id = ?', id);
}
