import type { Row, Tables } from './emulator.ts';

/** The sandbox's time. It runs at normal speed but can be set, so that a story has a history. */
export interface Clock {
  /** Milliseconds, as `Date.now()`. */
  now(): number;
  iso(): string;
  /** Sets the clock to an instant, from which it runs on; null for the real time. */
  set(to: Date | null): void;
}

/** emulate stamps its rows with the machine's clock, so whatever it stores is stamped again with this one. */
export function makeClock(tables: Tables): Clock {
  let ahead = 0;
  const now = () => Date.now() + ahead;
  const iso = () => new Date(now()).toISOString();
  for (const table of Object.values(tables) as Tables['issues'][]) {
    const insert = table.insert.bind(table);
    const update = table.update.bind(table);
    const stamp = (row: Row | undefined, fields: Partial<Row>) =>
      row && ahead !== 0 && Object.assign(row, fields);
    table.insert = (given) => {
      const row = insert(given);
      stamp(row, { created_at: iso(), updated_at: iso() });
      return row;
    };
    table.update = (id, change) => {
      const row = update(id, change);
      stamp(row, { updated_at: iso(), ...(change.closed_at && { closed_at: iso() }) });
      return row;
    };
  }
  return {
    now,
    iso,
    set: (to) => {
      ahead = to ? to.getTime() - Date.now() : 0;
    },
  };
}
