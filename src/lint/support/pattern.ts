const known = new Map<string, RegExp | null>();

/** A pattern of the policy as a regular expression, made once; null for what is none: then there is no convention. */
export function patternOf(pattern: string): RegExp | null {
  const before = known.get(pattern);
  if (before !== undefined) return before;
  const made = compiled(pattern);
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
