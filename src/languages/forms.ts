import type { Language } from './language.ts';
import { perLanguage } from './per-language.ts';
import { wholeWords } from './whole-words.ts';

const drills = perLanguage(({ drill }) => wholeWords([drill]));
const shoulds = perLanguage(({ should }) => wholeWords([should]));

/** True for a title or file name that says that it was an exercise: "Simulacro de recuperación". */
export const namesDrillIn = (language: Language, name: string): boolean => drills(language).test(name);

/** True for a sentence that asks for a change: "Das Formular sollte …". */
export const saysShould = (language: Language, sentence: string): boolean => shoulds(language).test(sentence);

/** True for a text with a word for an outage, a loss or whom it hit, and for one whose language has no such words here. */
export const soundsSevereIn = ({ severe }: Language, text: string): boolean => severe?.test(text) ?? true;
