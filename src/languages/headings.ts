import type { SectionName } from '../vocabulary/sections.ts';
import { folded, wordsOf } from './labels.ts';
import type { Language } from './language.ts';

/** Longer headings say more than the name of a section. */
const LONGEST = 90;
/** An alias this long may stand anywhere in a heading: "Ursache der Störung". */
const SHORTEST_WITHIN = 4;

/** The section of which a heading is one of a language's names, word for word. */
export function headingNamed(language: Language, heading: string): SectionName | null {
  return aliasesOf(language).get(keyOf(heading)) ?? null;
}

const keyOf = (heading: string) => folded(heading.slice(0, 200)).replace(/^\d+(?:\.\d+)*[.)、．]?\s*/u, '');

/**
 * The section that a heading names in a language: the whole of it, or else the first of the language's headings that
 * stands in it, the longer of two at one place. Null when it names none.
 */
export function headingIn(language: Language, heading: string): SectionName | null {
  const key = keyOf(heading);
  const aliases = aliasesOf(language);
  const exact = aliases.get(key);
  if (exact || key.length > LONGEST) return exact ?? null;
  let best: { readonly at: number; readonly alias: string; readonly name: SectionName } | null = null;
  for (const [alias, name] of aliases) {
    const at = alias.length < shortest(alias) ? -1 : placeOf(alias, key);
    if (at === -1) continue;
    if (!best || at < best.at || (at === best.at && alias.length > best.alias.length))
      best = { at, alias, name };
  }
  return best?.name ?? null;
}

const IDEOGRAPHS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** Two ideographs are a word. */
const shortest = (alias: string) => (IDEOGRAPHS.test(alias) ? 2 : SHORTEST_WITHIN);

/** Where an alias stands as whole words; -1 where it does not. Ideographs have no spaces between words. */
function placeOf(alias: string, key: string): number {
  for (let at = key.indexOf(alias); at !== -1; at = key.indexOf(alias, at + 1)) {
    if (IDEOGRAPHS.test(alias)) return at;
    const isWord = !/\p{L}/u.test(key.charAt(at - 1)) && !/\p{L}/u.test(key.charAt(at + alias.length));
    if (isWord) return at;
  }
  return -1;
}

const made = new WeakMap<Language, ReadonlyMap<string, SectionName>>();

function aliasesOf(language: Language): ReadonlyMap<string, SectionName> {
  let aliases = made.get(language);
  if (!aliases) {
    const entries = Object.entries(language.headings) as [SectionName, string][];
    aliases = new Map(
      entries.flatMap(([name, words]) => wordsOf(words).map((word) => [word, name] as const)),
    );
    made.set(language, aliases);
  }
  return aliases;
}
