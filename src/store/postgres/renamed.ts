import type { ObjectRef } from '../../vocabulary/refs.ts';
import type { Rename, Renames } from '../../vocabulary/renames.ts';
import { renamedBy } from '../renamed.ts';
import { jsonb, type Sql } from './database.ts';
import { setEcho, setTimer } from './timers.ts';

export function renames(sql: Sql): Renames {
  return {
    async note({ from, to, at }) {
      await sql.executeSql(
        'insert into debrief.former_name (former, name, at) values ($1, $2, $3) on conflict do nothing',
        [from.toLowerCase(), to, at],
      );
    },
    async all() {
      const { rows } = await sql.executeSql(
        'select former, name, at from debrief.former_name order by at, place',
      );
      return rows.map(({ former, name, at }) => ({ from: former, to: name, at: at.toISOString() }));
    },
  };
}

/**
 * What is known goes on under the new name; resolves to the objects that are to be looked at under it. `queued`: those
 * that wait under the former one.
 */
export async function rename(
  tx: Sql,
  change: Rename,
  queued: readonly ObjectRef[],
  again: boolean,
): Promise<ObjectRef[]> {
  const now = renamedBy(change);
  const all = async (text: string, values: unknown[]) => (await tx.executeSql(text, values)).rows;
  const of = [now.inObjects];
  for (const [table, set] of [['timer', setTimer] as const, ['echo', setEcho] as const])
    for (const { ref, at } of await all(
      `delete from debrief.${table} where strpos(object, $1) > 0 returning ref, at`,
      of,
    ))
      await set(tx, now.value(ref) as ObjectRef, at.toISOString());
  const signals = await all('select * from debrief.signal where strpos(object, $1) > 0', of);
  for (const { id, object, signal } of signals)
    await all('update debrief.signal set object = $1, signal = $2 where id = $3', [
      now.object(object),
      jsonb(now.value(signal)),
      id,
    ]);
  for (const { repository, former, name } of await all('select * from debrief.label_name', [])) {
    const here = now.repository(repository);
    if (here === repository) continue;
    await all('delete from debrief.label_name where repository = $1 and former = $2', [repository, former]);
    await all(
      'insert into debrief.label_name (repository, former, name) values ($1, $2, $3) on conflict do nothing',
      [here, former, name],
    );
  }
  const stored = 'select 1 from debrief.read_model where strpos(object, $1) > 0 limit 1';
  if (!again || (await all(stored, of)).length > 0) await renameRows(tx, change);
  return [
    ...signals.map(({ signal }) => (now.value(signal) as { ref: ObjectRef }).ref),
    ...queued.map((ref) => now.value(ref) as ObjectRef),
  ];
}

async function renameRows(tx: Sql, change: Rename): Promise<void> {
  const now = renamedBy(change);
  const all = async (text: string, values: unknown[]) => (await tx.executeSql(text, values)).rows;
  const newer = await all('select distinct object from debrief.read_model where strpos(object, $1) > 0', [
    now.inObjectsNow,
  ]);
  const known = new Set(newer.map(({ object }) => object));
  const rows = await all(
    "select * from debrief.read_model where strpos(lower(object || ' ' || key || ' ' || data), $1) > 0",
    [now.inRows],
  );
  for (const { object, tab, key, data } of rows) {
    const row = [now.object(object), tab, now.rowKey(key), jsonb(now.value(data))];
    if (row[0] === object && row[2] === key && row[3] === jsonb(data)) continue;
    await all('delete from debrief.read_model where object = $1 and tab = $2 and key = $3', [
      object,
      tab,
      key,
    ]);
    // It was looked at under its new name since.
    if (row[0] !== object && known.has(row[0])) continue;
    await all(
      'insert into debrief.read_model (object, tab, key, data) values ($1, $2, $3, $4) on conflict do nothing',
      row,
    );
  }
}
