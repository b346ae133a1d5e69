import { keyOf } from '../../vocabulary/refs.ts';
import type { ReadModel, Row } from '../store.ts';
import { type Database, jsonb, storable } from './database.ts';
import { listIncidents, openIncidents, publishedIncidents } from './incidents.ts';
import { SETTLE_HISTORY } from './tables.ts';

export function readModel(database: Database): ReadModel {
  return {
    record: (ref, rows) =>
      database.transaction(async (tx) => {
        await tx.executeSql('delete from debrief.read_model where object = $1', [keyOf(ref)]);
        for (const { table, key, data } of rows)
          await tx.executeSql(
            'insert into debrief.read_model (object, tab, key, data) values ($1, $2, $3, $4)',
            [keyOf(ref), table, storable(key), jsonb(data)],
          );
      }),
    async rows(table, from = '', repositories) {
      const within = repositories ? "and split_part(split_part(object, ' ', 2), '#', 1) = any($3)" : '';
      const { rows } = await database.sql.executeSql(
        `select tab, key, data from debrief.read_model where tab = $1 and key >= $2 collate "C" ${within} order by object, key`,
        [table, from, ...(repositories ? [repositories] : [])],
      );
      return rows.map(({ tab, key, data }): Row => ({ table: tab, key, data }));
    },
    async row(table, key) {
      const { rows } = await database.sql.executeSql(
        'select data from debrief.read_model where tab = $1 and key = $2 limit 1',
        [table, key],
      );
      return rows[0] ? { table, key, data: rows[0].data } : null;
    },
    incidents: (query) => listIncidents(database.sql, query),
    open: () => openIncidents(database.sql),
    published: (owner) => publishedIncidents(database.sql, owner),
    async isEmpty() {
      const { rows } = await database.sql.executeSql(
        "select 1 from debrief.read_model where tab <> 'history' limit 1",
      );
      return rows.length === 0;
    },
    async clear() {
      await database.transaction(async (tx) => {
        await tx.executeSql('delete from debrief.read_model');
        await tx.executeSql(SETTLE_HISTORY);
      });
    },
  };
}
