import { keyOf } from '../../vocabulary/refs.ts';
import type { ReadModel, Row } from '../store.ts';
import type { Database } from './database.ts';
import { listIncidents, openIncidents, publishedIncidents } from './incidents.ts';
import { SETTLE_HISTORY } from './tables.ts';

export function readModel(database: Database): ReadModel {
  return {
    record: (ref, rows) =>
      database.write(() => {
        database.change('delete from read_model where object = ?', keyOf(ref));
        for (const { table, key, data } of rows)
          database.change(
            'insert into read_model (object, tab, key, data) values (?, ?, ?, ?)',
            keyOf(ref),
            table,
            key,
            JSON.stringify(data),
          );
      }),
    async rows(table, from = '', repositories) {
      const within = repositories
        ? "and substr(object, instr(object, ' ') + 1, instr(object, '#') - instr(object, ' ') - 1) in (select value from json_each(?))"
        : '';
      const rows = database.all(
        `select tab, key, data from read_model where tab = ? and key >= ? ${within} order by object, key`,
        table,
        from,
        ...(repositories ? [JSON.stringify(repositories)] : []),
      );
      return rows.map(({ tab, key, data }): Row => ({ table: tab, key, data: JSON.parse(data) }));
    },
    async row(table, key) {
      const [row] = database.all('select data from read_model where tab = ? and key = ? limit 1', table, key);
      return row ? { table, key, data: JSON.parse(row.data) } : null;
    },
    async incidents(query) {
      return listIncidents(database, query);
    },
    async open() {
      return openIncidents(database);
    },
    async published(owner) {
      return publishedIncidents(database, owner);
    },
    async isEmpty() {
      return database.all("select 1 from read_model where tab <> 'history' limit 1").length === 0;
    },
    async clear() {
      await database.write(() => {
        database.change('delete from read_model');
        database.change(SETTLE_HISTORY);
      });
    },
  };
}
