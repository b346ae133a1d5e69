import { headingIn, headingNamed } from '../languages/headings.ts';
import type { Language } from '../languages/language.ts';
import { ALIASES } from './headings.ts';
import type { SectionName } from './model.ts';
import { maybeActions, sectionHeadings } from './phrases/section-headings.ts';
import { shows } from './phrases/sign.ts';

const BY_ALIAS = new Map<string, SectionName>();
for (const [name, aliases] of Object.entries(ALIASES)) {
  for (const alias of aliases) if (!BY_ALIAS.has(alias)) BY_ALIAS.set(alias, name as SectionName);
}

const EMOJI = /:[a-z0-9_+-]{2,}:|\p{Extended_Pictographic}|\uFE0F|\u200D|[\u{1F3FB}-\u{1F3FF}]/gu;

/** The lookup key of a heading: lower case, without emoji, numbering, bracketed remarks and trailing punctuation. */
export function headingKey(heading: string): string {
  return heading
    .slice(0, 200)
    .toLowerCase()
    .replace(EMOJI, ' ')
    .replace(/https?:\/\/\S+/g, ' ')
    .replace(/[’‘`]/g, "'")
    .replace(/[‐‑‒]/g, '-')
    .replace(/\s[([][^)\]]*[)\]]\s*$/, ' ')
    .replace(/^[\s#*_>|.-]*(?:(?:\d+|[ivx]+|[a-z])(?:\.\d+)*[.):]\s+|\d+(?:\.\d+)+\s+)?/, '')
    .replace(/[\s:?!.#*_–—-]+$/, '')
    .replace(/\s{2,}|[^\S ]/g, ' ')
    .trim();
}

export type Aliases = ReadonlyMap<string, SectionName>;

/** The organisation's own headings, keyed by `headingKey`. */
export function ownAliases(added: Readonly<Partial<Record<SectionName, readonly string[]>>>): Aliases {
  const own = new Map<string, SectionName>();
  for (const [name, aliases] of Object.entries(added)) {
    for (const alias of aliases ?? []) own.set(headingKey(alias), name as SectionName);
  }
  return own;
}

/**
 * The canonical name of a heading; null if it matches no alias. Exact aliases win over patterns. `language` is the
 * document's language, if not English.
 */
export function sectionName(
  heading: string,
  own: Aliases,
  language: Language | null = null,
): SectionName | null {
  const key = headingKey(heading);
  const exact = own.get(key) ?? exactName(key) ?? eitherName(key);
  const found = exact ?? (language && headingIn(language, key)) ?? (key.length <= 90 ? byPattern(key) : null);
  // "What happened (timeline)": whoever says so twice means the more exact word.
  if (found !== null && found !== 'summary') return found;
  const inBrackets = nameInBrackets(heading);
  return found === null || inBrackets === 'timeline' ? inBrackets : found;
}

/** "Kronologi (timeline)": the English name after a heading in a language that has no word list. */
function nameInBrackets(heading: string): SectionName | null {
  const inside = /[(（]([a-z][a-z ]{3,30})[)）]\s*[:：]?\s*$/i.exec(heading.slice(0, 200))?.[1];
  return inside === undefined ? null : exactName(inside.toLowerCase().trim());
}

/** "Recommendations for customers" asks nothing of the team, unless somebody has taken on what its list says. */
const FOR_OTHERS =
  /^(?:recommendations?|recommended (?:actions|steps)|advice|instructions) (?:for|to) (?:our |all |affected |your )?(?:customers|users|clients|integrators|merchants)$/;

export const isForOthers = (heading: string): boolean => FOR_OTHERS.test(headingKey(heading));

function byPattern(key: string): SectionName | null {
  // "What was not the root cause" excludes a cause.
  if (/(?:\bnot|n't) (?:the |a |an )?(?:root )?causes?\b/.test(key)) return null;
  return sectionHeadings.find((sign) => shows(sign, key))?.name ?? null;
}

/** "Maßnahmen / Measures": a bilingual heading takes the name of whichever half is known. */
function eitherName(key: string): SectionName | null {
  if (!key.includes(' / ')) return null;
  const names = key.split(' / ').map(exactName);
  const known = new Set(names.filter((name) => name !== null));
  return names.length === 2 && known.size === 1 ? [...known][0]! : null;
}

/** True for "Things to improve", "Ideas", "Long term": the content below decides whether these are action items. */
export function mayHeadActions(heading: string): boolean {
  return heading.length <= 60 && shows(maybeActions, headingKey(heading));
}

/** Matches aliases only, not patterns: labels are less reliable than headings. */
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
