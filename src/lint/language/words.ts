import { phrasesOf, wordsOf } from './lexicon/entry.ts';
import * as grammar from './lexicon/grammar.ts';
import * as judgements from './lexicon/judgements.ts';
import * as people from './lexicon/people.ts';
import * as systems from './lexicon/systems.ts';
import * as verbs from './lexicon/verbs.ts';

/** What a word can be, as bits: a word has several. */
export const C = {
  determiner: 1,
  preposition: 2,
  conjunction: 4,
  subordinator: 8,
  modal: 16,
  be: 32,
  have: 64,
  do: 128,
  negation: 256,
  adverb: 512,
  we: 1024,
  pronoun: 2048,
  indefinite: 4096,
  neuter: 8192,
  role: 1 << 14,
  group: 1 << 15,
  softGroup: 1 << 16,
  name: 1 << 17,
  product: 1 << 18,
  system: 1 << 19,
  outsider: 1 << 20,
  ambiguous: 1 << 21,
  fault: 1 << 22,
  operation: 1 << 23,
  care: 1 << 24,
  verb: 1 << 25,
  badAdjective: 1 << 26,
  badNoun: 1 << 27,
  decision: 1 << 28,
  accident: 1 << 29,
  manner: 1 << 30,
} as const;

/** Forms of a verb, as bits. */
export const F = { base: 1, third: 2, past: 4, participle: 8, gerund: 16 } as const;

export interface Word {
  readonly text: string;
  is: number;
  forms: number;
  /** Base form of the verb that this is a form of; the word itself otherwise. */
  base: string;
  /** A hash of the text, made once. */
  readonly hash: number;
  /** Phrases of the lexicon that begin with this word. */
  phrases: Phrases | null;
}

export type PhraseClass =
  | 'charge'
  | 'fault'
  | 'accident'
  | 'manner'
  | 'human-error'
  | 'punishment'
  | 'hindsight';

export interface Phrase {
  readonly class: PhraseClass;
  readonly text: string;
  readonly hash: number;
  readonly words: readonly string[];
  /** True when the first word is a verb in any form. */
  readonly inflects: boolean;
}

/** The phrases that begin with a word, so that most can be told from the next word alone. */
export interface Phrases {
  readonly alone: Phrase[];
  readonly byNext: Map<string, Phrase[]>;
  /** Those whose words may stand apart: a verb, its object, its particle. */
  readonly loose: Map<string, Phrase[]>;
}

const known = new Map<string, Word>();
/** All words met, by hash, so that a word of a text is found without being cut out of it. */
const byHash = new Map<number, Word>();

/** The word with this hash (of its lower case), for the caller to compare; undefined when it was not met yet. */
export function wordByHash(hash: number): Word | undefined {
  return byHash.get(hash | 0);
}

/** FNV-1a over UTF-16 units. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

function entry(text: string): Word {
  let word = known.get(text);
  if (!word) {
    word = { text, is: 0, forms: 0, base: text, hash: hashText(text), phrases: null };
    known.set(text, word);
  }
  return word;
}

/** As `entry`, with what the ending tells when the word is new. */
function learn(text: string): Word {
  const word = known.get(text) ?? unknown(text);
  known.set(text, word);
  return word;
}

/** The lexicon's word, or a new one with what its ending tells. */
export function wordOf(low: string): Word {
  return known.get(low) ?? strangers.get(low) ?? stranger(low);
}

/** Words that the lexicon does not have, as far as they were met lately: the same come again and again. */
const strangers = new Map<string, Word>();

function stranger(low: string): Word {
  const word = unknown(low);
  if (strangers.size > 5000) {
    for (const { hash } of strangers.values()) byHash.delete(hash | 0);
    strangers.clear();
  }
  strangers.set(low, word);
  if (!byHash.has(word.hash | 0)) byHash.set(word.hash | 0, word);
  return word;
}

function unknown(low: string): Word {
  const word: Word = { text: low, is: 0, forms: 0, base: low, hash: hashText(low), phrases: null };
  const hyphen = low.lastIndexOf('-');
  if (hyphen > 0 && hyphen < low.length - 2) {
    const last = known.get(low.slice(hyphen + 1));
    if (last) {
      word.is = last.is & ~(C.preposition | C.adverb | C.product | C.name | C.softGroup);
      word.forms = last.forms;
      if (last.forms) word.base = last.base;
      return word;
    }
  }
  if (low.length > 4) {
    if (low.startsWith('mis') && low.length > 6 && /(?:ed|ing)$/.test(low)) word.is |= C.fault;
    if (low.endsWith('ing')) {
      word.forms = F.gerund;
      word.is |= C.verb;
    } else if (low.endsWith('ed') && !low.endsWith('eed')) {
      word.forms = F.past | F.participle;
      word.is |= C.verb;
    } else if (low.endsWith('ly')) word.is |= C.adverb;
    else if (/(?:ologist|ician|keeper|smith|mate|mates|woman|women|sman|smen|master)$/.test(low))
      word.is |= C.role;
  }
  return word;
}

const doubling = new Set(wordsOf(grammar.DOUBLING));
const irregular = new Map<string, [string, string][]>();
for (const row of phrasesOf(grammar.IRREGULAR)) {
  const [base, past, participle] = row.split(' ') as [string, string, string];
  irregular.set(base, [...(irregular.get(base) ?? []), [past, participle]]);
}

function form(text: string, base: string, bit: number, is: number): void {
  const word = entry(text);
  word.is |= is;
  word.forms |= bit;
  if (word.base === text) word.base = base;
}

/** Enters a verb with all its forms. `screw-up` inflects its first part. */
function addVerb(base: string, is: number): void {
  const bits = is | C.verb;
  form(base, base, F.base, bits);
  const silent = base.endsWith('e') && !base.endsWith('ee');
  const y = /[^aeiou]y$/.test(base);
  form(
    y ? `${base.slice(0, -1)}ies` : /(?:s|sh|ch|x|z|o)$/.test(base) ? `${base}es` : `${base}s`,
    base,
    F.third,
    bits,
  );
  const twice = doubling.has(base) ? base + base.at(-1) : base;
  const stem = base.endsWith('ie') ? `${base.slice(0, -2)}y` : silent ? base.slice(0, -1) : twice;
  form(base === 'panic' ? 'panicking' : `${stem}ing`, base, F.gerund, bits);
  const rows = irregular.get(base);
  if (rows) {
    for (const [past, participle] of rows) {
      form(past, base, F.past, bits);
      form(participle, base, F.participle, bits);
    }
  } else {
    const past = y ? `${base.slice(0, -1)}ied` : base.endsWith('e') ? `${base}d` : `${twice}ed`;
    form(past, base, F.past | F.participle, bits);
  }
}

/** A noun and its plural. */
function addNoun(noun: string, is: number): void {
  entry(noun).is |= is;
  if (noun.endsWith('s') && !noun.endsWith('ss')) return;
  const plural = noun.endsWith('man')
    ? `${noun.slice(0, -3)}men`
    : /[^aeiou]y$/.test(noun)
      ? `${noun.slice(0, -1)}ies`
      : /(?:s|sh|ch|x|z)$/.test(noun)
        ? `${noun}es`
        : `${noun}s`;
  entry(plural).is |= is;
}

function addAll(list: string, is: number): void {
  for (const word of wordsOf(list)) entry(word).is |= is;
}

function enter(phrases: Phrases, phrase: Phrase): void {
  const next = phrase.words[1];
  if (next === undefined) phrases.alone.push(phrase);
  else {
    const map = phrase.inflects ? phrases.loose : phrases.byNext;
    map.set(next, [...(map.get(next) ?? []), phrase]);
  }
}

function addPhrases(kind: PhraseClass, list: string, inflects: boolean): void {
  for (const text of phrasesOf(list)) {
    const words = text.split(' ');
    const first = learn(words[0]!);
    first.phrases = first.phrases ?? { alone: [], byNext: new Map(), loose: new Map() };
    const phrase = { class: kind, text, hash: hashText(text), words, inflects: inflects && words.length > 1 };
    enter(first.phrases, phrase);
    if (kind === 'fault' && first.is === 0) addVerb(words[0]!, 0);
  }
}

addAll(grammar.DETERMINERS, C.determiner);
addAll(grammar.PREPOSITIONS, C.preposition);
addAll(grammar.CONJUNCTIONS, C.conjunction);
addAll(grammar.SUBORDINATORS, C.subordinator);
addAll(grammar.MODALS, C.modal);
addAll(grammar.NEGATIONS, C.negation);
addAll(grammar.ADVERBS, C.adverb);
addAll(grammar.WE, C.we);
addAll(grammar.NEUTER, C.neuter);
addAll(people.PRONOUNS, C.pronoun);
addAll(people.INDEFINITES, C.indefinite);
for (const verb of wordsOf(verbs.NEUTRAL_VERBS)) addVerb(verb, 0);
for (const verb of wordsOf(verbs.OPERATION_VERBS)) addVerb(verb, C.operation);
for (const verb of wordsOf(verbs.CARE_VERBS)) addVerb(verb, C.care);
for (const group of verbs.FAULT_VERBS) for (const verb of wordsOf(group.words)) addVerb(verb, C.fault);
addAll(grammar.BE, C.be);
addAll(grammar.HAVE, C.have);
addAll(grammar.DO, C.do);
for (const noun of wordsOf(people.ROLES)) addNoun(noun, C.role);
for (const noun of wordsOf(people.GROUPS)) addNoun(noun, C.group);
addAll(people.SOFT_GROUPS, C.softGroup);
for (const noun of wordsOf(people.OUTSIDERS)) addNoun(noun, C.outsider);
for (const noun of Object.keys(people.AMBIGUOUS_ROLES)) addNoun(noun, C.ambiguous | C.role);
addAll(people.NAMES, C.name);
addAll(systems.PRODUCTS, C.product);
for (const noun of wordsOf(systems.SYSTEMS)) addNoun(noun, C.system);
for (const noun of wordsOf(judgements.DECISIONS)) addNoun(noun, C.decision);
addAll(judgements.BAD_ADJECTIVES.words, C.badAdjective);
addAll(judgements.BAD_NOUNS.words, C.badNoun);
for (const noun of wordsOf(judgements.BAD_NOUNS.words)) if (!noun.endsWith('ness')) addNoun(noun, C.badNoun);
for (const text of phrasesOf(judgements.ACCIDENT.words))
  if (!text.includes(' ')) entry(text).is |= C.accident | C.adverb;
for (const text of phrasesOf(judgements.MANNER.words))
  if (!text.includes(' ')) entry(text).is |= C.manner | C.adverb;
addPhrases('accident', judgements.ACCIDENT.words, false);
addPhrases('manner', judgements.MANNER.words, false);
addPhrases('human-error', judgements.HUMAN_ERROR.words, false);
addPhrases('punishment', judgements.PUNISHMENT.words, true);
addPhrases('hindsight', judgements.HINDSIGHT.words, true);
addPhrases('charge', judgements.CHARGES.words, true);
for (const group of verbs.FAULT_PHRASES) addPhrases('fault', group.words, true);

// A verb's other forms begin the same phrases as its base.
for (const word of known.values()) {
  if (word.base === word.text) continue;
  const loose = known.get(word.base)?.phrases?.loose;
  if (!loose?.size) continue;
  word.phrases = word.phrases ?? { alone: [], byNext: new Map(), loose: new Map() };
  for (const list of loose.values())
    for (const phrase of list)
      if (!word.phrases.loose.get(phrase.words[1]!)?.includes(phrase)) enter(word.phrases, phrase);
}

for (const word of known.values()) byHash.set(word.hash | 0, word);
