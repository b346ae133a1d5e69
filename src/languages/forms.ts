import type { Language } from './language.ts';
import { perLanguage } from './per-language.ts';
import { wholeWords } from './whole-words.ts';

const drills = perLanguage(({ drill }) => wholeWords([drill]));
const shoulds = perLanguage(({ should }) => wholeWords([should]));

const severals = perLanguage(({ several }) => (several ? wholeWords([several]) : null));
const practices = perLanguage(({ practice }) => wholeWords([practice]));
const reviews = perLanguage(({ reviews: words }) => wholeWords([words]));
const finds = perLanguage(({ headings, labels }) => wholeWords([headings.detection, labels.detected]));

/** True for a text that shows several people, and for one whose language has no such words here. */
export const showsSeveralIn = (language: Language, text: string): boolean =>
  severals(language)?.test(text) ?? true;

/** True for the first lines on an incident that was made to learn from it: "Se simuló una caída". */
export const isForPracticeIn = (language: Language, text: string): boolean => practices(language).test(text);

/** True for a text that names an audit, a review or a test: "revue de code". */
export const namesReviewIn = (language: Language, text: string): boolean => reviews(language).test(text);

/** True for a text with a sentence that says that a review found it: "Deteção: revisão do gate". */
export const foundInReviewIn = (language: Language, text: string): boolean =>
  text.split(/[.。;；\n]/).some((sentence) => {
    const found = finds(language).exec(sentence);
    return found !== null && reviews(language).test(sentence.slice(found.index));
  });

/** True for a title or file name that says that it was an exercise: "Simulacro de recuperación". */
export const namesDrillIn = (language: Language, name: string): boolean => drills(language).test(name);

/** True for a sentence that asks for a change: "Das Formular sollte …". */
export const saysShould = (language: Language, sentence: string): boolean => shoulds(language).test(sentence);

/** True for a text with a word for an outage, a loss or whom it hit, and for one whose language has no such words here. */
export const soundsSevereIn = ({ severe }: Language, text: string): boolean => severe?.test(text) ?? true;
