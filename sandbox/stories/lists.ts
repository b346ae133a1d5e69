import { z } from 'zod';
import type { Difference } from './expectation.ts';

const word = z
  .union([z.string(), z.number(), z.boolean()], {
    error: ({ input }) => `must be text; put quotes around it: ${JSON.stringify(input)}`,
  })
  .transform(String);

/** Texts in a list. A single one may stand alone: `has: SEV1`. */
export const several = z.preprocess(
  (given) => (given === undefined || Array.isArray(given) ? given : [given]),
  z.array(word),
);

/** Names that must be present; an empty list for none at all; or lists of names that must and must not be. */
export const names = z.union([
  z.strictObject({ has: several.default([]), lacks: several.default([]) }),
  several,
]);

/** Null if the names are right. */
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
