import type { Language } from '../../../languages/language.ts';
import { perLanguage } from '../../../languages/per-language.ts';
import { wholeWords } from '../../../languages/whole-words.ts';
import type { Block } from '../../../markdown/text.ts';
import { leadTime } from '../../../time/lead.ts';
import { type Zone, zoneAt } from '../../../time/zone.ts';
import type { Fact } from '../../facts.ts';
import { firstOf } from '../../first-of.ts';
import { zoneIn, zoneNote } from './zone-note.ts';
import { zoneOfClock } from './zone-of-clock.ts';
import { placeZone } from './zone-of-place.ts';

/** The most characters of a remark on the times. */
const LONGEST_NOTE = 400;

/** The document's time zone: from a note, the first clock time that has one, or the front matter; null if none tells. */
export const documentZone = (
  blocks: readonly Block[],
  facts: readonly Fact[],
  language: Language | null,
): Zone | null =>
  firstOf(blocks, noteIn) ??
  (language && firstOf(blocks, ({ text }) => foreignNote(text, all(language)))) ??
  firstOf(blocks, ({ text }) => zoneOfClock(text) ?? zoneBesideDay(text) ?? zoneOfLog(text)) ??
  offsetInFrontMatter(facts);

/** "All times are in UTC": a sentence about the times, and not one with a time. */
function noteIn({ text }: Block): Zone | null {
  if (!/\btime(?:s|stamps?|-?line)?\b|\bzone/i.test(text)) return null;
  const isAboutTimes =
    /\b(?:all|the|following)?\s*times?(?:stamps?)?\b.{0,30}\b(?:in|are|is|as)\b/i.test(text) ||
    /\btime ?zone|\ball (?:the )?(?:times?|timestamps?)\b|[([](?:all )?times?\b/i.test(text);
  return (isAboutTimes ? zoneNote(text) : null) ?? zoneOfTimeline(text);
}

/** "I'll tell the timeline of the outage in Central European Time (CET)." */
function zoneOfTimeline(text: string): Zone | null {
  for (const { 0: words, index } of text.matchAll(/\btime-?line\b[^.!?\n]{0,60}?\bin (?=[A-Z])/gi)) {
    const found = zoneAt(text, index + words.length);
    if (
      found &&
      /^\s?(?:[([](?:[A-Z]{2,5}[)\],/]|(?:UTC|GMT)|[+-]\d|[^()[\]]{0,40}\b[Tt]ime\b)|[.,;:]|$|unless\b|using\b)/.test(
        text.slice(found.end),
      )
    )
      return found.zone;
  }
  return null;
}

const all = perLanguage(({ zoneNotes }) => wholeWords([zoneNotes?.all]));

/** "Toutes les heures sont en UTC", at the start of a sentence, and the zone in that sentence. */
function foreignNote(text: string, phrases: RegExp): Zone | null {
  const found = text.length <= LONGEST_NOTE ? phrases.exec(text) : null;
  if (!found || !/(?:^|[.!?。！？]\s?|\n)[^\p{L}\p{N}]*$/u.test(text.slice(0, found.index))) return null;
  const sentence = /^[^.!?。！？]{0,120}/.exec(text.slice(found.index))![0];
  return zoneIn(sentence) ?? placeZone(sentence);
}

/**
 * The offset in front matter like `detected_at: 2026-09-09T18:40:00-03:00`. Not UTC, which a tool may have written, and
 * not that of `date`, which may be the day of publication on its author's computer.
 */
function offsetInFrontMatter(facts: readonly Fact[]): Zone | null {
  for (const { key, value, from } of facts) {
    if (
      from !== 'front-matter' ||
      !/^(?:started|detected|acknowledged|mitigated|resolved)(?: at)?$/.test(key)
    )
      continue;
    const zone = leadTime(value)?.zone;
    if (zone && /[+-](?!00:?00)\d\d:?\d\d\W*$/.test(value)) return zone;
  }
  return null;
}

/** "Incident window: 2023-12-19 to 2023-12-20 (UTC)". */
function zoneBesideDay(text: string): Zone | null {
  const inside = text.length <= 120 ? /\d\s?\(([^()]{2,20})\)\s*$/.exec(text)?.[1] : undefined;
  return inside === undefined ? null : zoneIn(inside);
}

/** "Log kept by the duty manager (BST)." */
function zoneOfLog(text: string): Zone | null {
  if (text.length > 120 || !/\b(?:log|timeline|chronology|events|minutes)\b/i.test(text)) return null;
  const inside = /\(([A-Z]{3,5})\)[\s.:]*$/.exec(text)?.[1];
  return inside === undefined ? null : zoneIn(inside);
}
