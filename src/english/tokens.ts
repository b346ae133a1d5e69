import type { ProseBlock } from '../markdown/document.ts';
import { HASH_START, hashNext } from './word-hash.ts';
import { type Word, wordAt, wordOf } from './words.ts';

/** A word, number or punctuation mark, with its offsets in the tokenised text. */
export interface Token {
  /** Lower case, with look-alike letters folded and zero-width characters removed. */
  readonly lower: string;
  readonly start: number;
  readonly end: number;
  readonly capital: boolean;
  readonly kind: 'word' | 'number' | 'mark' | 'opaque' | 'handle' | 'initials';
  /** Shared by all tokens of the same word. */
  readonly word: Word;
}

export type Mask = ProseBlock['masks'][number];

const ZERO_WIDTH = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const NO_WORD = wordOf('');
const OPAQUE = wordOf('<code>');

/** Cyrillic and Greek letters, each followed by the Latin letter it looks like. */
const LOOKALIKE_PAIRS = 'аaеeоoрpсcуyхxіiјjѕsһhԁdԛqԝwνvοoαaιiκkρpτtυuχxεeгrкkмmтtвbнhпn';
const LOOKALIKES = new Map<string, string>();
for (let i = 0; i + 1 < LOOKALIKE_PAIRS.length; i += 2)
  LOOKALIKES.set(LOOKALIKE_PAIRS[i]!, LOOKALIKE_PAIRS[i + 1]!);

/** Lower-cases, removes zero-width characters, and maps full-width, bold and look-alike letters to plain ones. */
function fold(raw: string): string {
  let lower = raw.toLowerCase();
  for (let i = 0; i < lower.length; i++) {
    if (lower.charCodeAt(i) > 127) {
      lower = lower.normalize('NFKC').toLowerCase().replace(ZERO_WIDTH, '');
      lower = lower.replace(/[’ʼ]/g, "'").replace(/[‐‑]/g, '-');
      if (/[a-z]/.test(lower) || [...lower].every((letter) => LOOKALIKES.has(letter)))
        lower = [...lower].map((letter) => LOOKALIKES.get(letter) ?? letter).join('');
      break;
    }
  }
  return lower;
}

function isWordCode(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 48 && code <= 57) ||
    code === 95 ||
    (code > 0xa9 && code !== 0xab && code !== 0xbb && !isMarkCode(code))
  );
}

/** Non-ASCII dashes, quotes, bullets, arrows and spaces. Zero-width characters count as letters. */
function isMarkCode(code: number): boolean {
  return (
    (code >= 0x2010 && code <= 0x2027 && code !== 0x2019 && code !== 0x2010 && code !== 0x2011) ||
    (code >= 0x2190 && code <= 0x2bff) ||
    code === 0xa0 ||
    code === 0x3000 ||
    code === 0x2009 ||
    code === 0x202f ||
    code === 0x3002 ||
    code === 0xff0c
  );
}

const CLITICS = new Set(["'s", "'d", "'ll", "'re", "'ve", "'m"]);

/**
 * Splits `text.slice(from, to)` into tokens. Each masked range (code, long quotations, long link titles) becomes one
 * opaque token. Linear: reads each character once or twice.
 */
export function tokenise(text: string, from: number, to: number, masks: readonly Mask[]): Token[] {
  const tokens: Token[] = [];
  let mask = 0;
  let i = from;
  while (i < to) {
    while (mask < masks.length && masks[mask]!.end <= i) mask++;
    const masked = masks[mask];
    if (masked && masked.start <= i && masked.end > i) {
      const end = Math.min(masked.end, to);
      tokens.push({ lower: '<code>', start: i, end, capital: false, kind: 'opaque', word: OPAQUE });
      i = end;
      continue;
    }
    const code = text.charCodeAt(i);
    if (code <= 32 || code === 0xa0) {
      i++;
      continue;
    }
    const limit = masked ? Math.min(to, masked.start) : to;
    if (
      isWordCode(code) ||
      ((code === 64 || code === 39) && isWordCode(text.charCodeAt(i + 1)) && startsHandle(text, i))
    ) {
      i = addWord(tokens, text, i, Math.max(limit, i + 1));
      continue;
    }
    tokens.push({ lower: text[i]!, start: i, end: i + 1, capital: false, kind: 'mark', word: NO_WORD });
    i++;
  }
  return tokens;
}

function startsHandle(text: string, i: number): boolean {
  if (text.charCodeAt(i) === 39) return false;
  return i === 0 || !isWordCode(text.charCodeAt(i - 1));
}

/** Fast path: a known word of ASCII letters, found without slicing the text. Returns the index after it, or 0. */
function addKnownWord(tokens: Token[], text: string, start: number, limit: number): number {
  let hash = HASH_START;
  let i = start;
  let code = 0;
  for (; i < limit; i++) {
    code = text.charCodeAt(i);
    if (code >= 65 && code <= 90) code |= 32;
    else if (!(code >= 97 && code <= 122)) break;
    hash = hashNext(hash, code);
  }
  if (i === start || (i < limit && !endsWord(text, start, i, code))) return 0;
  const word = wordAt(text, start, i, hash);
  if (!word) return 0;
  const first = text.charCodeAt(start);
  const capital = first >= 65 && first <= 90;
  tokens.push({ lower: word.text, start, end: i, capital, kind: 'word', word });
  return i;
}

/** Whether the mark at `i` certainly ends a word. If not ("e.g.", "on-call", "J. K."), the slow path decides. */
function endsWord(text: string, start: number, i: number, code: number): boolean {
  if (code <= 32 || code === 44) return true;
  if (code === 46) return i - start > 1 && !isWordCode(text.charCodeAt(i + 1));
  if (code === 45 || code === 58) return text.charCodeAt(i + 1) <= 32;
  return code < 128 && WORD_END_MARKS.includes(text[i]!);
}

const WORD_END_MARKS = ';!?()"*|[]';

function addWord(tokens: Token[], text: string, start: number, limit: number): number {
  const knownEnd = addKnownWord(tokens, text, start, limit);
  if (knownEnd > 0) return knownEnd;
  let i = start + 1;
  let plain = true;
  while (i < limit) {
    const code = text.charCodeAt(i);
    if (isWordCode(code)) {
      if (code > 127) plain = false;
      i++;
      continue;
    }
    // Marks allowed inside a word if a letter or digit follows: hyphen, apostrophe, dot, slash, colon, @.
    const joins = code === 45 || code === 39 || code === 46 || code === 47 || code === 58 || code === 64;
    if ((joins || code === 0x2019) && i + 1 < limit && isWordCode(text.charCodeAt(i + 1))) {
      if (code === 47 && !isHandleOrPath(text, start, i)) break;
      if (code > 127) plain = false;
      i++;
      continue;
    }
    if (code === 58 && text.startsWith('://', i)) {
      while (i < limit && text.charCodeAt(i) > 32) i++;
      tokens.push({ lower: '<code>', start, end: i, capital: false, kind: 'opaque', word: OPAQUE });
      return i;
    }
    break;
  }
  const raw = text.slice(start, i);
  const first = text.charCodeAt(start);
  const lower = plain && first < 128 ? raw.toLowerCase() : fold(raw);
  const capital = (first >= 65 && first <= 90) || (first > 127 && raw[0] !== raw[0]!.toLowerCase());
  const apostrophe = lower.lastIndexOf("'");
  if (apostrophe > 0 && CLITICS.has(lower.slice(apostrophe))) {
    const cut = i - (lower.length - apostrophe);
    addToken(tokens, lower.slice(0, apostrophe), start, cut, capital);
    addToken(tokens, lower.slice(apostrophe), cut, i, false);
    return i;
  }
  // "P.D." or the "J." of "J. K." and "J. Doe"
  const single = lower.length === 1 && text[i + 1] === ' ' && /\p{Lu}/u.test(text[i + 2] ?? '');
  if (capital && text[i] === '.' && (single || /^(?:[a-z]\.)+[a-z]$/.test(lower))) {
    tokens.push({ lower, start, end: i + 1, capital, kind: 'initials', word: NO_WORD });
    return i + 1;
  }
  addToken(tokens, lower, start, i, capital);
  return i;
}

function isHandleOrPath(text: string, start: number, slash: number): boolean {
  return (
    text.charCodeAt(start) === 64 ||
    text.slice(start, slash).includes('.') ||
    text.charCodeAt(slash + 1) === 47
  );
}

function addToken(tokens: Token[], lower: string, start: number, end: number, capital: boolean): void {
  const first = lower.charCodeAt(0);
  if (first === 64) {
    tokens.push({ lower, start, end, capital, kind: 'handle', word: NO_WORD });
  } else if (first >= 48 && first <= 57) {
    tokens.push({ lower, start, end, capital, kind: 'number', word: NO_WORD });
  } else if (
    lower.includes('://') ||
    lower.includes('_') ||
    (lower.includes('.') && lower.length > 4 && !capital)
  ) {
    tokens.push({ lower, start, end, capital, kind: 'opaque', word: OPAQUE });
  } else {
    tokens.push({ lower, start, end, capital, kind: 'word', word: wordOf(lower) });
  }
}
