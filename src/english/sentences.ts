import type { ProseBlock } from '../markdown/document.ts';
import type { Mask } from './tokens.ts';

/** A sentence: half-open offsets into the text of its block. */
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

/** Cuts a block into sentences at full stops, question and exclamation marks. Masked stretches are not looked into. */
export function sentencesOf(text: string, masks: readonly Mask[]): Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  let mask = 0;
  STOPS.lastIndex = 0;
  for (let stop = STOPS.exec(text); stop; stop = STOPS.exec(text)) {
    const i = stop.index;
    while (mask < masks.length && masks[mask]!.end <= i) mask++;
    const hidden = masks[mask];
    if (hidden && hidden.start <= i) {
      STOPS.lastIndex = hidden.end;
      continue;
    }
    let end = i + 1;
    while (end < text.length && '.?!)"”’\'…*_'.includes(text[end]!)) end++;
    const ideographic = text[i] === '。';
    if (end < text.length && text.charCodeAt(end) > 32 && !ideographic) continue;
    if (text[i] === '.' && abbreviates(text, start, i, end)) continue;
    push(sentences, text, start, end);
    start = end;
    STOPS.lastIndex = end;
  }
  push(sentences, text, start, text.length);
  return sentences;
}

function abbreviates(text: string, start: number, dot: number, end: number): boolean {
  let from = dot;
  while (from > start && text.charCodeAt(from - 1) > 32 && text[from - 1] !== '(') from--;
  const word = text.slice(from, dot).toLowerCase();
  if (/^\d+$/.test(word) && from === start) return true;
  if (!ABBREVIATIONS.has(word) && !/^(?:[a-z]\.)*[a-z]$/.test(word)) return false;
  // An abbreviation may end a sentence too: a capital after it decides, unless it is an initial or a title.
  let next = end;
  while (next < text.length && text.charCodeAt(next) <= 32) next++;
  const upper = next < text.length && /\p{Lu}/u.test(text[next]!);
  return !upper || word.length === 1 || /^(?:mr|mrs|ms|dr|prof|st|no|e\.g|i\.e|vs|[a-z]\.[a-z])$/.test(word);
}

/** The time in front of an entry of a timeline, with what sets it off. */
const LEADING_TIME =
  /^[\s[(*_`~]*(?:(?:\d{4}-\d\d-\d\d|\d{1,2} [a-zà-ÿ]{3,9}(?: \d{4})?)(?:[T ,]{1,2}|(?=[\])*_`]))(?=\d|[\])*_`]))?~?\d{1,2}[:.h]\d\d(?::\d\d(?:\.\d+)?)?(?: ?(?:Z|[ap]m\b|UTC|GMT|[A-Z]{2,4}T\b|[+-]\d\d:?\d\d))*[\])*_`]*(?:\s*[-–—:|,]+\s*|\s+)/i;

/** Where the words of an entry begin, behind its time: a time is nobody's name, and no sentence is about it. */
export function afterTime(text: string): number {
  if (!/^\W*\d/.test(text)) return 0;
  return LEADING_TIME.exec(text.slice(0, 60))?.[0].length ?? 0;
}

function push(sentences: Sentence[], text: string, from: number, to: number): void {
  let start = from === 0 ? afterTime(text) : from;
  let end = to;
  while (start < end && text.charCodeAt(start) <= 32) start++;
  while (end > start && text.charCodeAt(end - 1) <= 32) end--;
  if (end - start > 1) sentences.push({ start, end });
}

/** The stretches of a block that are not judged: code, titles of links, longer quotations. Sorted, not overlapping. */
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

/** Quotations of two words and more in single quotes. */
function singleQuotes(text: string): Mask[] {
  const masks: Mask[] = [];
  for (let i = 0; i < text.length; i++) {
    const open = text[i]!;
    if ((open !== "'" && open !== '‘') || (i > 0 && !/[\s(]/.test(text[i - 1]!))) continue;
    const close = open === '‘' ? '’' : "'";
    for (let end = i + 2; end < Math.min(text.length, i + 300); end++) {
      if (text[end] !== close || /\w/.test(text[end + 1] ?? ' ')) continue;
      if (text.slice(i + 1, end).includes(' ')) masks.push({ kind: 'quoted', start: i, end: end + 1 });
      i = end;
      break;
    }
  }
  return masks;
}
