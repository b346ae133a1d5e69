import { memoized } from '../vocabulary/memoized.ts';
import type { Language } from './language.ts';

/** What is made of a language's words: for each language once, and only when a document needs it. */
export const perLanguage = <T>(make: (language: Language) => T): ((language: Language) => T) =>
  memoized(make);
