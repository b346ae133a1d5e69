import { type Creations, roomNow } from '../../vocabulary/creations.ts';
import { HOUR } from '../../vocabulary/milliseconds.ts';
import type { Database } from './database.ts';

export function creations(database: Database): Creations {
  const lately = (owner: string, now: number): number[] =>
    database
      .all('select at from creation where owner = ? and at > ? order by at', owner.toLowerCase(), now - HOUR)
      .map(({ at }) => at);
  return {
    lately: async (owner, now) => lately(owner, now),
    take: (owner, now, limits) =>
      database.write(() => {
        if (roomNow(lately(owner, now), now, limits) === 0) return false;
        database.change('delete from creation where owner = ? and at < ?', owner.toLowerCase(), now - HOUR);
        database.change('insert into creation (owner, at) values (?, ?)', owner.toLowerCase(), now);
        return true;
      }),
  };
}
