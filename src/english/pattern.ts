import { VerbForm, WordClass } from './classes.ts';

/**
 * Patterns over the words of a sentence, so that a way of putting things is data: `<person> was|were meant|supposed to`.
 *
 * | part | stands for |
 * | --- | --- |
 * | `word`, `a\|b` | this word, one of these |
 * | `WORD` | any form of this verb |
 * | `<person>` | a noun phrase for somebody in particular, or "we" |
 * | `<people>` | the same, or "they", "you", "nobody" |
 * | `<owner>` | "the reviewer's", "his", "our" |
 * | `<thing>` | any noun phrase |
 * | `<deed>`, `<past>`, `<done>`, `<doing>` | any verb, its past, its past participle, its -ing form |
 * | `<care>`, `<operation>`, `<fault>`, `<slip>`, `<bad>`, `<flaw>` | a word of that class of the lexicon; these, too, may be alternatives |
 * | `…` | up to six words, no stop among them |
 * | `^`, `$` | the beginning and the end of the sentence |
 * | `part?` | the part may be missing |
 *
 * Repetition is bounded, so that matching takes time in proportion to the sentence.
 */
export interface Pattern {
  readonly source: string;
  readonly parts: readonly Part[];
  /** Index of the part that is searched for first: one of words that few sentences have. */
  readonly anchor: number;
}

export type Part = (WordPart | PhrasePart | { kind: 'gap' | 'start' | 'end' }) & {
  readonly optional: boolean;
};

export interface WordPart {
  readonly kind: 'word';
  readonly words: ReadonlySet<string>;
  readonly bases: ReadonlySet<string>;
  readonly bits: number;
  readonly forms: number;
}

export interface PhrasePart {
  readonly kind: 'phrase';
  readonly stands: 'person' | 'people' | 'owner' | 'thing';
}

const COMMON = new Set(
  'a an the to of for in on by with from at is are was were been being be have has had do did would could should it that this and or not there so as'.split(
    ' ',
  ),
);

const { accident, badAdjective, badNoun, care, fault, operation } = WordClass;
const CLASSES: Readonly<Record<string, readonly [bits: number, forms: number]>> = {
  '<deed>': [0, VerbForm.base | VerbForm.third | VerbForm.past | VerbForm.participle | VerbForm.gerund],
  '<past>': [0, VerbForm.past],
  '<done>': [0, VerbForm.participle],
  '<doing>': [0, VerbForm.gerund],
  '<care>': [care, 0],
  '<operation>': [operation, 0],
  '<fault>': [fault, 0],
  '<slip>': [accident, 0],
  '<bad>': [badAdjective, 0],
  '<flaw>': [badNoun, 0],
};

/** Reads a pattern; throws where it has no word to search for, or a part that is not known. */
export function pattern(source: string): Pattern {
  const parts = source.split(' ').map(partOf);
  const searchable = parts.filter(
    (part) => part.kind === 'word' && !part.optional && literals(part).length > 0,
  );
  const first =
    searchable.find((part) => !literals(part).some((word) => COMMON.has(word))) ??
    parts.find((part) => part.kind === 'word' && !part.optional && part.bits > 0) ??
    searchable[0];
  if (!first) throw new Error(`The pattern "${source}" has no word to search for.`);
  const anchor = parts.indexOf(first);
  return { source, parts, anchor };
}

function partOf(text: string): Part {
  const optional = text.endsWith('?') && text.length > 1;
  const plain = optional ? text.slice(0, -1) : text;
  if (plain === '…') return { kind: 'gap', optional };
  if (plain === '^') return { kind: 'start', optional };
  if (plain === '$') return { kind: 'end', optional };
  if (/^<(?:person|people|owner|thing)>$/.test(plain))
    return { kind: 'phrase', stands: plain.slice(1, -1) as PhrasePart['stands'], optional };
  const words = new Set<string>();
  const bases = new Set<string>();
  let bits = 0;
  let forms = 0;
  for (const word of plain.split('|')) {
    const classed = CLASSES[word];
    if (word.startsWith('<') && !classed) throw new Error(`"${word}" is not a part of a pattern.`);
    if (classed) {
      bits |= classed[0];
      forms |= classed[1];
    } else if (/^[A-Z-]{2,}$/.test(word)) bases.add(word.toLowerCase());
    else words.add(word);
  }
  return { kind: 'word', words, bases, bits, forms, optional };
}

function literals(part: Part): string[] {
  return part.kind === 'word' && !part.bits && !part.forms ? [...part.words, ...part.bases] : [];
}
