/**
 * A pattern for what a list of words cannot say: word order, or what may not follow. A test checks that it matches each
 * of `hits` and none of `misses`, wherever a file in a folder `phrases` exports it.
 */
export interface Sign {
  readonly pattern: RegExp;
  readonly hits: readonly string[];
  readonly misses: readonly string[];
}

/** Whether a text has any of the signs. */
export const shows = (signs: readonly Sign[], text: string): boolean =>
  signs.some(({ pattern }) => pattern.test(text));
