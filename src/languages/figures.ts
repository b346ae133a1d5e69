import { alternatives } from './alternatives.ts';
import type { Language } from './language.ts';
import { perLanguage } from './per-language.ts';
import { wholeWords } from './whole-words.ts';
import { languages } from './words/index.ts';

/** Taken from a literal, in which the build writes letters as ranges. */
const LETTER = /[\p{Script=Latin}\p{Script=Cyrillic}]/u.source;
const amounts = perLanguage(({ figures }) => wholeWords([figures?.amounts]));
const unknown = wholeWords(languages.map((language) => language.unknown));
const units = perLanguage(({ figures, lengths }) => {
  const words = alternatives([figures?.units, ...Object.values(lengths ?? {})]);
  return new RegExp(String.raw`\d\s?${words}(?!${LETTER})`, 'u');
});

/** True for a text that says how many: a number, or a word for all or none. */
export const saysHowMany = (language: Language, text: string): boolean =>
  /\d/.test(text) || amounts(language).test(text);

/** True for a text that gives a length of time: "3 Stunden". */
export const saysHowLong = (language: Language, text: string): boolean => units(language).test(text);

/** True for a figure or time that its author does not know, in any language but English: "inconnue". */
export const saysUnknown = (text: string): boolean => unknown.test(text);
