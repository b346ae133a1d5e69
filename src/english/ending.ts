import { VerbForm, WordClass } from './classes.ts';
import { phrasesOf } from './lexicon/entry.ts';
import { ACCIDENT } from './lexicon/judgements.ts';
import { correctSpelling } from './spelling.ts';

const SLIPS = phrasesOf(ACCIDENT.words).filter((word) => word.endsWith('ly'));

/** A word's classes (bits of `WordClass`), verb forms (bits of `VerbForm`) and base form. */
export interface WordInfo {
  readonly is: number;
  readonly forms: number;
  readonly base: string;
}

/**
 * Guesses the properties of a word that is not in the lexicon: "re-checked" from "checked", other words from their
 * suffix. `lookUp` finds lexicon words.
 */
export function byEnding(lower: string, lookUp: (text: string) => WordInfo | undefined): WordInfo {
  const hyphen = lower.lastIndexOf('-');
  if (hyphen > 0 && hyphen < lower.length - 2) {
    const last = lookUp(lower.slice(hyphen + 1));
    // "mis-labelled", "mis-merged": only people get a task wrong in so many ways that no list has them all.
    if (last?.forms && lower.startsWith('mis-')) {
      const base = `mis-${last.base}`;
      return { is: WordClass.fault | WordClass.verb, forms: last.forms, base };
    }
    if (last) {
      const is =
        last.is &
        ~(
          WordClass.preposition |
          WordClass.adverb |
          WordClass.product |
          WordClass.name |
          WordClass.softGroup
        );
      return { is, forms: last.forms, base: last.forms ? last.base : lower };
    }
  }
  if (lower.length < 5) return { is: 0, forms: 0, base: lower };
  let is = lower.startsWith('mis') && lower.length > 6 && /(?:ed|ing)$/.test(lower) ? WordClass.fault : 0;
  let forms = 0;
  if (lower.endsWith('ing')) {
    forms = VerbForm.gerund;
    is |= WordClass.verb;
  } else if (lower.endsWith('ed') && !lower.endsWith('eed')) {
    forms = VerbForm.past | VerbForm.participle;
    is |= WordClass.verb;
  } else if (lower.endsWith('ly'))
    is |= WordClass.adverb | (correctSpelling(lower, SLIPS) ? WordClass.accident : 0);
  else if (/(?:ologist|ician|keeper|smith|mate|mates|woman|women|sman|smen|master)$/.test(lower))
    is |= WordClass.role;
  return { is, forms, base: lower };
}
