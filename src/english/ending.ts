import { C, F } from './classes.ts';

/** What is known of a word: its classes, its forms as a verb, its base form. */
export interface Known {
  readonly is: number;
  readonly forms: number;
  readonly base: string;
}

/**
 * What the shape of a word that the lexicon does not have tells: of "re-checked" what is known of "checked", of
 * others the ending. `lookUp` knows the lexicon's words.
 */
export function byEnding(low: string, lookUp: (text: string) => Known | undefined): Known {
  const hyphen = low.lastIndexOf('-');
  if (hyphen > 0 && hyphen < low.length - 2) {
    const last = lookUp(low.slice(hyphen + 1));
    if (last) {
      const is = last.is & ~(C.preposition | C.adverb | C.product | C.name | C.softGroup);
      return { is, forms: last.forms, base: last.forms ? last.base : low };
    }
  }
  if (low.length < 5) return { is: 0, forms: 0, base: low };
  let is = low.startsWith('mis') && low.length > 6 && /(?:ed|ing)$/.test(low) ? C.fault : 0;
  let forms = 0;
  if (low.endsWith('ing')) {
    forms = F.gerund;
    is |= C.verb;
  } else if (low.endsWith('ed') && !low.endsWith('eed')) {
    forms = F.past | F.participle;
    is |= C.verb;
  } else if (low.endsWith('ly')) is |= C.adverb;
  else if (/(?:ologist|ician|keeper|smith|mate|mates|woman|women|sman|smen|master)$/.test(low)) is |= C.role;
  return { is, forms, base: low };
}
