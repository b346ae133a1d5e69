import type { Language } from './language.ts';
import { perLanguage } from './per-language.ts';
import { wholeWords } from './whole-words.ts';

/** What is around the words: a number or mark before them; a colon, or a note in brackets, after them. */
const BEFORE = /^(?:[^\p{L}\p{N}]|\d{1,2}[.)]){1,12}/u;
const AFTER = /[:：.。 ]{1,4}$/u;
const NOTE = /[(（][^()（）]{0,100}[)）]$/u;

/**
 * True for a text that says what to do, by the grammar of the language: a verb where plans have theirs ("Añadir una
 * alerta", "Alarm einrichten", "監視を追加"), or a noun made of one with what it acts on ("Revisión del límite").
 */
export function readsAsAction(language: Language, text: string): boolean {
  if (!language.actions || text.length > 200) return false;
  const plain = text.replace(BEFORE, '').replace(AFTER, '').replace(NOTE, '').replace(AFTER, '');
  return language.actions.test(plain);
}

/** True for a sentence or heading that promises something: "Vamos a añadir …", "Ce que nous allons changer". */
export const promisesIn = (language: Language, text: string): boolean =>
  language.promises?.test(text.slice(0, 400)) ?? false;

const after = perLanguage(({ afterwards }) => wholeWords([afterwards]));

/** True for a text that turns to the time after the incident: "Künftig …", "Pour éviter que cela se reproduise, …". */
export const looksAhead = (language: Language, text: string): boolean =>
  after(language).test(text.replaceAll('’', "'"));
