import { LABELS, type Label, type Language, STATUSES, type Status, type Words } from './language.ts';
import { perLanguage } from './per-language.ts';

/** Splits a comma-separated word list. */
export function wordsOf(words: Words): string[] {
  return words
    .split(',')
    .map((word) => word.trim().replace(/\s+/g, ' '))
    .filter((word) => word !== '');
}

const UMLAUT = /([aou])e/g;

/**
 * Normalizes a word or phrase for comparison: lower case, without surrounding punctuation or accents (which many people
 * omit, or write as "ae").
 */
export function normalized(text: string): string {
  const lower = text.toLowerCase();
  // Most texts are plain already.
  if (/^[a-z\d]+(?: [a-z\d]+)*$/.test(lower)) return lower.replace(UMLAUT, '$1');
  return lower
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replace(UMLAUT, '$1')
    .replace(/[’‘`]/g, "'")
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N})）]+$/gu, '')
    .replace(/\s+/g, ' ');
}

/**
 * The meanings of a column header or of the words before a colon, best first: "Verantwortlich" is an owner, "Was" an
 * action or an event. Empty if it is not a label. A note in brackets is ignored.
 */
export function labelsOf(language: Language, header: string): readonly Label[] {
  return tablesOf(language).labels.get(withoutNote(normalized(header))) ?? [];
}

/** True for a line that begins with the number of a day: "- Tag 2: …". */
export function beginsWithDayNumber(language: Language, line: string): boolean {
  const [, word] = /^[^\p{L}\p{N}]{0,20}(\p{L}{2,10}) \d{1,2}(?![\p{L}\p{N}])/u.exec(line) ?? [];
  return word !== undefined && labelsOf(language, word).includes('date');
}

/** The status that a cell or note states, possibly followed by a date or an explanation; or null. */
export function statusOf(language: Language, text: string): Status | null {
  const { statuses } = tablesOf(language);
  const whole = normalized(text);
  return statuses.get(whole) ?? statuses.get(/^[\p{L}\s]+/u.exec(whole)?.[0].trim() ?? '') ?? null;
}

/** True for a heading or label of a group of items, like "Curto prazo (30-90 dias)", which is nobody's name. */
export function isTheme(language: Language, text: string): boolean {
  return tablesOf(language).themes.has(withoutNote(normalized(text)));
}

/** Removes a note in brackets from the end: "curto prazo (30-90 dias)". */
const withoutNote = (text: string) => text.replace(/\s?[(（][^()（）]{0,100}[)）]$/, '');

/** The length of the words before a due date ("bis zum ") at the start of `text`; 0 if there are none. */
export function dueLeadLength(language: Language, text: string): number {
  return tablesOf(language).until?.exec(text)?.[0].length ?? 0;
}

/** True for what may follow a due date ("完了予定"): nothing, or words of the language. */
export function endsDue(language: Language, rest: string): boolean {
  return tablesOf(language).dueSuffix.has(normalized(rest));
}

interface Tables {
  readonly labels: ReadonlyMap<string, readonly Label[]>;
  readonly statuses: ReadonlyMap<string, Status>;
  readonly themes: ReadonlySet<string>;
  readonly until: RegExp | null;
  readonly dueSuffix: ReadonlySet<string>;
}

const tablesOf = perLanguage((language): Tables => {
  const labels = new Map<string, Label[]>();
  for (const label of LABELS) {
    for (const word of wordsOf(language.labels[label] ?? '').map(normalized))
      labels.set(word, [...(labels.get(word) ?? []), label]);
  }
  const statuses = new Map<string, Status>();
  for (const status of STATUSES)
    for (const word of wordsOf(language.statuses[status])) statuses.set(normalized(word), status);
  // Longest first: "bis zum" before "bis".
  const until = wordsOf(language.until ?? '').sort((a, b) => b.length - a.length);
  return {
    labels,
    statuses,
    themes: new Set(wordsOf(language.themes).map(normalized)),
    dueSuffix: new Set(wordsOf(language.dueSuffix ?? '').map(normalized)),
    until: until.length > 0 ? new RegExp(`^\\s*(?:${until.join('|')})[\\s:]{1,3}`, 'iu') : null,
  };
});
