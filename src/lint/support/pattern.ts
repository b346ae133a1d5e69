const known = new Map<string, RegExp | null>();
/** A run has two or three; the App meets those of other people's policies for weeks. */
const KEPT = 20;

/** A pattern of the policy as a regular expression, made once; null for what is none: then there is no convention. */
export function patternOf(pattern: string): RegExp | null {
  const before = known.get(pattern);
  if (before !== undefined) return before;
  const made = compiled(pattern);
  if (known.size >= KEPT) known.delete(known.keys().next().value!);
  known.set(pattern, made);
  return made;
}

function compiled(pattern: string): RegExp | null {
  try {
    return new RegExp(pattern, 'u');
  } catch {
    return null;
  }
}
