import { VerbForm, WordClass } from './classes.ts';

/**
 * Patterns over the words of a sentence, so that a phrasing is data: `<person> was|were meant|supposed to`.
 *
 * | part | matches |
 * | --- | --- |
 * | `word`, `a\|b` | this word, either of these |
 * | `did\|had not` | "did not" and "didn't" |
 * | `WORD` | any form of this verb; after `<person>` or `<people>` also its perfect |
 * | `<person>` | a noun phrase for a specific person or group, or "we" |
 * | `<people>` | the same, or "they", "you" or "nobody" |
 * | `<owner>` | "the reviewer's", "his", "our" |
 * | `<thing>` | any noun phrase |
 * | `<deed>`, `<past>`, `<done>`, `<doing>` | any verb, past tense, past participle, -ing form |
 * | `<care>`, `<operation>`, `<fault>`, `<slip>`, `<bad>`, `<flaw>` | a word of that lexicon class; also allowed as an alternative |
 * | `…` | up to six words, not across a full stop, colon, semicolon, ! or ? |
 * | `^`, `$` | the start and the end of the sentence |
 * | `part?` | an optional part |
 *
 * Repetition is bounded, so matching is linear in the length of the sentence.
 */
export interface Pattern {
  /** The part to search for first: the one with the rarest words. */
  readonly anchor: WordPart;
  /** The parts before the anchor and after it, nearest first. Parsed on first use: most patterns are never tried. */
  around(): { readonly before: readonly Part[]; readonly after: readonly Part[] };
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
  readonly refersTo: 'person' | 'people' | 'owner' | 'thing';
}

/** Words and marks that few sentences lack. */
const COMMON = new Set(
  `, : a an the to of for in on by with from at is are was were been being be have has had do did would could should it that
    this and or but not no all only because until who which there so as`.split(/\s+/),
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

/**
 * Reads a pattern, whose anchor is the part `at`; throws if it has no word to search for. `around` throws if it has an
 * unknown part.
 */
export function pattern(source: string, at = anchorOf(source)): Pattern {
  let around: ReturnType<Pattern['around']> | null = null;
  return {
    anchor: partOf(source.split(' ', at + 1)[at]!) as WordPart,
    around() {
      if (around) return around;
      const texts = source.split(' ');
      const parts = (from: number, to?: number) => texts.slice(from, to).map(partOf).flatMap(withPerfect);
      // The anchor decides whether the part before it has a perfect.
      around = {
        before: parts(0, at + 1)
          .slice(0, -1)
          .reverse(),
        after: parts(at + 1),
      };
      return around;
    },
  };
}

/** Index of the required part with the fewest and least common words, or of a class of words; throws if there is neither. */
export function anchorOf(source: string): number {
  let anchor = -1;
  let fewest = Number.POSITIVE_INFINITY;
  for (const [i, text] of source.split(' ').entries()) {
    if (isOptional(text) || /[…^$]|<(?!care|operation|fault|slip|bad|flaw)/.test(text)) continue;
    const frequency = frequencyOf(text);
    if (frequency < fewest) {
      fewest = frequency;
      anchor = i;
    }
  }
  if (anchor < 0) throw new Error(`The pattern "${source}" has no word to search for.`);
  return anchor;
}

/** Roughly how often a part's words turn up: more often than listed words those of a class, most often common words. */
function frequencyOf(text: string): number {
  const words = text.split('|');
  if (words.some((word) => COMMON.has(word.toLowerCase()))) return 1000;
  if (text.includes('<')) return 100;
  return words.reduce((sum, word) => sum + (isVerb(word) ? 4 : 1), 0);
}

/** The pattern itself and, if "not" follows auxiliaries, a second one with the contractions: "didn't", "didnt". */
export function withContractions(source: string): string[] {
  if (!source.includes(' not')) return [source];
  const parts = source.split(' ');
  const at = parts.findIndex(
    (part, i) => /^not(?:\|never)?$/.test(part) && CONTRACTIBLE.test(parts[i - 1] ?? ''),
  );
  if (at < 0) return [source];
  const contracted = parts[at - 1]!.split('|').flatMap((word) => [`${word}n't`, `${word}nt`]);
  return [
    source,
    parts
      .with(at - 1, contracted.join('|'))
      .toSpliced(at, 1)
      .join(' '),
  ];
}
const CONTRACTIBLE = /^(?:(?:did|do|does|had|has|have|was|were|is|are|could|would|should)(?:\||$))+$/;

const PERFECT: Part = {
  kind: 'word',
  words: new Set(['had', 'has', 'have']),
  bases: new Set(),
  bits: 0,
  forms: 0,
  optional: true,
};
const FORMS_OF_BE = ['be', 'am', 'is', 'are', 'was', 'were', 'been', 'being', "'s", "'re"];

/** A verb in capitals also matches its perfect: `<person> IGNORE` matches "the lead had ignored". */
function withPerfect(part: Part, i: number, all: readonly Part[]): Part[] {
  const next = all[i + 1];
  const person = part.kind === 'phrase' && (part.refersTo === 'person' || part.refersTo === 'people');
  const isVerb = next?.kind === 'word' && next.bases.size > 0 && !next.bases.has('have');
  return person && isVerb ? [part, PERFECT] : [part];
}

const cache = new Map<string, Part>();

/** Parses one part. Parts are cached because patterns share them: many have a "was|were" or a `<person>`. */
function partOf(text: string): Part {
  const part = cache.get(text) ?? readPart(text);
  cache.set(text, part);
  return part;
}

function readPart(text: string): Part {
  const optional = isOptional(text);
  const plain = optional ? text.slice(0, -1) : text;
  if (plain === '…') return { kind: 'gap', optional };
  if (plain === '^') return { kind: 'start', optional };
  if (plain === '$') return { kind: 'end', optional };
  if (/^<(?:person|people|owner|thing)>$/.test(plain))
    return { kind: 'phrase', refersTo: plain.slice(1, -1) as PhrasePart['refersTo'], optional };
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
    } else if (word === 'BE') for (const form of FORMS_OF_BE) words.add(form);
    else if (isVerb(word)) bases.add(word.toLowerCase());
    else words.add(word);
  }
  return { kind: 'word', words, bases, bits, forms, optional };
}

const isOptional = (text: string) => text.endsWith('?') && text.length > 1;

/** Whether a word of a pattern matches all forms of a verb. */
const isVerb = (word: string) => /^[A-Z-]{2,}$/.test(word);
