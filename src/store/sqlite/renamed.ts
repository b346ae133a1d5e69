import type { ObjectRef } from '../../vocabulary/refs.ts';
import type { Rename, Renames } from '../../vocabulary/renames.ts';
import { renamedBy } from '../renamed.ts';
import type { Database } from './database.ts';
import { setEcho, setTimer } from './timers.ts';

export function renames(database: Database): Renames {
  return {
    note: ({ from, to, at }) =>
      database.write(() => {
        const insert = 'insert or ignore into former_name (former, name, at) values (?, ?, ?)';
        database.change(insert, from.toLowerCase(), to, Date.parse(at));
      }),
    all: async () =>
      database
        .all('select former, name, at from former_name order by at, place')
        .map(({ former, name, at }) => ({ from: former, to: name, at: new Date(at).toISOString() })),
  };
}

/** Within a write. What is known goes on under the new name; returns the objects that are to be looked at under it. */
export function rename(database: Database, change: Rename, again: boolean): ObjectRef[] {
  const now = renamedBy(change);
  const all = (table: string) =>
    database.all(`select * from ${table} where instr(object, ?) > 0`, now.inObjects);
  const refNow = (ref: string) => now.value(JSON.parse(ref)) as ObjectRef;
  for (const [table, set] of [['timer', setTimer] as const, ['echo', setEcho] as const])
    for (const { object, ref, at } of all(table)) {
      database.change(`delete from ${table} where object = ?`, object);
      set(database, refNow(ref), new Date(at).toISOString());
    }
  const signals = all('signal');
  for (const { id, object, signal } of signals)
    database.change(
      'update signal set object = ?, signal = ? where id = ?',
      now.object(object),
      JSON.stringify(now.value(JSON.parse(signal))),
      id,
    );
  for (const { repository, former, name } of database.all('select * from label_name')) {
    const here = now.repository(repository);
    if (here === repository) continue;
    database.change('delete from label_name where repository = ? and former = ?', repository, former);
    const insert = 'insert or ignore into label_name (repository, former, name) values (?, ?, ?)';
    database.change(insert, here, former, name);
  }
  const stored = 'select 1 from read_model where instr(object, ?) > 0 limit 1';
  if (!again || database.all(stored, now.inObjects).length > 0) renameRows(database, change);
  return [
    ...signals.map(({ signal }) => (now.value(JSON.parse(signal)) as { ref: ObjectRef }).ref),
    ...all('queue').map(({ ref }) => refNow(ref)),
  ];
}

function renameRows(database: Database, change: Rename): void {
  const now = renamedBy(change);
  const newer = database.all(
    'select distinct object from read_model where instr(object, ?) > 0',
    now.inObjectsNow,
  );
  const known = new Set(newer.map(({ object }) => object));
  const mentions = "instr(lower(object || ' ' || key || ' ' || data), ?) > 0";
  for (const { object, tab, key, data } of database.all(
    `select * from read_model where ${mentions}`,
    now.inRows,
  )) {
    const row = [now.object(object), tab, now.rowKey(key), JSON.stringify(now.value(JSON.parse(data)))];
    if (row[0] === object && row[2] === key && row[3] === data) continue;
    database.change('delete from read_model where object = ? and tab = ? and key = ?', object, tab, key);
    // It was looked at under its new name since.
    if (row[0] !== object && known.has(row[0]!)) continue;
    database.change('insert or ignore into read_model (object, tab, key, data) values (?, ?, ?, ?)', ...row);
  }
}
