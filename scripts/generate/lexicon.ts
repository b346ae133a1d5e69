import { PHRASE_CLASSES, type PhraseClass, SECOND, VerbForm, WordClass } from '../../src/english/classes.ts';
import { byEnding } from '../../src/english/ending.ts';
import { AMBIGUOUS_ROLES } from '../../src/english/lexicon/ambiguous.ts';
import { phrasesOf, wordsOf } from '../../src/english/lexicon/entry.ts';
import * as grammar from '../../src/english/lexicon/grammar.ts';
import * as judgements from '../../src/english/lexicon/judgements.ts';
import * as people from '../../src/english/lexicon/people.ts';
import * as systems from '../../src/english/lexicon/systems.ts';
import * as verbs from '../../src/english/lexicon/verbs.ts';
import { hashText } from '../../src/english/word-hash.ts';
import { formsOf } from './inflect.ts';

interface Entry {
  readonly text: string;
  is: number;
  forms: number;
  base: string;
  second: number;
  /** Phrases that begin with it, as they are written: class, kind, words. */
  readonly phrases: string[];
}

const known = new Map<string, Entry>();

/** Base forms of all verbs of the lexicon. */
export const inflected = new Set<string>();

function entry(text: string): Entry {
  let word = known.get(text);
  if (!word) {
    word = { text, is: 0, forms: 0, base: text, second: 0, phrases: [] };
    known.set(text, word);
  }
  return word;
}

/** As `entry`, with what the ending tells when the word is new. */
function learn(text: string): Entry {
  const word = known.get(text) ?? {
    ...byEnding(text, (part) => known.get(part)),
    text,
    second: 0,
    phrases: [],
  };
  known.set(text, word);
  return word;
}

function form(text: string, base: string, bit: number, is: number): void {
  const word = entry(text);
  word.is |= is;
  word.forms |= bit;
  if (word.base === text) word.base = base;
}

/** Enters a verb with all its forms. */
function addVerb(base: string, is: number): void {
  const bits = is | WordClass.verb;
  const { third, gerund, past, participle } = formsOf(base);
  inflected.add(base);
  form(base, base, VerbForm.base, bits);
  form(third, base, VerbForm.third, bits);
  for (const text of gerund) form(text, base, VerbForm.gerund, bits);
  for (const text of past) form(text, base, VerbForm.past, bits);
  for (const text of participle) form(text, base, VerbForm.participle, bits);
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

function addPhrases(kind: PhraseClass, list: string, inflects: boolean): void {
  for (const text of phrasesOf(list)) {
    const [begin = '', next] = text.split(' ');
    const first = learn(begin);
    const loose = inflects && next !== undefined;
    first.phrases.push(
      `${PHRASE_CLASSES.indexOf(kind)}${next === undefined ? 'a' : loose ? 'l' : 'n'}${text}`,
    );
    if (next !== undefined) learn(next).second |= loose ? SECOND.loose : SECOND.next;
    if (kind === 'fault' && first.is === 0) addVerb(begin, 0);
  }
}

addAll(grammar.DETERMINERS, WordClass.determiner);
addAll(grammar.PREPOSITIONS, WordClass.preposition);
addAll(grammar.CONJUNCTIONS, WordClass.conjunction);
addAll(grammar.SUBORDINATORS, WordClass.subordinator);
addAll(grammar.MODALS, WordClass.modal);
addAll(grammar.NEGATIONS, WordClass.negation);
addAll(grammar.ADVERBS, WordClass.adverb);
addAll(grammar.WE, WordClass.we);
addAll(grammar.NEUTER, WordClass.neuter);
addAll(people.PRONOUNS, WordClass.pronoun);
addAll(people.INDEFINITES, WordClass.indefinite);
for (const verb of wordsOf(verbs.NEUTRAL_VERBS)) addVerb(verb, 0);
for (const verb of wordsOf(verbs.OPERATION_VERBS)) addVerb(verb, WordClass.operation);
for (const verb of wordsOf(verbs.CARE_VERBS)) addVerb(verb, WordClass.care);
for (const group of verbs.FAULT_VERBS)
  for (const verb of wordsOf(group.words)) addVerb(verb, WordClass.fault);
addAll(grammar.BE, WordClass.be);
addAll(grammar.HAVE, WordClass.have);
addAll(grammar.DO, WordClass.do);
for (const noun of wordsOf(people.ROLES)) addNoun(noun, WordClass.role);
for (const noun of wordsOf(people.GROUPS)) addNoun(noun, WordClass.group);
addAll(people.SOFT_GROUPS, WordClass.softGroup);
for (const noun of wordsOf(people.OUTSIDERS)) addNoun(noun, WordClass.outsider);
for (const noun of Object.keys(AMBIGUOUS_ROLES)) addNoun(noun, WordClass.ambiguous | WordClass.role);
addAll(people.NAMES, WordClass.name);
addAll(systems.PRODUCTS, WordClass.product);
for (const noun of wordsOf(systems.SYSTEMS)) addNoun(noun, WordClass.system);
for (const noun of wordsOf(judgements.DECISIONS)) addNoun(noun, WordClass.decision);
addAll(judgements.BAD_ADJECTIVES.words, WordClass.badAdjective);
addAll(judgements.BAD_NOUNS.words, WordClass.badNoun);
for (const noun of wordsOf(judgements.BAD_NOUNS.words))
  if (!noun.endsWith('ness')) addNoun(noun, WordClass.badNoun);
for (const text of phrasesOf(judgements.ACCIDENT.words))
  if (!text.includes(' ')) entry(text).is |= WordClass.accident | WordClass.adverb;
for (const text of phrasesOf(judgements.MANNER.words))
  if (!text.includes(' ')) entry(text).is |= WordClass.manner | WordClass.adverb;
addPhrases('accident', judgements.ACCIDENT.words, false);
addPhrases('manner', judgements.MANNER.words, false);
addPhrases('human-error', judgements.HUMAN_ERROR.words, false);
addPhrases('punishment', judgements.PUNISHMENT.words, true);
addPhrases('hindsight', judgements.HINDSIGHT.words, true);
addPhrases('charge', judgements.CHARGES.words, true);
for (const group of verbs.FAULT_PHRASES) addPhrases('fault', group.words, true);

for (const word of known.values()) {
  const base = known.get(word.base);
  if (!base || base === word) continue;
  word.second |= base.second & SECOND.loose;
  // A verb's other forms begin the same phrases as its base.
  for (const phrase of base.phrases)
    if (phrase[1] === 'l' && !word.phrases.includes(phrase)) word.phrases.push(phrase);
}

const SLOT_BITS = 15;
/** As many new words as `src/english/words.ts` enters into the table before it forgets them. */
const STRANGERS = 5000;

/** Throws where numbers of two bytes would not do, or where the table would be so full that a search hardly ends. */
export function checkSizes(words: number, lines: number): void {
  if (Math.max(words, lines) > 0xffff)
    throw new Error(`${words} words and ${lines} lines of phrases: BASES and LINES hold two bytes each.`);
  if (words + STRANGERS > 0.7 * (1 << SLOT_BITS))
    throw new Error(`${words} words and ${STRANGERS} strangers fill the table too far: raise SLOT_BITS.`);
}

/** The lexicon as `src/english/words.ts` reads it, as the text of a module. */
export function compiledLexicon(): string {
  const words = [...known.values()].sort((a, b) => (a.text < b.text ? -1 : 1));
  const place = new Map(words.map(({ text }, i) => [text, i]));
  const kinds: string[] = [];
  const lines = [''];
  checkSizes(words.length, 0);
  const slots = new Uint16Array(1 << SLOT_BITS);
  const numbers = words.map((word, i) => {
    let slot = hashText(word.text) & (slots.length - 1);
    while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
    slots[slot] = i + 1;
    const line = word.phrases.join(';');
    return {
      code: numbered(kinds, `[${word.is}, ${word.forms}, ${word.second}]`),
      base: place.get(word.base) ?? i,
      line: numbered(lines, line),
    };
  });
  if (kinds.length > 256) throw new Error('More than 256 kinds of words: CODES must hold two bytes each.');
  checkSizes(words.length, lines.length);
  return `// Made from the word lists beside it by \`npm run generate\`. Do not edit.
export const SLOT_BITS = ${SLOT_BITS};
/** [is, forms, second] of each kind of word. */
export const KINDS: readonly (readonly [number, number, number])[] = [${kinds.join(', ')}];
export const WORDS = ${JSON.stringify(words.map(({ text }) => text).join(' '))};
/** By line, phrases that begin with the same word: a digit for the class, a letter for the kind, the words. */
export const PHRASES = ${JSON.stringify(lines.join('\n'))};
/** Of each word, in base64: its kind (a byte), base form and line of phrases (two bytes). */
export const CODES = '${base64(Uint8Array.from(numbers, ({ code }) => code))}';
export const BASES = '${base64(Uint16Array.from(numbers, ({ base }) => base))}';
export const LINES = '${base64(Uint16Array.from(numbers, ({ line }) => line))}';
/** Table with open places: word numbers, from 1, by hash. */
export const SLOTS = '${base64(slots)}';
`;
}

function numbered(list: string[], text: string): number {
  const at = list.indexOf(text);
  return at >= 0 ? at : list.push(text) - 1;
}

const base64 = (array: Uint8Array | Uint16Array) => Buffer.from(array.buffer).toString('base64');
