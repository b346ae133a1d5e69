import { LABELS, type Label, type Language, STATUSES, type Status, type Words } from './language.ts';

/** The words of a list, apart. */
export function wordsOf(words: Words): string[] {
  return words
    .split(',')
    .map((word) => word.trim().replace(/\s+/g, ' '))
    .filter((word) => word !== '');
}

/** A word or phrase as the lists have it: lower case, without marks around it. */
export function folded(text: string): string {
  return text
    .toLowerCase()
    .replace(/[’‘`]/g, "'")
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N})）]+$/gu, '')
    .replace(/\s+/g, ' ');
}

/**
 * What a column's header or the words before a colon say in a language: "Verantwortlich" is an owner. One word may be
 * several ("Was": an action, an event), best first; empty when it is none. A remark in brackets does not count.
 */
export function labelsOf(language: Language, header: string): readonly Label[] {
  const whole = folded(header);
  return tablesOf(language).labels.get(whole.replace(/\s*[(（][^()（）]*[)）]$/, '')) ?? [];
}

/** The status that a cell or a remark states, or null. A date or an explanation may stand behind it. */
export function statusOf(language: Language, text: string): Status | null {
  const { statuses } = tablesOf(language);
  const whole = folded(text);
  return statuses.get(whole) ?? statuses.get(/^[\p{L}\s]+/u.exec(whole)?.[0].trim() ?? '') ?? null;
}

interface Tables {
  readonly labels: ReadonlyMap<string, readonly Label[]>;
  readonly statuses: ReadonlyMap<string, Status>;
}

const made = new WeakMap<Language, Tables>();

function tablesOf(language: Language): Tables {
  let tables = made.get(language);
  if (tables) return tables;
  const labels = new Map<string, Label[]>();
  for (const label of LABELS) {
    for (const word of wordsOf(language.labels[label] ?? ''))
      labels.set(word, [...(labels.get(word) ?? []), label]);
  }
  const statuses = new Map<string, Status>();
  for (const status of STATUSES)
    for (const word of wordsOf(language.statuses[status])) statuses.set(word, status);
  tables = { labels, statuses };
  made.set(language, tables);
  return tables;
}
