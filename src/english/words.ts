import { PHRASE_CLASSES, type PhraseClass, SECOND } from './classes.ts';
import { byEnding } from './ending.ts';
import { BASES, CODES, KINDS, LINES, PHRASES, SLOT_BITS, SLOTS, WORDS } from './lexicon/compiled.ts';
import { hashText } from './word-hash.ts';

/** A word and its properties. Hot fields come first, so they are adjacent in memory. */
export interface Word {
  readonly text: string;
  readonly hash: number;
  /** Classes, as bits of `WordClass`. */
  readonly is: number;
  /** Lexicon phrases that begin with this word. */
  readonly phrases: Phrases | null;
  /** Bits of `SECOND`. */
  readonly second: number;
  /** Verb forms, as bits of `VerbForm`. */
  readonly forms: number;
  /** Base form of a verb; the word itself otherwise. */
  readonly base: string;
  readonly baseHash: number;
}

export interface LexiconPhrase {
  readonly class: PhraseClass;
  readonly text: string;
  readonly hash: number;
  readonly words: readonly string[];
}

/** The phrases that begin with a word: single words in `alone`, longer ones keyed by their second word. */
export interface Phrases {
  readonly alone: LexiconPhrase[];
  /** The second word follows directly. */
  readonly next: Map<string, LexiconPhrase[]>;
  /** The second word is a particle or object that may be a few words away. */
  readonly loose: Map<string, LexiconPhrase[]>;
}

// The lexicon is compiled by scripts/generate/lexicon.ts. Words become objects on first use: building all eight
// thousand would take longer than linting a document.
const texts = WORDS.split(' ');
const lines = PHRASES.split('\n');
const codes = new Uint8Array(decode(CODES));
const bases = new Uint16Array(decode(BASES));
const lineOf = new Uint16Array(decode(LINES));
const words: (Word | undefined)[] = new Array(texts.length).fill(undefined);
const phrases: (Phrases | undefined)[] = [];

/** Open-addressing hash table: 0 is an empty slot, n > 0 is `words[n - 1]`. */
const slots = new Uint16Array(decode(SLOTS));
const MASK = (1 << SLOT_BITS) - 1;
/** Number of lexicon words; `words` holds unknown words after them. */
const LEXICON_SIZE = texts.length;
/** Cache size for unknown words, which tend to recur. */
const MAX_UNKNOWN = 5000;

function decode(base64: string): ArrayBuffer {
  return new Uint8Array(Buffer.from(base64, 'base64')).buffer;
}

function wordAtIndex(at: number): Word {
  let word = words[at];
  if (word === undefined) {
    const text = texts[at]!;
    const base = texts[bases[at]!]!;
    const [is, forms, second] = KINDS[codes[at]!]!;
    const line = lineOf[at]!;
    const hash = hashText(text);
    const baseHash = base === text ? hash : hashText(base);
    const starting = line ? phrasesOf(line) : null;
    word = { text, hash, is, phrases: starting, second, forms, base, baseHash };
    words[at] = word;
  }
  return word;
}

/** Parses a line of phrases (class, kind and words of each) as written by `scripts/generate/lexicon.ts`. */
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
 * The word at `text.slice(start, end)`, which must be ASCII letters with this hash; undefined if not in the table.
 * Compares only hash, length, first and last letter: about one unknown word in a hundred million is misidentified.
 */
export function wordAt(text: string, start: number, end: number, hash: number): Word | undefined {
  for (let slot = hash & MASK; ; slot = (slot + 1) & MASK) {
    const number = slots[slot]!;
    if (number === 0) return undefined;
    const word = wordAtIndex(number - 1);
    if (word.hash !== hash || word.text.length !== end - start) continue;
    const first = text.charCodeAt(start) | 32;
    const last = text.charCodeAt(end - 1) | 32;
    if (word.text.charCodeAt(0) === first && word.text.charCodeAt(end - start - 1) === last) return word;
  }
}

/** Looks up a lower-case word; a word not in the lexicon gets the properties its shape suggests. */
export function wordOf(lower: string): Word {
  const hash = hashText(lower);
  const slot = slotOf(lower, hash);
  const number = slots[slot]!;
  if (number > 0) return wordAtIndex(number - 1);
  const { is, forms, base } = byEnding(lower, lexiconWord);
  const baseHash = base === lower ? hash : hashText(base);
  const second = base === lower ? 0 : (lexiconWord(base)?.second ?? 0) & SECOND.loose;
  const word: Word = { text: lower, hash, is, phrases: null, second, forms, base, baseHash };
  if (words.length >= LEXICON_SIZE + MAX_UNKNOWN) evictUnknownWords();
  words.push(word);
  slots[slotOf(lower, hash)] = words.length;
  return word;
}

function lexiconWord(text: string): Word | undefined {
  const number = slots[slotOf(text, hashText(text))]!;
  return number > 0 && number <= LEXICON_SIZE ? wordAtIndex(number - 1) : undefined;
}

/** The slot that holds a word, or the empty slot where it belongs. */
function slotOf(text: string, hash: number): number {
  let slot = hash & MASK;
  while (slots[slot] !== 0 && wordAtIndex(slots[slot]! - 1).text !== text) slot = (slot + 1) & MASK;
  return slot;
}

function evictUnknownWords(): void {
  words.length = LEXICON_SIZE;
  slots.set(new Uint16Array(decode(SLOTS)));
}
