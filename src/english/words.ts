import { PHRASE_CLASSES, type PhraseClass, SECOND } from './classes.ts';
import { byEnding } from './ending.ts';
import { hashText } from './hash.ts';
import { BASES, CODES, KINDS, LINES, PHRASES, SLOT_BITS, SLOTS, WORDS } from './lexicon/compiled.ts';

/** What is looked at for every word of a text stands first, so that it lies together in memory. */
export interface Word {
  readonly text: string;
  readonly hash: number;
  /** Classes, as bits of `WordClass`. */
  readonly is: number;
  /** Phrases of the lexicon that begin with this word. */
  readonly phrases: Phrases | null;
  /** Bits of `SECOND`. */
  readonly second: number;
  /** Forms of a verb, as bits of `VerbForm`. */
  readonly forms: number;
  /** Base form of the verb that this is a form of; the word itself otherwise. */
  readonly base: string;
  readonly baseHash: number;
}

export interface Phrase {
  readonly class: PhraseClass;
  readonly text: string;
  readonly hash: number;
  readonly words: readonly string[];
}

/** The phrases that begin with a word: of it alone, and by their second word those where it follows or may stand apart. */
export interface Phrases {
  readonly alone: Phrase[];
  readonly next: Map<string, Phrase[]>;
  /** A verb, its object, its particle. */
  readonly loose: Map<string, Phrase[]>;
}

// The lexicon is read as it was compiled (scripts/generate/lexicon.ts), and a word becomes an object when a text has
// it: to build all eight thousand would take longer than to judge a document.
const texts = WORDS.split(' ');
const lines = PHRASES.split('\n');
const codes = new Uint8Array(decode(CODES));
const bases = new Uint16Array(decode(BASES));
const lineOf = new Uint16Array(decode(LINES));
const words: (Word | undefined)[] = new Array(texts.length).fill(undefined);
const phrases: (Phrases | undefined)[] = [];

/** Open addressing by hash: a number above 0 is one more than a word's place in `words`. */
const slots = new Uint16Array(decode(SLOTS));
const MASK = (1 << SLOT_BITS) - 1;
/** Words of the lexicon, behind which `words` holds strangers. */
const LEXICON = texts.length;
/** The same strangers come again and again; this many are remembered. */
const STRANGERS = 5000;

function decode(base64: string): ArrayBuffer {
  return new Uint8Array(Buffer.from(base64, 'base64')).buffer;
}

function wordNumber(at: number): Word {
  let word = words[at];
  if (word === undefined) {
    const text = texts[at]!;
    const base = texts[bases[at]!]!;
    const [is, forms, second] = KINDS[codes[at]!]!;
    const line = lineOf[at]!;
    const hash = hashText(text);
    const baseHash = base === text ? hash : hashText(base);
    const begun = line ? phrasesOf(line) : null;
    word = { text, hash, is, phrases: begun, second, forms, base, baseHash };
    words[at] = word;
  }
  return word;
}

/** The phrases of a line: class, kind and words of each, as `scripts/generate/lexicon.ts` writes them. */
function phrasesOf(line: number): Phrases {
  let found = phrases[line];
  if (!found) {
    found = { alone: [], next: new Map(), loose: new Map() };
    for (const entry of lines[line]!.split(';')) {
      const text = entry.slice(2);
      const parts = text.split(' ');
      const name = PHRASE_CLASSES[Number(entry[0])]!;
      const phrase = { class: name, text, hash: hashText(text), words: parts };
      const second = parts[1];
      if (second === undefined) found.alone.push(phrase);
      else {
        const bySecond = entry[1] === 'n' ? found.next : found.loose;
        bySecond.set(second, [...(bySecond.get(second) ?? []), phrase]);
      }
    }
    phrases[line] = found;
  }
  return found;
}

/**
 * The word with this hash at `text.slice(start, end)`, which is of plain letters; undefined when it was not met yet.
 * Hash, length and the first and last letter are enough: of a hundred million strange words one would be mistaken.
 */
export function wordAt(text: string, start: number, end: number, hash: number): Word | undefined {
  for (let slot = hash & MASK; ; slot = (slot + 1) & MASK) {
    const number = slots[slot]!;
    if (number === 0) return undefined;
    const word = wordNumber(number - 1);
    if (word.hash !== hash || word.text.length !== end - start) continue;
    const first = text.charCodeAt(start) | 32;
    const last = text.charCodeAt(end - 1) | 32;
    if (word.text.charCodeAt(0) === first && word.text.charCodeAt(end - start - 1) === last) return word;
  }
}

/** The word spelt `lower` (lower case): the lexicon's, or a new one with what its ending tells. */
export function wordOf(lower: string): Word {
  const hash = hashText(lower);
  const slot = slotOf(lower, hash);
  const number = slots[slot]!;
  if (number > 0) return wordNumber(number - 1);
  const { is, forms, base } = byEnding(lower, lexiconWord);
  const baseHash = base === lower ? hash : hashText(base);
  const second = base === lower ? 0 : (lexiconWord(base)?.second ?? 0) & SECOND.loose;
  const word: Word = { text: lower, hash, is, phrases: null, second, forms, base, baseHash };
  if (words.length >= LEXICON + STRANGERS) forgetStrangers();
  words.push(word);
  slots[slotOf(lower, hash)] = words.length;
  return word;
}

function lexiconWord(text: string): Word | undefined {
  const number = slots[slotOf(text, hashText(text))]!;
  return number > 0 && number <= LEXICON ? wordNumber(number - 1) : undefined;
}

/** Where a word stands in the table, or the open place where it would. */
function slotOf(text: string, hash: number): number {
  let slot = hash & MASK;
  while (slots[slot] !== 0 && wordNumber(slots[slot]! - 1).text !== text) slot = (slot + 1) & MASK;
  return slot;
}

function forgetStrangers(): void {
  words.length = LEXICON;
  slots.set(new Uint16Array(decode(SLOTS)));
}
