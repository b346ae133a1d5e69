import { naming } from './items/owners/names.ts';

const INTRODUCED = /(\p{Lu}[\p{L}'’-]+(?: \p{L}[\p{L}'’-]*){1,3}) ?[([](\p{Lu}{2,4})[)\]]/gu;

/**
 * The initials that a document introduces after names, in lower case: "Hana Ito (HI), Luc Delvaux (LD)". "Virtual
 * Machine (VM)" is written like that too: at least one must be surely a name.
 */
export function introducedInitials(text: string): readonly string[] {
  const found: string[] = [];
  let isSure = false;
  for (const [, name, initials] of text.matchAll(INTRODUCED)) {
    const people = naming(name!);
    if (people !== 'sure' && people !== 'likely') continue;
    const first = name!.replace(/[^\p{Lu}]/gu, '');
    if (first !== initials) continue;
    isSure ||= people === 'sure';
    found.push(initials.toLowerCase());
  }
  return isSure ? found : [];
}
