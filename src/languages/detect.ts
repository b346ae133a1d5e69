import { headingNamed } from './headings.ts';
import { normalized, wordsOf } from './labels.ts';
import type { Language } from './language.ts';
import { languages } from './words/index.ts';

/** How much of a text is examined, in UTF-16 units. */
const SAMPLE = 6000;
/** English function words, including those that exist in other languages too: "die", "no", "in". */
const ENGLISH_FUNCTION_WORDS = `the, and, of, to, was, were, is, are, that, with, for, on, at, by, from, this, it, its, be, been, being, not, we, our,
  as, which, had, have, has, an, a, in, i, or, if, but, can, could, will, would, after, before, when, while, all, no, do, did, so,
  die, den, over, me, he, she, they, their, then, than, there, what, who, how, why, out, up, more, some, any, into, about`;
/** This many "the" and "and" identify English without further checks. */
const ENGLISH_COUNT = 6;
/** How many different function words identify a language. Names can contain two: "de la Cruz". */
const MIN_DIFFERENT_WORDS = 3;
/** The minimum share of characters in a language's own script. */
const MIN_SCRIPT_SHARE = 0.04;

/** The language of a text if it is one Debrief supports; null for English and all others. */
export function languageOf(text: string): Language | null {
  const sample = text.slice(0, SAMPLE);
  return byLabels(sample) ?? (isPlainlyEnglish(sample) ? null : (byScript(sample) ?? byWords(sample)));
}

/** This many headings in one language decide, if none of them is the one above action items, which would be lost. */
const MIN_HEADINGS = 2;

/**
 * The language of a document's headings, when its sentences are English: a team that translated its template goes on
 * writing as before. `headings`: those that name no section in English.
 */
export function languageOfHeadings(headings: readonly string[]): Language | null {
  let best: { readonly language: Language; readonly count: number } | null = null;
  for (const language of languages) {
    const names = headings.flatMap((heading) => headingNamed(language, heading) ?? []);
    const isClear = names.length >= MIN_HEADINGS || names.includes('action-items');
    if (isClear && names.length > (best?.count ?? 0)) best = { language, count: names.length };
  }
  return best?.language ?? null;
}

function isPlainlyEnglish(sample: string): boolean {
  let count = 0;
  for (const word of [' the ', ' and ']) {
    for (let at = sample.indexOf(word); at !== -1; at = sample.indexOf(word, at + 1))
      if (++count >= ENGLISH_COUNT) return true;
  }
  return false;
}

/** Shorter words are no labels. */
const MIN_LABEL_LENGTH = 4;
const MAX_LABEL_LENGTH = 30;
/** This many labels decide the language even if the sentences are English: "Cap the pool. Verantwortlich: @bo". */
const MIN_LABELS = 2;

/** The language of the labels for owners and due dates, if it is clear. */
function byLabels(sample: string): Language | null {
  const counts = new Map<Language, number>();
  for (let i = 0; i < sample.length; i++) {
    const unit = sample.charCodeAt(i);
    // A label ends with a colon, or with its table cell.
    if (unit !== 0x3a && unit !== 0x7c) continue;
    const end = sample.charCodeAt(i - 1) === 0x20 ? i - 1 : i;
    let start = end;
    while (end - start < MAX_LABEL_LENGTH && isLetter(sample.charCodeAt(start - 1))) start--;
    if (end - start < MIN_LABEL_LENGTH) continue;
    for (const language of languagesByLabel().get(normalized(sample.slice(start, end))) ?? [])
      counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  const highest = Math.max(0, ...counts.values());
  if (highest < MIN_LABELS) return null;
  const best = [...counts].flatMap(([language, count]) => (count === highest ? language : []));
  // "Responsable" is both French and Spanish, so the other words decide.
  const byContext = best.length > 1 ? byWords(sample) : null;
  return byContext && best.includes(byContext) ? byContext : best[0]!;
}

/** Of a UTF-16 unit; NaN, before a text, is not one. */
function isLetter(unit: number): boolean {
  const lower = unit | 32;
  return (lower >= 97 && lower <= 122) || (unit > 127 && /\p{L}/u.test(String.fromCharCode(unit)));
}

function byScript(sample: string): Language | null {
  const written = languages.find(({ script }) => {
    if (!script || script.without?.test(sample)) return false;
    return (sample.match(script.of)?.length ?? 0) > sample.length * MIN_SCRIPT_SHARE;
  });
  return written ?? null;
}

function byWords(sample: string): Language | null {
  const scores = new Map<Language | null, { count: number; different: Set<string> }>();
  for (const [word] of sample.toLowerCase().matchAll(/\p{L}+/gu)) {
    for (const language of languagesByWord().get(word) ?? []) {
      const score = scores.get(language) ?? { count: 0, different: new Set() };
      score.count++;
      score.different.add(word);
      scores.set(language, score);
    }
  }
  let best: Language | null = null;
  let highest = scores.get(null)?.count ?? 0;
  for (const [language, { count, different }] of scores) {
    if (language === null || count <= highest || different.size < MIN_DIFFERENT_WORDS) continue;
    best = language;
    highest = count;
  }
  return best;
}

let byLabel: Map<string, Language[]> | null = null;

/** The languages in which each word labels an owner or due date, except labels that are also English. */
function languagesByLabel(): ReadonlyMap<string, readonly Language[]> {
  if (byLabel) return byLabel;
  byLabel = new Map();
  for (const language of languages)
    for (const word of wordsOf(`${language.labels.owner}, ${language.labels.due}`).map(normalized))
      if (!ENGLISH_LABELS.has(word)) byLabel.set(word, [...(byLabel.get(word) ?? []), language]);
  return byLabel;
}

const ENGLISH_LABELS: ReadonlySet<string> = new Set(['deadline']);

let byWord: Map<string, (Language | null)[]> | null = null;

/** The languages of each function word; null is English. */
function languagesByWord(): ReadonlyMap<string, readonly (Language | null)[]> {
  if (byWord) return byWord;
  byWord = new Map();
  const lists = [
    [ENGLISH_FUNCTION_WORDS, null] as const,
    ...languages.map((each) => [each.functionWords, each] as const),
  ];
  for (const [words, language] of lists) {
    for (const word of wordsOf(words)) byWord.set(word, [...(byWord.get(word) ?? []), language]);
  }
  return byWord;
}
