import { alternatives } from '../languages/alternatives.ts';
import type { Counters } from '../languages/language.ts';
import { languages } from '../languages/words/index.ts';

/** The characters of Chinese, Japanese and Korean dates and times, as alternatives of a pattern: `年`, `(?:時|时)`. */
export const counters = (...names: readonly (keyof Counters)[]): string =>
  alternatives(languages.flatMap((language) => names.map((name) => language.counters?.[name])));
