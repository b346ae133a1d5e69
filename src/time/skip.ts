/** The offset after `pattern`, which is sticky, if it stands at `at`; `at` if it does not. */
export function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}
