/**
 * A pattern for what a list of words cannot say: word order, or what may not follow. A test checks that it matches each
 * of `hits` and none of `misses`, if a file exports it in a folder `phrases`, `arithmetic` or `twice`.
 */
export interface Sign {
  readonly pattern: RegExp;
  /**
   * A short pattern that each match contains. V8 takes long to compile a long pattern, and most texts do not pass the
   * gate: see `shows`.
   */
  readonly gate?: RegExp;
  readonly hits: readonly string[];
  readonly misses: readonly string[];
}

/** Whether a text has the sign, or any of several. A pattern with a gate is tried only on what passes it. */
export const shows = (signs: Sign | readonly Sign[], text: string): boolean =>
  'pattern' in signs ? has(signs, text) : signs.some((sign) => has(sign, text));

const has = ({ gate, pattern }: Sign, text: string) => (!gate || gate.test(text)) && pattern.test(text);

/** The pattern of a sign, to find all places that have it. */
export const everyMatch = ({ pattern }: Sign): RegExp => new RegExp(pattern, `${pattern.flags}g`);
