import type { LabelNames } from '../../vocabulary/label-names.ts';
import { repoKey } from '../../vocabulary/refs.ts';
import type { Database } from './database.ts';

export function labelNames(database: Database): LabelNames {
  return {
    async of(repo) {
      const rows = database.all('select former, name from label_name where repository = ?', repoKey(repo));
      return new Map(rows.map(({ former, name }) => [former, name]));
    },
    note: (repo, { from, to }) =>
      database.write(() => {
        const repository = repoKey(repo);
        if (from !== null) {
          const renamed = 'update label_name set name = ? where repository = ? and name = ?';
          database.change(renamed, to, repository, from);
          const insert = 'insert or replace into label_name (repository, former, name) values (?, ?, ?)';
          database.change(insert, repository, from.toLowerCase(), to);
        }
        const taken = 'delete from label_name where repository = ? and former = ?';
        database.change(taken, repository, to.toLowerCase());
      }),
  };
}
