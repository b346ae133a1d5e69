import { type Creations, roomNow } from '../../vocabulary/creations.ts';
import { HOUR } from '../../vocabulary/milliseconds.ts';
import type { Database, Sql } from './database.ts';

export function creations({ sql, transaction }: Database): Creations {
  return {
    lately: (owner, now) => lately(sql, owner, now),
    take: (owner, now, limits) =>
      transaction(async (tx) => {
        // Workers that count for the same account at once take turns.
        await tx.executeSql('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
          `creation ${owner.toLowerCase()}`,
        ]);
        if (roomNow(await lately(tx, owner, now), now, limits) === 0) return false;
        await tx.executeSql('delete from debrief.creation where owner = $1 and at < $2', [
          owner.toLowerCase(),
          new Date(now - HOUR),
        ]);
        await tx.executeSql('insert into debrief.creation (owner, at) values ($1, $2)', [
          owner.toLowerCase(),
          new Date(now),
        ]);
        return true;
      }),
  };
}

async function lately(sql: Sql, owner: string, now: number): Promise<number[]> {
  const { rows } = await sql.executeSql(
    'select at from debrief.creation where owner = $1 and at > $2 order by at',
    [owner.toLowerCase(), new Date(now - HOUR)],
  );
  return rows.map(({ at }) => new Date(at).getTime());
}
