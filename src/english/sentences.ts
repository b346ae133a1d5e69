import type { ProseBlock } from '../markdown/document.ts';
import type { Mask } from './tokens.ts';

/** Half-open offsets of a sentence in the text of its block. */
export interface Sentence {
  readonly start: number;
  readonly end: number;
}

const ABBREVIATIONS = new Set([
  'e.g',
  'i.e',
  'etc',
  'vs',
  'approx',
  'mr',
  'mrs',
  'ms',
  'dr',
  'prof',
  'no',
  'st',
  'inc',
  'ltd',
  'fig',
  'cf',
  'ca',
  'al',
  'jan',
  'feb',
  'mar',
  'apr',
  'jun',
  'jul',
  'aug',
  'sep',
  'sept',
  'oct',
  'nov',
  'dec',
  'incl',
  'resp',
  'a.m',
  'p.m',
  'min',
  'sec',
  'hr',
  'est',
]);

const STOPS = /[.?!…。]/g;

/**
 * Splits a block into sentences at full stops, question and exclamation marks, and at `stops`: ascending offsets where
 * a sentence ends regardless of what is there. Skips masked ranges.
 */
export function sentencesOf(text: string, masks: readonly Mask[], stops: readonly number[] = []): Sentence[] {
  const sentences = splitAtPunctuation(text, masks);
  if (stops.length === 0) return sentences;
  const cut: Sentence[] = [];
  let next = 0;
  for (const { start, end } of sentences) {
    let from = start;
    for (; next < stops.length && stops[next]! < end; next++) {
      if (stops[next]! <= from) continue;
      addSentence(cut, text, from + afterTime(text.slice(from, from + 60)), stops[next]!);
      from = stops[next]! + 1;
    }
    addSentence(cut, text, from === start ? from : from + afterTime(text.slice(from, from + 60)), end);
  }
  return cut;
}

function splitAtPunctuation(text: string, masks: readonly Mask[]): Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  let mask = 0;
  STOPS.lastIndex = 0;
  for (let stop = STOPS.exec(text); stop; stop = STOPS.exec(text)) {
    const i = stop.index;
    while (mask < masks.length && masks[mask]!.end <= i) mask++;
    const masked = masks[mask];
    if (masked && masked.start <= i) {
      STOPS.lastIndex = masked.end;
      continue;
    }
    let end = i + 1;
    while (end < text.length && '.?!)"”’\'…*_'.includes(text[end]!)) end++;
    const ideographic = text[i] === '。';
    if (end < text.length && text.charCodeAt(end) > 32 && !ideographic) continue;
    if (text[i] === '.' && isAbbreviation(text, start, i, end)) continue;
    addSentence(sentences, text, start, end);
    start = end;
    STOPS.lastIndex = end;
  }
  addSentence(sentences, text, start, text.length);
  return sentences;
}

function isAbbreviation(text: string, start: number, dot: number, end: number): boolean {
  let from = dot;
  while (from > start && text.charCodeAt(from - 1) > 32 && text[from - 1] !== '(') from--;
  const word = text.slice(from, dot).toLowerCase();
  if (/^\d+$/.test(word) && from === start) return true;
  if (!ABBREVIATIONS.has(word) && !/^(?:[a-z]\.)*[a-z]$/.test(word)) return false;
  // An abbreviation may also end a sentence; a following capital decides, except after an initial or a title.
  let next = end;
  while (next < text.length && text.charCodeAt(next) <= 32) next++;
  const upper = next < text.length && /\p{Lu}/u.test(text[next]!);
  return !upper || word.length === 1 || /^(?:mr|mrs|ms|dr|prof|st|no|e\.g|i\.e|vs|[a-z]\.[a-z])$/.test(word);
}

/** The time at the start of a timeline entry, with its separator. */
const LEADING_TIME =
  /^[\s[(*_`~]*(?:(?:\d{4}-\d\d-\d\d|\d{1,2} [a-zà-ÿ]{3,9}(?: \d{4})?)(?:[T ,]{1,2}|(?=[\])*_`]))(?=\d|[\])*_`]))?~?(?:T ?[+-] ?)?\d{1,2}[:.h]\d\d(?::\d\d(?:\.\d+)?)?(?: ?(?:Z|[ap]m\b|UTC|GMT|[A-Z]{2,4}T\b|[+-]\d\d:?\d\d))*[\])*_`]*(?:\s*[-–—:|,]+\s*|\s+)/i;

/** Offset of the text after the leading time, or 0; a time is never the subject of a sentence. */
export function afterTime(text: string): number {
  if (!/^\W*(?:T ?[+-] ?)?\d/.test(text)) return 0;
  return LEADING_TIME.exec(text.slice(0, 60))?.[0].length ?? 0;
}

function addSentence(sentences: Sentence[], text: string, from: number, to: number): void {
  let start = from === 0 ? afterTime(text) : from;
  let end = to;
  while (start < end && text.charCodeAt(start) <= 32) start++;
  while (end > start && text.charCodeAt(end - 1) <= 32) end--;
  if (end - start > 1) sentences.push({ start, end });
}

/** Ranges to ignore: code, links of four or more words or with a URL, longer quotations. Sorted, not overlapping. */
export function masksOf(block: ProseBlock): Mask[] {
  const { text } = block;
  const masks: Mask[] = block.masks.filter(({ kind, start, end }) => {
    if (kind === 'quoted') return text.slice(start + 1, end - 1).includes(' ');
    if (kind === 'link') return text.slice(start, end).split(' ').length > 3 || text.includes('://');
    return true;
  });
  if (/(?:^|[\s(])['‘]/.test(text)) masks.push(...singleQuotes(text));
  if (masks.length < 2) return masks;
  masks.sort((a, b) => a.start - b.start || b.end - a.end);
  return masks.filter(
    (mask, i) => i === 0 || mask.start >= Math.max(...masks.slice(Math.max(0, i - 8), i).map((m) => m.end)),
  );
}

/** Quotations of two or more words in single quotes. */
function singleQuotes(text: string): Mask[] {
  const masks: Mask[] = [];
  // How far each closing mark has been searched for, so that nothing is searched twice.
  const searched: Record<string, number> = { "'": 0, '’': 0 };
  for (let i = 0; i < text.length; i++) {
    const open = text[i]!;
    if ((open !== "'" && open !== '‘') || (i > 0 && !/[\s(]/.test(text[i - 1]!))) continue;
    const close = open === '‘' ? '’' : "'";
    const last = Math.min(text.length, i + 300);
    let end = Math.max(i + 2, searched[close]!);
    while (end < last && (text[end] !== close || /\w/.test(text[end + 1] ?? ' '))) end++;
    searched[close] = end;
    if (end >= last) continue;
    if (text.slice(i + 1, end).includes(' ')) masks.push({ kind: 'quoted', start: i, end: end + 1 });
    i = end;
  }
  return masks;
}
