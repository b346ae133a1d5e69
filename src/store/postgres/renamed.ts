import type { ObjectRef, Repo } from '../../vocabulary/refs.ts';
import { renamed, renamedKey } from '../renamed.ts';
import { jsonb, type Sql } from './database.ts';
import { setEcho, setTimer } from './timers.ts';

/** Everything about a repository goes on under its new name; resolves to the objects with waiting signals. */
export async function rename(tx: Sql, from: Repo, to: Repo): Promise<ObjectRef[]> {
  const now = (value: unknown) => renamed(value, from, to);
  const keyNow = (object: string) => renamedKey(object, from, to);
  const repository = `${from.owner}/${from.repo}`.toLowerCase();
  const all = async (text: string, values: unknown[]) => (await tx.executeSql(text, values)).rows;
  const of = 'strpos(object, $1) > 0';
  for (const [table, set] of [['timer', setTimer] as const, ['echo', setEcho] as const])
    for (const { ref, at } of await all(`delete from debrief.${table} where ${of} returning ref, at`, [
      ` ${repository}#`,
    ]))
      await set(tx, now(ref) as ObjectRef, at.toISOString());
  const signals = await all(`select * from debrief.signal where ${of}`, [` ${repository}#`]);
  for (const { id, object, signal } of signals)
    await all('update debrief.signal set object = $1, signal = $2 where id = $3', [
      keyNow(object),
      jsonb(now(signal)),
      id,
    ]);
  const names = await all('delete from debrief.label_name where repository = $1 returning *', [repository]);
  for (const { former, name } of names)
    await all(
      'insert into debrief.label_name (repository, former, name) values ($1, $2, $3) on conflict do nothing',
      [`${to.owner}/${to.repo}`.toLowerCase(), former, name],
    );
  const known = await all(`select distinct object from debrief.read_model where ${of}`, [
    ` ${to.owner}/${to.repo}#`.toLowerCase(),
  ]);
  const taken = new Set(known.map(({ object }) => object));
  const rows = await all(
    "select * from debrief.read_model where strpos(lower(object || ' ' || key || ' ' || data), $1) > 0",
    [from.repo.toLowerCase()],
  );
  for (const { object, tab, key, data } of rows) {
    const row = [keyNow(object), tab, now(key), jsonb(now(data))];
    if (row[0] === object && row[2] === key && row[3] === jsonb(data)) continue;
    await all('delete from debrief.read_model where object = $1 and tab = $2 and key = $3', [
      object,
      tab,
      key,
    ]);
    // It was looked at under its new name since.
    if (row[0] !== object && taken.has(keyNow(object))) continue;
    await all('insert into debrief.read_model (object, tab, key, data) values ($1, $2, $3, $4)', row);
  }
  return signals.map(({ signal }) => (now(signal) as { ref: ObjectRef }).ref);
}
