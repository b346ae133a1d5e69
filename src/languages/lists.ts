import { headingNamed } from './headings.ts';
import { isTheme, labelsOf, normalized, statusOf, wordsOf } from './labels.ts';
import type { Language } from './language.ts';
import { perLanguage } from './per-language.ts';
import { wholeWords } from './whole-words.ts';
import { languages } from './words/index.ts';

const work = perLanguage(({ lists }) => wholeWords([lists?.work]));
const done = perLanguage(({ lists }) => wholeWords([lists?.done]));
const works = perLanguage(({ lists }) => new Set(wordsOf(lists?.work ?? '').map(normalized)));
const measures = perLanguage(({ lists }) => wholeWords([lists?.measures]));
const near = perLanguage(({ nearDays }) => wholeWords(Object.values(nearDays ?? {})));
const checklists = wholeWords(languages.map(({ lists }) => lists?.checklist));
const verifications = wholeWords(languages.map(({ lists }) => lists?.verified));
const remarks = perLanguage(({ already }) => wholeWords([already]));

/** True for a heading that names work to be done: "Sofortige Maßnahmen". */
export const namesWorkIn = (language: Language, heading: string): boolean => work(language).test(heading);

/**
 * True for a heading that, as a whole, says that work is done: "完了したタスク", "Bereits ergriffene Maßnahmen". Beside the
 * word comes only the name of the work: "Noch nicht umgesetzte Maßnahmen" and "Ações a serem tomadas" are open.
 */
export function headsDoneWork(language: Language, heading: string): boolean {
  const found = done(language).exec(heading);
  if (!found) return false;
  const around = [heading.slice(0, found.index), heading.slice(found.index + found[0].length)];
  const rest = around
    .map((part) => part.replace(remarks(language), ' ').trim())
    // "完了したタスク", "已完成的措施"
    .map((part, index) => (index === 1 ? part.replace(/^(?:した|の|的)/, '') : part))
    .join(' ')
    .trim();
  const isWork = (name: string) =>
    name === '' ||
    works(language).has(normalized(name)) ||
    labelsOf(language, name).includes('action') ||
    headingNamed(language, name) === 'action-items';
  const words = rest.split(/\s+/);
  return (
    words.every((word) => statusOf(language, word) === null) &&
    (isWork(rest) || words.every((word) => isWork(word) || isTheme(language, word)))
  );
}

/** True for a heading over work that may be done, or a rule: "Prévention", "Actions correctives". */
export const namesMeasures = (language: Language, heading: string): boolean =>
  measures(language).test(heading.toLowerCase());

/** True for a heading that says how soon: "Esta semana". */
export const saysHowSoon = (language: Language, heading: string): boolean => near(language).test(heading);

/** True for the heading of a checklist, in any language but English. */
export const namesChecklist = (heading: string): boolean => checklists.test(heading);

/** True for a heading over what was verified, in any language but English: "验证". */
export const namesVerification = (heading: string): boolean => verifications.test(heading.toLowerCase());

/** True for an item that ends with a remark that it is done: "(déjà en place)". */
export function endsWithAlready(language: Language, text: string): boolean {
  const remark = /[(（]([^()（）]{4,90})[)）]\P{L}*$/u.exec(text)?.[1];
  return remark !== undefined && remarks(language).exec(remark)?.index === 0;
}
