import type { SectionName } from '../vocabulary/sections.ts';
import { AND } from './and.ts';
import { normalized, wordsOf } from './labels.ts';
import type { Language } from './language.ts';
import { perLanguage } from './per-language.ts';

/** Longer headings are not just a section name. */
const MAX_LENGTH = 90;
/** A shorter alias must be the whole heading; a longer one may be a part: "Ursache der Störung". */
const MIN_ALIAS_LENGTH = 4;

/** The section whose name in a language is exactly this heading, or null. */
export function headingNamed(language: Language, heading: string): SectionName | null {
  const key = keyOf(heading);
  // Most documents need no list of most languages, and making it takes longer than looking through its text.
  return textOf(language).includes(key) ? (aliasesOf(language).get(key) ?? null) : null;
}

/** All section names of a language in one text. */
const textOf = perLanguage(({ headings }) => normalized(Object.values(headings).join(', ')));

const keyOf = (heading: string) =>
  normalized(heading.slice(0, 200)).replace(/^\d+(?:\.\d+)*[.)、．]?\s*/u, '');

/**
 * The section that a heading names in a language: by an exact match, or else by the first section name it contains (the
 * longer of two at the same place; in Chinese, Japanese and Korean by the last). Null if there is none.
 */
export function headingIn(language: Language, heading: string): SectionName | null {
  const key = keyOf(heading);
  const aliases = aliasesOf(language);
  const exact = aliases.get(key);
  if (exact || key.length > MAX_LENGTH) return exact ?? null;
  const names = partsOf(language, key).flatMap((part) => nameOf(part, aliases) ?? []);
  if (names[0] === 'supporting' && timelineInAppendix(key, aliases)) return 'timeline';
  return mixesLessons(language, heading) ? 'action-items' : (names[0] ?? null);
}

/** "Anhang: Ablauf in der zweiten Filiale". */
function timelineInAppendix(key: string, aliases: Aliases): boolean {
  const rest = /^[^:：–—]{2,20}[:：–—]\s?(.{2,})$/.exec(key)?.[1];
  return rest !== undefined && nameOf(rest, aliases) === 'timeline';
}

/** True for "Lehren und Maßnahmen": some entries below it are action items, and others are not. */
export function mixesLessons(language: Language, heading: string): boolean {
  const aliases = aliasesOf(language);
  const key = keyOf(heading);
  if (key.length > MAX_LENGTH) return false;
  const names = partsOf(language, key)
    .flatMap((part) => part.split(BETWEEN))
    .map((part) => nameOf(part, aliases));
  return names.includes('lessons') && names.includes('action-items');
}

const BETWEEN = new RegExp(` (?:${AND}|&|\\+) `);

const nameOf = (part: string, aliases: Aliases): SectionName | null =>
  EAST_ASIAN.test(part) ? lastIn(part, aliases) : firstIn(part, aliases);

/** The names that a heading joins: "概要と影響", "Impact / Dauer". */
const partsOf = ({ joint }: Language, key: string): string[] =>
  key.split(/[・、，/／]/).flatMap((part) => (joint ? part.split(joint) : [part]));

/** In a European language, the name comes first: "Ursache der Störung". */
function firstIn(key: string, aliases: Aliases): SectionName | null {
  let best: { readonly at: number; readonly alias: string; readonly name: SectionName } | null = null;
  for (const [alias, name] of aliases) {
    const at = alias.length < minLength(alias) ? -1 : indexOfWord(alias, key);
    if (at === -1) continue;
    if (!best || at < best.at || (at === best.at && alias.length > best.alias.length))
      best = { at, alias, name };
  }
  return best?.name ?? null;
}

/** In Chinese, Japanese and Korean, it comes last: "追加で決定した措置" is about 措置. */
function lastIn(key: string, aliases: Aliases): SectionName | null {
  let best: { readonly end: number; readonly alias: string; readonly name: SectionName } | null = null;
  for (const [alias, name] of aliases) {
    const at = alias.length < minLength(alias) ? -1 : key.lastIndexOf(alias);
    if (at === -1) continue;
    const end = at + alias.length;
    if (!best || end > best.end || (end === best.end && alias.length > best.alias.length))
      best = { end, alias, name };
  }
  return best?.name ?? null;
}

const EAST_ASIAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** In ideographs and syllables, two characters are enough for a word. */
const minLength = (alias: string) => (EAST_ASIAN.test(alias) ? 2 : MIN_ALIAS_LENGTH);

/** The index of an alias as a whole word, or -1. Chinese and Japanese have no spaces between words, and Korean has particles after them. */
function indexOfWord(alias: string, key: string): number {
  for (let at = key.indexOf(alias); at !== -1; at = key.indexOf(alias, at + 1)) {
    if (EAST_ASIAN.test(alias)) return at;
    const isWord = !/\p{L}/u.test(key.charAt(at - 1)) && !/\p{L}/u.test(key.charAt(at + alias.length));
    if (isWord) return at;
  }
  return -1;
}

type Aliases = ReadonlyMap<string, SectionName>;

const aliasesOf = perLanguage(
  ({ headings }): Aliases =>
    new Map(
      (Object.entries(headings) as [SectionName, string][]).flatMap(([name, words]) =>
        wordsOf(words).map((word) => [normalized(word), name] as const),
      ),
    ),
);
