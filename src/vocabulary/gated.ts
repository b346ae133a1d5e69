/** A pattern that V8 takes long to compile, and a short one that each of its matches contains. */
export interface Gated {
  readonly pattern: RegExp;
  readonly gate: RegExp;
  test(text: string): boolean;
}

/** All of them, for the test that no gate shuts out a match. */
export const GATED: Gated[] = [];

/**
 * `pattern.test`, but the pattern is compiled and tried only for a text that passes the gate. Most texts do not, and most
 * of the time for a first document goes to compiling patterns that match nothing in it.
 */
export function gated(pattern: RegExp, gate: RegExp): Gated {
  const one: Gated = { pattern, gate, test: (text) => gate.test(text) && pattern.test(text) };
  GATED.push(one);
  return one;
}
