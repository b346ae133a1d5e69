import { headingIn, headingNamed } from '../languages/headings.ts';
import type { Language } from '../languages/language.ts';
import { ALIASES, MAYBE_ACTIONS, PATTERNS } from './headings.ts';
import type { SectionName } from './model.ts';

export { ALIASES } from './headings.ts';

const BY_ALIAS = new Map<string, SectionName>();
for (const [name, aliases] of Object.entries(ALIASES)) {
  for (const alias of aliases) if (!BY_ALIAS.has(alias)) BY_ALIAS.set(alias, name as SectionName);
}

const EMOJI = /:[a-z0-9_+-]{2,}:|\p{Extended_Pictographic}|\uFE0F|\u200D|[\u{1F3FB}-\u{1F3FF}]/gu;

/** A heading as it is compared: lower case, without emoji, numbering, remarks in brackets and end punctuation. */
export function headingKey(heading: string): string {
  return heading
    .slice(0, 200)
    .toLowerCase()
    .replace(EMOJI, ' ')
    .replace(/[’‘`]/g, "'")
    .replace(/\s[([][^)\]]*[)\]]\s*$/, ' ')
    .replace(/^[\s#*_>|.-]*(?:(?:\d+|[ivx]+|[a-z])(?:\.\d+)*[.):]\s+|\d+(?:\.\d+)+\s+)?/, '')
    .replace(/[\s:?!.#*_–—-]+$/, '')
    .replace(/\s{2,}|[^\S ]/g, ' ')
    .trim();
}

export type Aliases = ReadonlyMap<string, SectionName>;

/** The organisation's own headings, by `headingKey`. */
export function ownAliases(added: Readonly<Partial<Record<SectionName, readonly string[]>>>): Aliases {
  const own = new Map<string, SectionName>();
  for (const [name, aliases] of Object.entries(added)) {
    for (const alias of aliases ?? []) own.set(headingKey(alias), name as SectionName);
  }
  return own;
}

/**
 * The canonical name of a heading; null when it is nobody's alias. Exact aliases win over patterns. `language` is the
 * document's own, where that is not English.
 */
export function sectionName(
  heading: string,
  own: Aliases,
  language: Language | null = null,
): SectionName | null {
  const key = headingKey(heading);
  const exact = own.get(key) ?? exactName(key) ?? eitherName(key);
  return exact ?? (language && headingIn(language, key)) ?? (key.length <= 90 ? byPattern(key) : null);
}

function byPattern(key: string): SectionName | null {
  const found = PATTERNS.find(([pattern, , needs]) => (!needs || needs.test(key)) && pattern.test(key));
  return found?.[1] ?? null;
}

/** "Maßnahmen / Measures": one heading in two languages has the name that one of its halves has. */
function eitherName(key: string): SectionName | null {
  if (!key.includes(' / ')) return null;
  const names = key.split(' / ').map(exactName);
  const known = new Set(names.filter((name) => name !== null));
  return names.length === 2 && known.size === 1 ? [...known][0]! : null;
}

/** Without one of these words it is none, and its key need not be made. */
const MAY_BE =
  /improve|chang|fix|to do|ideas|proposals|suggest|enhance|clean|deliver|issues|points|questions|map|log|list|register|next|term|immediate/i;

/** True for "Things to improve", "Ideas", "Long term": what stands below tells whether it is to be done. */
export function mayHeadActions(heading: string): boolean {
  return heading.length <= 60 && MAY_BE.test(heading) && MAYBE_ACTIONS.test(headingKey(heading));
}

/** By alias only; for labels, which are less sure than headings. */
export function labelName(label: string, own: Aliases, language: Language | null = null): SectionName | null {
  const key = headingKey(label);
  return own.get(key) ?? exactName(key) ?? (language && headingNamed(language, key));
}

function exactName(key: string): SectionName | null {
  return (
    BY_ALIAS.get(key) ??
    BY_ALIAS.get(
      key
        .replace(
          /^(?:the|our|incident|outage|service|event|detailed|full|brief|executive|high[ -]level|rough|initial|general) /,
          '',
        )
        .replace(/ (?:of|for|during|from) (?:the|this) .*$/, ''),
    ) ??
    null
  );
}
