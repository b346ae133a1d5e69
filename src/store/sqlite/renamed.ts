import type { ObjectRef, Repo } from '../../vocabulary/refs.ts';
import { renamed, renamedKey } from '../renamed.ts';
import type { Database } from './database.ts';
import { setEcho, setTimer } from './timers.ts';

/** Within a write. Everything about a repository goes on under its new name; returns the objects with waiting signals. */
export function rename(database: Database, from: Repo, to: Repo): ObjectRef[] {
  const now = (json: string) => renamed(JSON.parse(json), from, to);
  const keyNow = (object: string) => renamedKey(object, from, to);
  const repository = `${from.owner}/${from.repo}`.toLowerCase();
  const of = `instr(object, ?) > 0`;
  for (const [table, set] of [['timer', setTimer] as const, ['echo', setEcho] as const])
    for (const { object, ref, at } of database.all(`select * from ${table} where ${of}`, ` ${repository}#`)) {
      database.change(`delete from ${table} where object = ?`, object);
      set(database, now(ref) as ObjectRef, new Date(at).toISOString());
    }
  const signals = database.all(`select * from signal where ${of}`, ` ${repository}#`);
  for (const { id, object, signal } of signals)
    database.change(
      'update signal set object = ?, signal = ? where id = ?',
      keyNow(object),
      JSON.stringify(now(signal)),
      id,
    );
  database.change(
    'update or replace label_name set repository = ? where repository = ?',
    `${to.owner}/${to.repo}`.toLowerCase(),
    repository,
  );
  const taken = new Set(
    database
      .all(`select distinct object from read_model where ${of}`, ` ${to.owner}/${to.repo}#`.toLowerCase())
      .map(({ object }) => object),
  );
  const mentions = "instr(lower(object || ' ' || key || ' ' || data), ?) > 0";
  for (const { object, tab, key, data } of database.all(
    `select * from read_model where ${mentions}`,
    from.repo.toLowerCase(),
  )) {
    const row = [keyNow(object), tab, renamed(key, from, to) as string, JSON.stringify(now(data))];
    if (row[0] === object && row[2] === key && row[3] === data) continue;
    database.change('delete from read_model where object = ? and tab = ? and key = ?', object, tab, key);
    // It was looked at under its new name since.
    if (row[0] !== object && taken.has(row[0])) continue;
    database.change('insert into read_model (object, tab, key, data) values (?, ?, ?, ?)', ...row);
  }
  return signals.map(({ signal }) => (now(signal) as { ref: ObjectRef }).ref);
}
