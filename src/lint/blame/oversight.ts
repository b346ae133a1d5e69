import type { Reading } from '../../english/reading.ts';
import type { Verdict } from './decide.ts';

/** Constructions that say what was left undone, and judge nobody for it. */
const LEFT_UNDONE = new Set(['left-undone', 'nobody-did', 'deed-left-undone', 'left-undone-by-somebody']);

/**
 * "A limit which nobody had looked at", "had not been reviewed by the database team", "a misunderstanding between two
 * teams": a fact about who looks at what. It stops short of the reason, and makes no person the cause.
 */
export function isAboutOversight({ clauses }: Reading, { sign, from, to }: Verdict): boolean {
  const { name } = sign.construction;
  if (name === 'between-parties') return true;
  if (!LEFT_UNDONE.has(name)) return false;
  const inside = clauses.filter(({ verb }) => verb >= from && verb < to);
  return inside.some(
    ({ who, by, passive, negated }) => who === 'nobody' || (passive && negated && by === 'group'),
  );
}
