import type { ObjectRef } from '../vocabulary/refs.ts';

/**
 * What asks for an object: something that just happened or is due, an earlier look, or a sweep. What follows from an
 * urgent look is asked for by what just happened, and what follows from a sweep by the sweep.
 */
export type Origin = 'event' | 'look' | 'sweep';

/** Somebody waits for these in the middle of an incident. */
const URGENT = new Set(['alert', 'chat-command', 'chat-declaration', 'incident']);
const [LOW, USUAL, HIGH] = [0, 1, 2];

/** The higher, the sooner. */
export function priorityOf({ kind }: ObjectRef, origin: Origin): number {
  if (origin === 'sweep') return LOW;
  return origin === 'event' && URGENT.has(kind) ? HIGH : USUAL;
}

/** Who asked for an object of this priority, as far as it matters for what follows. */
export function originOf(priority: number): Origin {
  if (priority <= LOW) return 'sweep';
  return priority >= HIGH ? 'event' : 'look';
}

/**
 * The workers of a process, and from which priority to which each of them takes: the highest first. One is kept for what
 * is urgent, however long the looks of a sweep take; and others for the rest, so that nothing waits for ever.
 */
export const WORKERS: readonly { readonly from: number; readonly to: number }[] = [
  { from: HIGH, to: HIGH },
  { from: LOW, to: LOW },
  { from: LOW, to: USUAL },
  { from: LOW, to: HIGH },
  { from: LOW, to: HIGH },
];
