import { labelsOf } from '../../../languages/labels.ts';
import type { Language } from '../../../languages/language.ts';
import type { ProseBlock } from '../../../markdown/document.ts';
import { type LabelSense, labelWord } from '../../phrases/owners.ts';

/** A label with a colon, and its value up to the next label or mark: "Owner: Ann; due: Friday". */
export interface Labelled {
  readonly label: LabelSense;
  /** Includes leading marks, and the brackets around the label. */
  readonly start: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
}

/** The maximum length of a label, in characters. */
const MAX_LABEL_LENGTH = 36;
const SENSES: ReadonlySet<string> = new Set([
  'owner',
  'due',
  'status',
  'type',
  'priority',
  'issue',
  'finished',
]);

/** A letter, or the bracket of "owner(s)", followed by emphasis marks. */
const ENDS_WORD = /[\p{L}\p{N})][\s*_]{0,3}$/u;

/** The field named by a label or column header, in English or the document's language. */
function labelSense(word: string, language: Language | null): LabelSense | null {
  const labels = language ? labelsOf(language, word) : [];
  // The date of an action item is its due date.
  const own = labels.find((label) => SENSES.has(label)) ?? (labels.includes('date') ? 'due' : undefined);
  return (own as LabelSense | undefined) ?? labelWord.find(word)?.sense ?? null;
}

/** The labels in a text, in order, but none from a quotation in it. Takes linear time. */
export function labelsIn(
  text: string,
  language: Language | null,
  masks: ProseBlock['masks'] = [],
): Labelled[] {
  const isQuoted = quotations(masks);
  const heads: { label: LabelSense; at: number; from: number; isDash: boolean }[] = [];
  let last = 0;
  for (const { index } of text.matchAll(/[:：=]|\s[–—-](?=\s)/g)) {
    const isDash = text[index] !== ':' && text[index] !== '：' && text[index] !== '=';
    if (isQuoted(index) || !ENDS_WORD.test(text.slice(Math.max(0, index - 4), index))) continue;
    const begin = Math.max(last, index - MAX_LABEL_LENGTH);
    const head = labelBefore(text, { begin, end: index, isDash, isAmongLabels: heads.length > 0 }, language);
    if (!head) continue;
    // "[owner:: Ann]" is a field of Dataview.
    const from = index + (isDash || text[index + 1] === ':' ? 2 : 1);
    heads.push({ ...head, from, isDash });
    last = from;
  }
  return heads.map((head, index) => {
    const limit = heads[index + 1]?.at ?? text.length;
    const to =
      head.isDash && index === 0 ? shortValueEnd(text, head, limit) : valueEnd(text, head.from, limit);
    const start = marksBefore(text, head.at);
    const isOpened = /[([]/.test(text.slice(start, head.at));
    const end = isOpened && (text[to] === ')' || text[to] === ']') ? to + 1 : to;
    return { label: head.label, start, end, from: head.from, to };
  });
}

/** Tells of ascending offsets whether they are within quotation marks. */
function quotations(masks: ProseBlock['masks']): (at: number) => boolean {
  const quoted = masks.filter(({ kind }) => kind === 'quoted');
  let next = 0;
  return (at) => {
    while (next < quoted.length && quoted[next]!.end <= at) next++;
    return next < quoted.length && quoted[next]!.start < at;
  };
}

interface LabelPlace {
  readonly begin: number;
  readonly end: number;
  /** A dash follows, and no colon. */
  readonly isDash: boolean;
  /** Another label comes before. */
  readonly isAmongLabels: boolean;
}

/** The longest label of up to four words that ends at `end`. */
function labelBefore(
  text: string,
  { begin, end, isDash, isAmongLabels }: LabelPlace,
  language: Language | null,
): { label: LabelSense; at: number } | null {
  const segment = text.slice(begin, end).replace(/[\s*_]+$/, '');
  const starts = [...segment.matchAll(/(?<![\p{L}\p{N}'’-])[\p{L}\p{N}]/gu)]
    .map(({ index }) => index)
    .slice(-4);
  for (const at of starts) {
    const word = segment.slice(at);
    const label = labelSense(word, language);
    if (!label) continue;
    const before = text.slice(Math.max(0, begin + at - 3), begin + at);
    const isDelimited = begin + at === 0 || /(?:^|[.;,|([–—-])[\s*_]*$| {2}$|[\n*_]$/.test(before);
    // In "Fix the issue: …" the last word is not a label; in "Drain it Owner: Ann" it is.
    const isCapital = /^\p{Lu}/u.test(word) || /^\p{Lo}/u.test(word);
    const isField = isAmongLabels || (label !== 'issue' && label !== 'other');
    if (isDelimited || (isCapital && !isDash && isField)) return { label, at: begin + at };
  }
  return null;
}

/** The end of a value. The brackets of `renovate[bot]` belong to the name. */
const STOP = /[;；。|()\n]|\[(?!bot\])|(?<!\[bot)\]| [–—-] |[.!](?=\s+(?:\p{Lu}|@)|\s*$)|\s{3}/gu;

function valueEnd(text: string, from: number, limit: number): number {
  const value = text.slice(from, Math.min(limit, from + 120));
  const first = value.search(/\S/);
  for (const stop of value.matchAll(STOP)) {
    if (stop.index <= first) continue;
    // The full stop of an initial does not end a sentence.
    if (stop[0] === '.' && /(?:^|[\s.])\p{Lu}$/u.test(value.slice(0, stop.index))) continue;
    return from + stop.index;
  }
  let end = from + value.length;
  while (end > from && ' ,*_'.includes(text[end - 1]!)) end--;
  return end;
}

/** The end of the value in "Severity - High: add a limit": its colon. */
function shortValueEnd(text: string, { at, from }: { at: number; from: number }, limit: number): number {
  const short = /^ ?[\p{L}\d.'’ -]{1,24}(?=[:：] )/u.exec(text.slice(from, Math.min(limit, from + 40)))?.[0];
  const isFirst = /^[\s*_[(]*$/.test(text.slice(0, at));
  return short && isFirst ? from + short.length : valueEnd(text, from, limit);
}

function marksBefore(text: string, at: number): number {
  let start = at;
  while (start > 0 && ' *_([,;.|–—-'.includes(text[start - 1]!)) start--;
  return start;
}
