import type { LabelNames } from '../../vocabulary/label-names.ts';
import { repoKey } from '../../vocabulary/refs.ts';
import type { Database } from './database.ts';

export function labelNames({ sql, transaction }: Database): LabelNames {
  return {
    async of(repo) {
      const { rows } = await sql.executeSql(
        'select former, name from debrief.label_name where repository = $1',
        [repoKey(repo)],
      );
      return new Map(rows.map(({ former, name }) => [former, name]));
    },
    note: (repo, { from, to }) =>
      transaction(async (tx) => {
        const repository = repoKey(repo);
        if (from !== null) {
          await tx.executeSql('update debrief.label_name set name = $1 where repository = $2 and name = $3', [
            to,
            repository,
            from,
          ]);
          await tx.executeSql(
            `insert into debrief.label_name (repository, former, name) values ($1, $2, $3)
             on conflict (repository, former) do update set name = excluded.name`,
            [repository, from.toLowerCase(), to],
          );
        }
        await tx.executeSql('delete from debrief.label_name where repository = $1 and former = $2', [
          repository,
          to.toLowerCase(),
        ]);
      }),
  };
}
