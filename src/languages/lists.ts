import type { Language } from './language.ts';
import { perLanguage } from './per-language.ts';
import { wholeWords } from './whole-words.ts';
import { languages } from './words/index.ts';

const work = perLanguage(({ lists }) => wholeWords([lists?.work]));
const done = perLanguage(({ lists }) => wholeWords([lists?.done]));
const prevention = perLanguage(({ lists }) => wholeWords([lists?.prevention]));
const near = perLanguage(({ nearDays }) => wholeWords(Object.values(nearDays ?? {})));
const checklists = wholeWords(languages.map(({ lists }) => lists?.checklist));
const remarks = perLanguage(({ already }) => wholeWords([already]));

/** True for a heading that names work to be done: "Sofortige Maßnahmen". */
export const namesWorkIn = (language: Language, heading: string): boolean => work(language).test(heading);

/** True for a heading above work that is done: "完了したタスク". */
export const headsDoneWork = (language: Language, heading: string): boolean => done(language).test(heading);

/** True for a heading over what keeps it from coming again: "Prévention". */
export const namesPrevention = (language: Language, heading: string): boolean =>
  prevention(language).test(heading.toLowerCase());

/** True for a heading that says how soon: "Esta semana". */
export const saysHowSoon = (language: Language, heading: string): boolean => near(language).test(heading);

/** True for the heading of a checklist, in any language but English. */
export const namesChecklist = (heading: string): boolean => checklists.test(heading);

/** True for an item that ends with a remark that it is done: "(déjà en place)". */
export function endsWithAlready(language: Language, text: string): boolean {
  const remark = /[(（]([^()（）]{4,90})[)）]\P{L}*$/u.exec(text)?.[1];
  return remark !== undefined && remarks(language).exec(remark)?.index === 0;
}
