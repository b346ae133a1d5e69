import { z } from 'zod';
import type { Difference } from './expectation.ts';

/** Names that must be there; an empty list for none; or what must and must not be. */
export const names = z.union([
  z.array(z.coerce.string()),
  z.strictObject({
    has: z.array(z.coerce.string()).default([]),
    lacks: z.array(z.coerce.string()).default([]),
  }),
]);

/** Null when the names are as they should be. */
export function compareNames(
  wanted: z.infer<typeof names>,
  found: readonly string[],
  what: string,
): Difference | null {
  const { has, lacks } = Array.isArray(wanted) ? { has: wanted, lacks: [] } : wanted;
  const none = Array.isArray(wanted) && wanted.length === 0;
  const missing = has.filter((name) => !found.includes(name));
  const unwanted = none ? found : lacks.filter((name) => found.includes(name));
  if (!missing.length && !unwanted.length) return null;
  const words = [
    ...(none ? ['none'] : []),
    ...(has.length ? [has.join(', ')] : []),
    ...(lacks.length ? [`without ${lacks.join(', ')}`] : []),
  ];
  return { expected: `${what}: ${words.join(', ')}`, found: found.join(', ') || 'none' };
}
