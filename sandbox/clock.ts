import type { Row, Tables } from './emulator.ts';

/** The sandbox's time. It runs at normal speed but can be set, so that a story has a history. */
export interface Clock {
  /** Milliseconds, as `Date.now()`. */
  now(): number;
  iso(): string;
  /** Sets the clock to an instant, from which it continues; null for the real time. */
  set(to: Date | null): void;
}

/** Milliseconds between the machine's clock and its timestamp in a row: storing a row takes no longer. */
const JUST_NOW = 10_000;

/**
 * emulate timestamps its rows with the machine's clock, so whatever it stores gets a new timestamp from this one.
 *
 * @param time milliseconds, of a clock that somebody else moves
 */
export function makeClock(tables: Tables, time: () => number = Date.now): Clock {
  let ahead = 0;
  const isReal = () => ahead === 0 && time === Date.now;
  const now = () => time() + ahead;
  const iso = () => new Date(now()).toISOString();
  const stamp = (row: Row | undefined, fields: Iterable<string>) => {
    if (!row || isReal()) return;
    for (const field of fields) if (isJustNow(row[field])) row[field] = iso();
  };
  for (const table of Object.values(tables) as Tables['issues'][]) {
    const insert = table.insert.bind(table);
    const update = table.update.bind(table);
    table.insert = (given) => {
      const row = insert(given);
      stamp(row, Object.keys(row));
      return row;
    };
    table.update = (id, change) => {
      const row = update(id, change);
      stamp(row, [...Object.keys(change), 'updated_at']);
      return row;
    };
  }
  return {
    now,
    iso,
    set: (to) => {
      ahead = to ? to.getTime() - time() : 0;
    },
  };
}

function isJustNow(value: unknown): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT/.test(value)) return false;
  return Math.abs(Date.now() - Date.parse(value)) < JUST_NOW;
}
