import { NEEDS } from './permissions.ts';
import type { GitHub } from './port.ts';
import { withMethods } from './with.ts';

const WRITES = (Object.keys(NEEDS) as (keyof GitHub)[]).filter((method) =>
  Object.values(NEEDS[method]).includes('write'),
);

/** Thrown instead of a write. The worker that has taken the object over does what is to be done. */
class TakenOver extends Error {
  constructor() {
    super('another worker has taken this object over, so nothing is written here any more');
  }
}

/**
 * A port that asks before each write whether this worker still has its object: one that was paused for minutes wakes up
 * in the middle of a look, and what it is about to write was long done by another.
 */
export function fenced(github: GitHub, holds: () => Promise<boolean>): GitHub {
  const writes = WRITES.map((name) => {
    const write = async (...args: unknown[]) => {
      if (!(await holds())) throw new TakenOver();
      return (github[name] as (...args: unknown[]) => Promise<unknown>)(...args);
    };
    return [name, write] as const;
  });
  return withMethods(github, Object.fromEntries(writes));
}
